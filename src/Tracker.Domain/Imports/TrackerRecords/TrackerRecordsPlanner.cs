using System.Globalization;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;
using Tracker.Domain.Spreadsheets;

namespace Tracker.Domain.Imports.TrackerRecords;

/// <summary>
/// A row with a <c>ref</c> is that record: its filled and emptied cells are compared, columns the file lacks are left alone.
/// A row without one is new, unless a record says the very same.
/// </summary>
internal sealed class TrackerRecordsPlanner(ImportContext context, TableHeaders headers, RecordType? onlyType) : RowPlanner
{
    private static readonly CitationColumn UrlColumn = CitationColumn.All.First(c => c.Suffix == "url");
    private static readonly CitationColumn TitleColumn = CitationColumn.All.First(c => c.Suffix == "title");

    private readonly Dictionary<string, int> _rowOfRef = new(StringComparer.Ordinal);
    private readonly Dictionary<UInt128, int> _rowOfContent = [];
    private readonly List<(string Url, string Title)> _sourceColumns = [.. headers.Printed.Select(TableHeaders.Fold).Select(CitationColumn.Split).OfType<(int Number, string Suffix)>().Select(s => s.Number).Distinct().Select(n => ($"source_{n}_url", $"source_{n}_title"))];
    private readonly HashSet<string> _given = new(headers.Printed.Select(TableHeaders.Fold), StringComparer.Ordinal);

    public override IEnumerable<CitationInput> CitationsIn(TableRow row) =>
        _sourceColumns.Select(s => new CitationInput { Url = Normal(UrlColumn, Cell(row, s.Url)), Title = Normal(TitleColumn, Cell(row, s.Title)) });

    public override PlannedRow Plan(TableRow row)
    {
        var type = TypeOf(row, out var problem);
        var planned = type is null ? Refused(row, null, [problem!]) : PlanAs(type, row);
        return Text.Tidy(Cell(row, "geoid")) is { } printed && GeoId.TryParse(printed, out var geoid, out var zeroGivenBack) && zeroGivenBack
            ? planned with { Notes = [.. planned.Notes, $"The GEOID “{printed}” had lost its leading zero and is read as {geoid}."] }
            : planned;
    }

    private PlannedRow PlanAs(RecordType type, TableRow row)
    {
        var recordRef = Text.Tidy(Cell(row, "ref"));
        if (recordRef is null)
        {
            return PlanNew(type, row);
        }

        if (context.Shelf.Find(recordRef) is not { } existing)
        {
            return Refused(row, null, [new FieldProblem("ref", recordRef, $"There is no record “{recordRef}”. Empty the cell to add the row as a new record.")]);
        }

        if (existing.Type != type)
        {
            return Refused(row, null, [new FieldProblem("type", Cell(row, "type"), $"{recordRef} is a {existing.Type.Name}; its kind cannot be changed.")]);
        }

        return _rowOfRef.TryAdd(recordRef, row.Number)
            ? PlanExisting(existing, row)
            : Refused(row, null, [new FieldProblem("ref", recordRef, $"Row {_rowOfRef[recordRef]} is this record already. Keep one of the two.")]);
    }

    private PlannedRow PlanNew(RecordType type, TableRow row)
    {
        var draft = context.Judge.Judge(type, Written(type.NewInput(), type, row));
        if (!draft.IsSound)
        {
            return Refused(row, draft, draft.Problems);
        }

        var content = RecordContent.KeyOf(type, draft.Input);
        if (!_rowOfContent.TryAdd(content, row.Number))
        {
            return new PlannedRow(row.Number, RowOutcome.Unchanged, null, draft, row.Cells) { Notes = [$"The same as row {_rowOfContent[content]}."] };
        }

        return new PlannedRow(row.Number, RowOutcome.New, context.Refs.Draw(type.RefPrefix), draft, row.Cells) { Content = content };
    }

    private PlannedRow PlanExisting(ExistingRecord existing, TableRow row)
    {
        var type = existing.Type;
        var draft = context.Judge.Judge(type, Written(type.Copy(existing.Input), type, row));
        if (!draft.IsSound)
        {
            return Refused(row, draft, draft.Problems);
        }

        var changes = RecordContent.Differences(type, existing.Input, draft.Input);
        var planned = new PlannedRow(row.Number, changes.Count == 0 ? RowOutcome.Unchanged : RowOutcome.Changed, existing.Ref, draft, row.Cells) { Changes = changes };
        return changes.Count > 0 && IsBehind(draft.Input, existing)
            ? planned with { Outcome = RowOutcome.Conflict, Problems = [new FieldProblem("version", draft.Input.Version, $"Somebody changed this record since the file was exported: it is at version {existing.Version} now. Export it again, and edit that.")] }
            : planned;
    }

    // The judged version: what a person may write as “1” or “$1”, or with ten digits, is compared in one form.
    private static bool IsBehind(RecordInput judged, ExistingRecord existing) =>
        judged.Version is { } version && version != existing.Version.ToString(CultureInfo.InvariantCulture);

    private RecordInput Written(RecordInput input, RecordType type, TableRow row) => new GivenCells(_given, name => Cell(row, name)).WriteOver(input, type);

    private RecordType? TypeOf(TableRow row, out FieldProblem? problem)
    {
        var text = Text.Tidy(Cell(row, "type"));
        var type = text is null ? onlyType : RecordTypes.Find(text.ToLowerInvariant());
        problem = type is not null ? null : text is null
            ? new FieldProblem("type", null, "Say which kind of record this is: " + string.Join(", ", RecordTypes.All.Select(t => t.Slug)) + ".")
            : new FieldProblem("type", text, $"“{text}” is no kind of record. The kinds are: {string.Join(", ", RecordTypes.All.Select(t => t.Slug))}.");
        return type;
    }

    private static string? Normal(CitationColumn column, string cell) => column.Column.Normalise(cell).Text;

    private string Cell(TableRow row, string column) => FormulaGuard.Unprotect(headers.Cell(row, column).Text);

    private PlannedRow Refused(TableRow row, RecordDraft? draft, IReadOnlyList<FieldProblem> problems) =>
        new(row.Number, RowOutcome.Refused, null, draft, row.Cells)
        {
            Problems = problems.Select(p => p with { Column = headers.PrintedAs(p.Column) }).ToList(),
        };
}
