using Tracker.Domain.Records;
using Tracker.Domain.Spreadsheets;

namespace Tracker.Domain.Imports;

/// <summary>
/// One file being planned, some rows at a time, so that a file of a million rows is never held whole. Decides, and writes nothing;
/// the same file and the same records give the same plan.
/// </summary>
public sealed class ImportPlanning
{
    /// <summary>Few enough that they are done with before the collector has moved them to where it seldom looks.</summary>
    private const int AtOnce = 500;

    private readonly Table _table;
    private readonly TableHeaders _headers;
    private readonly RowPlanner _planner;
    private readonly List<string> _read;
    private readonly AskedAgencies _askedAgencies;

    public ImportPlanning(Table table, TableHeaders headers, ImportProfile profile, ImportContext context)
    {
        (_table, _headers, Profile, Context) = (table, headers, profile, context);
        _planner = profile.PlannerFor(context, headers);
        _askedAgencies = new AskedAgencies(context.Judge.Agencies);
        _read = headers.Printed.Except(profile.Ignored(headers), StringComparer.Ordinal).Where(h => !profile.MayHoldErrors(h)).ToList();
    }

    public ImportProfile Profile { get; }

    public ImportContext Context { get; }

    /// <summary>The rows in their order, some at a time; each lot is to be planned before the next is taken.</summary>
    /// <exception cref="UnusableTableException">The file cannot be read to its end.</exception>
    public IEnumerable<IReadOnlyList<TableRow>> Lots()
    {
        var rows = _table.Rows;
        if (_planner.NeedsSurvey)
        {
            var all = rows.ToList();
            _planner.Survey(all.Where(r => r.Problem is null));
            rows = all;
        }

        return rows.Chunk(AtOnce);
    }

    /// <summary>Reads the file to its end in place of planning it, to see that it can be read.</summary>
    /// <exception cref="UnusableTableException">It cannot.</exception>
    public int CountRows() => _table.Rows.Count();

    /// <summary>The references of stored records that these rows name.</summary>
    public IReadOnlyCollection<string> RefsIn(IEnumerable<TableRow> rows) => rows.Select(r => Profile.RefIn(r, _headers)).OfType<string>().ToHashSet(StringComparer.Ordinal);

    /// <summary>The addresses and titles by which these rows may mean stored sources.</summary>
    public IReadOnlyCollection<CitationInput> CitationsIn(IEnumerable<TableRow> rows) => rows.Where(r => r.Problem is null).SelectMany(_planner.CitationsIn).ToList();

    /// <summary>The <see cref="RecordContent.OwnKeyOf"/> of the rows that would be new unless a record says the very same.</summary>
    public static IReadOnlyCollection<long> OwnKeysOf(IEnumerable<PlannedRow> rows) =>
        rows.Where(r => r.Content is not null).Select(r => RecordContent.OwnKeyOf(r.Draft!.Type, r.Draft.Input)).Distinct().ToList();

    /// <summary>The same rows; one that says the very same as a record is that record.</summary>
    /// <param name="recorded">References by <see cref="RecordContent.KeyOf"/>.</param>
    public static IReadOnlyList<PlannedRow> Recognise(IReadOnlyList<PlannedRow> rows, IReadOnlyDictionary<UInt128, string> recorded) =>
        recorded.Count == 0 ? rows : rows.Select(r => r.Content is { } content && recorded.TryGetValue(content, out var same) ? Recorded(r, same) : r).ToList();

    private static PlannedRow Recorded(PlannedRow row, string same) => row with { Outcome = RowOutcome.Unchanged, RecordRef = same, Notes = [.. row.Notes, $"Already recorded as {same}."] };

    public IReadOnlyList<PlannedRow> Plan(IEnumerable<TableRow> lot)
    {
        var rows = lot.Select(r => r.Problem is not null ? Unreadable(r) : Failed(r) ?? _planner.Plan(r)).ToList();

        // What a list calls otherwise is asked of it as a whole, once all its editions are known.
        if (Profile.ListSlug is null)
        {
            rows.ForEach(_askedAgencies.Add);
        }

        return rows;
    }

    /// <summary>What there is to say of the file, once all its rows are planned.</summary>
    public PlanSummary Summarise() => new(Profile, _headers.Printed)
    {
        ObservedOn = Context.ObservedOn,
        IgnoredColumns = Profile.Ignored(_headers),
        Notes = [.. _table.Notes, .. Profile.Notes(_table, _headers)],
        List = _planner.Outcome(),
        AskedAgencies = _askedAgencies.All,
    };

    // The text of an error would be taken for a name or a note.
    private PlannedRow? Failed(TableRow row)
    {
        if (!row.Cells.Any(c => c.IsError))
        {
            return null;
        }

        var problems = _read.Where(h => _headers.Cell(row, h).IsError)
            .Select(h => new FieldProblem(h, _headers.Cell(row, h).Text, "The formula in this cell failed. Mend it, or type the value over it."))
            .ToList();
        return problems.Count == 0 ? null : new PlannedRow(row.Number, RowOutcome.Refused, null, null, row.Cells) { Problems = problems };
    }

    private static PlannedRow Unreadable(TableRow row) =>
        new(row.Number, RowOutcome.Refused, null, null, row.Cells) { Problems = [new FieldProblem("", null, $"The row {row.Problem}")] };
}
