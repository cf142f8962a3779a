using Tracker.Domain.Agencies;

namespace Tracker.Domain.Imports;

/// <summary>Gives new rows the references that an earlier plan of the same file promised them.</summary>
/// <param name="byRow">Reference by row number.</param>
public sealed class PromisedRefs(IReadOnlyDictionary<int, string> byRow)
{
    private readonly Dictionary<string, string> _byDrawn = new(StringComparer.Ordinal);

    /// <summary>Rows in their order: a later one may speak of an earlier.</summary>
    public PlannedRow Keep(PlannedRow row)
    {
        if (row is { Outcome: RowOutcome.New, RecordRef: { } drawn } && byRow.TryGetValue(row.Number, out var promised))
        {
            _byDrawn[drawn] = promised;
        }

        return row with { RecordRef = Kept(row.RecordRef), Agency = Kept(row.Agency) };
    }

    private string? Kept(string? drawn) => drawn is null ? null : _byDrawn.GetValueOrDefault(drawn, drawn);

    private AgencyDraft? Kept(AgencyDraft? draft) => draft is null ? null : draft with { Agency = draft.Agency with { Ref = Kept(draft.Agency.Ref)! } };
}
