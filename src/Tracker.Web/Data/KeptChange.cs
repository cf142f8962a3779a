using Microsoft.EntityFrameworkCore.Metadata;
using Tracker.Domain.History;
using Tracker.Domain.Jurisdictions;

namespace Tracker.Web.Data;

/// <summary>A change on its way into history, before its change set has a number.</summary>
/// <param name="NamedBy">The reference of a record, agency or source; null for what is part of another thing.</param>
internal sealed record KeptChange(ChangeAction Action, string Entity, string Key, string? RecordRef, GeoId? Jurisdiction, string Values, string? NamedBy)
{
    /// <summary>A new thing that is not tracked.</summary>
    public static KeptChange OfNew(IEntityType type, object entity, string? namedBy = null)
    {
        var columns = StoredColumns.Of(type);
        return OfNew(columns, columns.RowOf(entity), null, null, namedBy);
    }

    /// <inheritdoc cref="OfNew(IEntityType, object, string?)"/>
    public static KeptChange OfNew(StoredColumns columns, StoredRow row, string? recordRef, GeoId? jurisdiction, string? namedBy) =>
        new(ChangeAction.Added, columns.Type.ClrType.Name, columns.KeyOf(row), recordRef, jurisdiction, columns.OfNew(row), namedBy);

    public Change In(ChangeSet changeSet) => new(changeSet.Id, changeSet.NextOrdinal(), Action, Entity, Key, RecordRef, Jurisdiction, Values);
}
