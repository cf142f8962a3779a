using Tracker.Domain.Records;
using Tracker.Domain.Spreadsheets;

namespace Tracker.Domain.Imports.TrackerRecords;

/// <summary>The tracker's own format, of one or several kinds of record: what it exports, and its blank templates.</summary>
public sealed class TrackerRecordsProfile : ImportProfile
{
    public override string Slug => "tracker";

    public override string Name => "The tracker’s own format";

    public override bool Recognises(TableHeaders headers) =>
        headers.Has("source_1_url") && (headers.Has("geoid") || headers.Has("jurisdiction"));

    public override string? Refuses(TableHeaders headers)
    {
        if (!headers.Has("geoid") && !headers.Has("jurisdiction"))
        {
            return "The column “geoid” or “jurisdiction” is missing: without one of them no row says where it belongs.";
        }

        var type = OnlyTypeOf(headers);
        var types = type is not null ? [type] : headers.Has("type") ? RecordTypes.All : [];
        if (types.Count == 0)
        {
            return "The columns do not tell which kind of record the rows are. Add a column “type” with one of: " + string.Join(", ", RecordTypes.All.Select(t => t.Slug)) + ".";
        }

        var missing = (type?.RequiredColumns ?? ["state", "source_1_url"]).Where(c => !headers.Has(c)).ToList();
        return missing.Count == 0 ? null : $"The {(missing.Count == 1 ? "column" : "columns")} {string.Join(", ", missing.Select(m => $"“{m}”"))} {(missing.Count == 1 ? "is" : "are")} missing. Take the blank template of the kind, or add the column.";
    }

    public override IReadOnlyList<string> Ignored(TableHeaders headers) =>
        headers.Printed.Where(h => h.Length > 0 && !IsKnown(TableHeaders.Fold(h))).ToList();

    public override IEnumerable<string> Notes(Table table, TableHeaders headers)
    {
        // A column such as ended_on is worked out for some kinds and read for others.
        var columns = (OnlyTypeOf(headers) is { } type ? [type] : RecordTypes.All).SelectMany(t => t.Columns).ToLookup(c => c.Name, StringComparer.Ordinal);
        var derived = columns.Where(c => c.All(column => column.Derived) && c.Key != "type" && headers.Has(c.Key)).Select(c => c.Key).ToList();
        if (derived.Count > 0)
        {
            yield return $"Not read, because the tracker works them out itself: {string.Join(", ", derived)}.";
        }
    }

    public override bool NamesRecords => true;

    public override string? RefIn(TableRow row, TableHeaders headers) => Text.Tidy(FormulaGuard.Unprotect(headers.Cell(row, "ref").Text));

    public override RowPlanner PlannerFor(ImportContext context, TableHeaders headers) =>
        new TrackerRecordsPlanner(context, headers, OnlyTypeOf(headers));

    /// <summary>The kind to which most of the headers belong; none when a column of types says which, row by row.</summary>
    private static RecordType? OnlyTypeOf(TableHeaders headers)
    {
        var kinds = RecordTypes.All
            .Select(t => (Type: t, Known: t.OwnColumns.Count(c => headers.Has(c.Name)), IsComplete: t.OwnColumns.Where(c => c.Required).All(c => headers.Has(c.Name))))
            .Where(k => k.Known > 0)
            .OrderByDescending(k => k.Known)
            .ToList();
        if (headers.Has("type") && kinds.Count(k => k.IsComplete) > 1)
        {
            return null;
        }

        return kinds switch
        {
            [var only] => only.Type,
            [var first, var second, ..] when first.Known > second.Known => first.Type,
            _ => null,
        };
    }

    private static bool IsKnown(string header) =>
        CitationColumn.Find(header) is not null || RecordTypes.All.Any(t => t.Column(header) is not null);
}
