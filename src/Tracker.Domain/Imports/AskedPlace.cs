using Tracker.Domain.Jurisdictions;

namespace Tracker.Domain.Imports;

/// <summary>A question about a place, asked once for all rows of a file that raise it.</summary>
/// <param name="Rows">How many rows.</param>
/// <param name="FirstRow">The number of the first of them.</param>
public sealed record AskedPlace(PlaceQuestion Place, int Rows, int FirstRow);

/// <summary>Gathers what the rows of a file ask, as they pass.</summary>
public sealed class AskedPlaces
{
    private const int Most = 200;

    private readonly Dictionary<(string State, string Key), AskedPlace> _asked = [];

    public void Add(PlannedRow row)
    {
        if (row.Outcome == RowOutcome.Refused && row.Problems.Select(p => p.Asks).FirstOrDefault(a => a is not null) is { } asks)
        {
            var key = (asks.StateCode, FoldedName.KeyOf(asks.Name));
            if (_asked.TryGetValue(key, out var before))
            {
                _asked[key] = before with { Rows = before.Rows + 1 };
            }
            else if (_asked.Count < Most)
            {
                _asked[key] = new AskedPlace(asks, 1, row.Number);
            }
        }
    }

    /// <summary>Those that most rows raise first.</summary>
    public IReadOnlyList<AskedPlace> All => [.. _asked.Values.OrderByDescending(a => a.Rows).ThenBy(a => a.FirstRow)];
}
