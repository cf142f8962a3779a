using Tracker.Domain.Agencies;
using Tracker.Domain.Records;

namespace Tracker.Domain.Imports;

/// <summary>A new agency of a file that may be one that is there already under another name: asked once for all rows that name it.</summary>
/// <param name="Home">The GEOID of where it would be at home.</param>
/// <param name="Name">As it stands in the file.</param>
/// <param name="Offered">The references of those that may be meant, divided by blanks; the likeliest first.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="FirstRow">The number of the first of them.</param>
public sealed record AskedAgency(string Home, string Name, string Offered, int Rows, int FirstRow);

/// <summary>Gathers which new agencies of a file are like agencies that are there, as its rows pass.</summary>
public sealed class AskedAgencies(AgencyDirectory agencies)
{
    private const int Most = 200;

    private readonly Dictionary<string, AskedAgency?> _asked = new(StringComparer.Ordinal);

    public void Add(PlannedRow row)
    {
        if (row is not { Outcome: RowOutcome.New or RowOutcome.Changed, Draft.Agency: { IsNew: true } made } || _asked.Count >= Most)
        {
            return;
        }

        _asked[made.Ref] = _asked.TryGetValue(made.Ref, out var before)
            ? before is null ? null : before with { Rows = before.Rows + 1 }
            : Ask(made, row.Number);
    }

    /// <summary>Those that most rows raise first.</summary>
    public IReadOnlyList<AskedAgency> All => [.. _asked.Values.OfType<AskedAgency>().OrderByDescending(a => a.Rows).ThenBy(a => a.FirstRow)];

    private AskedAgency? Ask(AgencyChoice made, int row) => agencies.Like(made) is { Count: > 0 } like
        ? new AskedAgency(made.Home.Value, made.Name, string.Join(' ', like.Select(a => a.Ref)), 1, row)
        : null;
}
