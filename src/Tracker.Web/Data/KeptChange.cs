using Tracker.Domain.History;
using Tracker.Domain.Jurisdictions;

namespace Tracker.Web.Data;

/// <summary>A change on its way into history, before its change set has a number.</summary>
/// <param name="NamedBy">The reference of a record, agency or source; null for what is part of another thing.</param>
internal sealed record KeptChange(ChangeAction Action, string Entity, string Key, string? RecordRef, GeoId? Jurisdiction, string Values, string? NamedBy)
{
    public Change In(long changeSetId, int ordinal) => new(changeSetId, ordinal, Action, Entity, Key, RecordRef, Jurisdiction, Values);
}
