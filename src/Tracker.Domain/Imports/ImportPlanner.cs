using Tracker.Domain.Records;
using Tracker.Domain.Spreadsheets;

namespace Tracker.Domain.Imports;

/// <summary>Decides what an import would do. Writes nothing, and gives the same plan for the same file and the same records.</summary>
public static class ImportPlanner
{
    /// <exception cref="UnusableTableException">The file cannot be read to its end.</exception>
    public static ImportPlan Plan(Table table, TableHeaders headers, ImportProfile profile, ImportContext context, CancellationToken cancellation = default)
    {
        var planner = profile.PlannerFor(context, headers);
        var given = new List<TableRow>();
        foreach (var row in table.Rows)
        {
            cancellation.ThrowIfCancellationRequested();
            given.Add(row);
        }

        planner.Survey(given.Where(r => r.Problem is null));
        var read = headers.Printed.Except(profile.Ignored(headers), StringComparer.Ordinal).Where(h => !profile.MayHoldErrors(h)).ToList();
        var rows = new List<PlannedRow>(given.Count);
        foreach (var row in given)
        {
            cancellation.ThrowIfCancellationRequested();
            rows.Add(row.Problem is not null ? Unreadable(row) : Failed(row, headers, read) ?? planner.Plan(row));
        }

        return new ImportPlan(profile, headers.Printed, rows)
        {
            ObservedOn = context.ObservedOn,
            IgnoredColumns = profile.Ignored(headers),
            Notes = [.. table.Notes, .. profile.Notes(table, headers)],
            Gone = Gone(profile.ListSlug, rows, context),
            Seen = Seen(profile.ListSlug, rows, context),
        };
    }

    private static PlannedRow Unreadable(TableRow row) =>
        new(row.Number, RowOutcome.Refused, null, null, row.Cells) { Problems = [new FieldProblem("", null, $"The row {row.Problem}")] };

    // The text of an error would be taken for a name or a note.
    private static PlannedRow? Failed(TableRow row, TableHeaders headers, List<string> read)
    {
        if (!row.Cells.Any(c => c.IsError))
        {
            return null;
        }

        var problems = read.Where(h => headers.Cell(row, h).IsError)
            .Select(h => new FieldProblem(h, headers.Cell(row, h).Text, "The formula in this cell failed. Mend it, or type the value over it."))
            .ToList();
        return problems.Count == 0 ? null : new PlannedRow(row.Number, RowOutcome.Refused, null, null, row.Cells) { Problems = problems };
    }

    /// <summary>What stood on the list at its newest sight before this one, and is not among these rows.</summary>
    private static List<string> Gone(string? list, List<PlannedRow> rows, ImportContext context)
    {
        if (list is null)
        {
            return [];
        }

        var spells = context.Shelf.All.Where(r => r.ListSpells.ContainsKey(list)).Select(r => (r.Ref, r.ListSpells[list].Last))
            .Where(s => s.Last < context.ObservedOn).ToList();
        var newest = spells.Count == 0 ? default : spells.Max(s => s.Last);
        var seen = rows.Select(r => r.RecordRef).ToHashSet(StringComparer.Ordinal);
        return spells.Where(s => s.Last == newest && !seen.Contains(s.Ref)).Select(s => s.Ref).Order(StringComparer.Ordinal).ToList();
    }

    private static List<string> Seen(string? list, List<PlannedRow> rows, ImportContext context) =>
        list is null || context.ObservedOn is not { } day ? [] : rows
            .Where(r => r.RecordRef is not null)
            .Select(r => r.RecordRef!)
            .Distinct(StringComparer.Ordinal)
            .Where(r => context.Shelf.Find(r)?.ListSpells.TryGetValue(list, out var spell) != true || day < spell.First || day > spell.Last)
            .ToList();
}
