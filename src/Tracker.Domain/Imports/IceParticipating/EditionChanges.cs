using Tracker.Domain.Agencies;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;

namespace Tracker.Domain.Imports.IceParticipating;

/// <summary>What became of an agreement from one edition of a list to the next.</summary>
public enum EditionChangeKind
{
    [Label("Appeared")] Appeared,
    [Label("Came back")] CameBack,
    [Label("Vanished")] Vanished,
    [Label("Silently edited")] Edited,
}

/// <summary>One agreement that an edition shows otherwise than the edition before it.</summary>
/// <param name="Row">As the newer of the two prints it that shows it at all.</param>
/// <param name="Edits">The cells that differ, by the list's own headers, as printed; empty unless it was edited.</param>
public sealed record EditionChange(EditionChangeKind Kind, ListedRow Row, IReadOnlyList<CellChange> Edits);

/// <summary>Compares two editions of a list, agreement by agreement; of an agreement printed twice its first row counts.</summary>
public static class EditionChanges
{
    private static readonly (string Header, Func<ListedRow, string?> Read)[] Cells =
    [
        (IceParticipatingProfile.State, r => r.State),
        (IceParticipatingProfile.Agency, r => r.Agency),
        (IceParticipatingProfile.AgencyType, r => r.AgencyType),
        (IceParticipatingProfile.County, r => r.County),
        (IceParticipatingProfile.SupportType, r => r.Model),
        (IceParticipatingProfile.SignedOn, r => IceRow.Of(r).SignedOnIso()),
        (IceParticipatingProfile.Moa, r => r.MoaUrl),
        (IceParticipatingProfile.Addendum, r => r.AddendumUrl),
    ];

    /// <param name="before">The rows of the edition before; none where there is none, and then nothing has appeared.</param>
    /// <param name="wasSeenBefore">Whether an edition before that one showed a record.</param>
    /// <param name="now">The rows of the edition.</param>
    public static IReadOnlyList<EditionChange> Between(IReadOnlyList<ListedRow> before, IReadOnlyList<ListedRow> now, Func<string, bool> wasSeenBefore)
    {
        if (before.Count == 0)
        {
            return [];
        }

        var (old, current) = (ByAgreement(before), ByAgreement(now));
        // A column that one of the two does not have was not edited.
        var both = Cells.Where(c => before.Any(r => c.Read(r) is { Length: > 0 }) && now.Any(r => c.Read(r) is { Length: > 0 })).ToList();
        var changes = current.Where(r => !old.ContainsKey(r.Key)).Select(r => new EditionChange(r.Value.RecordRef is { } record && wasSeenBefore(record) ? EditionChangeKind.CameBack : EditionChangeKind.Appeared, r.Value, []))
            .Concat(old.Where(r => !current.ContainsKey(r.Key)).Select(r => new EditionChange(EditionChangeKind.Vanished, r.Value, [])))
            .Concat(current.Where(r => old.ContainsKey(r.Key))
                .Select(r => new EditionChange(EditionChangeKind.Edited, r.Value, both.Where(c => c.Read(old[r.Key]) != c.Read(r.Value)).Select(c => new CellChange(c.Header, c.Read(old[r.Key]), c.Read(r.Value))).ToList()))
                .Where(c => c.Edits.Count > 0));
        return changes.OrderBy(c => c.Kind).ThenBy(c => c.Row.State, StringComparer.OrdinalIgnoreCase).ThenBy(c => c.Row.Agency, StringComparer.OrdinalIgnoreCase).ThenBy(c => c.Row.Model, StringComparer.Ordinal).ThenBy(c => c.Row.Number).ToList();
    }

    /// <summary>A row that could not be told to be a record is known by its own words.</summary>
    private static Dictionary<string, ListedRow> ByAgreement(IReadOnlyList<ListedRow> rows)
    {
        var byAgreement = new Dictionary<string, ListedRow>(StringComparer.Ordinal);
        foreach (var row in rows.OrderBy(r => r.Number))
        {
            byAgreement.TryAdd(row.RecordRef ?? $"{FoldedName.Of(row.State)}|{AgencyName.Fold(row.Agency)}|{IceRow.Of(row).ModelKey}", row);
        }

        return byAgreement;
    }
}
