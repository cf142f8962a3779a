using Microsoft.EntityFrameworkCore.Metadata;
using Tracker.Domain.History;
using Tracker.Domain.Jurisdictions;

namespace Tracker.Web.Data;

/// <summary>A change on its way into history, before its change set has a number.</summary>
/// <param name="NamedBy">The reference of a record, agency or source; null for what is part of another thing.</param>
internal sealed record KeptChange(ChangeAction Action, string Entity, string Key, string? RecordRef, GeoId? Jurisdiction, string Values, string? NamedBy)
{
    /// <summary>A new thing that is not tracked.</summary>
    public static KeptChange OfNew(IEntityType type, object entity, string? recordRef = null, GeoId? jurisdiction = null, string? namedBy = null) =>
        new(ChangeAction.Added, type.ClrType.Name, StoredValues.KeyOf(type, entity), recordRef, jurisdiction, StoredValues.OfNew(type, entity), namedBy);

    public Change In(ChangeSet changeSet) => new(changeSet.Id, changeSet.NextOrdinal(), Action, Entity, Key, RecordRef, Jurisdiction, Values);
}
