using Tracker.Domain.History;
using Tracker.Domain.Jurisdictions;

namespace Tracker.Web.Data;

/// <summary>A change on its way into history, before its change set has a number.</summary>
/// <param name="NamedBy">The reference of a record, agency or source; null for what is part of another thing.</param>
internal sealed record KeptChange(ChangeAction Action, string Entity, string Key, string? RecordRef, GeoId? Jurisdiction, string Values, string? NamedBy)
{
    /// <summary>A new thing that is not tracked, and is no part of a record.</summary>
    public static KeptChange OfNew<T>(TrackerDbContext db, T entity, string? namedBy) where T : class
    {
        var type = db.Model.FindEntityType(typeof(T))!;
        return new KeptChange(ChangeAction.Added, type.ClrType.Name, StoredValues.KeyOf(type, entity), null, null, StoredValues.OfNew(type, entity), namedBy);
    }

    public Change In(long changeSetId, int ordinal) => new(changeSetId, ordinal, Action, Entity, Key, RecordRef, Jurisdiction, Values);
}
