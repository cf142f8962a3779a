using Tracker.Domain.Records;
using Tracker.Domain.Sources;
using Tracker.Domain.Spreadsheets;

namespace Tracker.Domain.Imports.Mapped;

/// <summary>The columns of somebody's own file under the tracker's names, and its rows with the tracker's codes.</summary>
internal sealed class MappedColumns
{
    private readonly TableHeaders _file;
    private readonly List<Source> _sources;

    private sealed record Source(MappingTarget Target, MappedHeading? Heading, Dictionary<string, string> Values, string? ForAllRows);

    public MappedColumns(ColumnMapping mapping, TableHeaders file)
    {
        _file = file;
        _sources =
        [
            .. mapping.Headings.Where(h => h.Column is not null && file.Has(h.Heading)).Select(h => new Source(MappingTargets.Find(mapping.Type, h.Column!)!, h, Keyed(h.Values), null)),
            .. mapping.Fixed.Select(f => new Source(MappingTargets.Find(mapping.Type, f.Key)!, null, [], f.Value)),
        ];
        Headers = new TableHeaders([.. _sources.Select(NameOf)]);
    }

    public TableHeaders Headers { get; }

    /// <summary>The row under <see cref="Headers"/>; of ways to say where, the text as it stands.</summary>
    public TableRow Read(TableRow row) => new(row.Number, [.. _sources.Select(s => new TableCell(FormulaGuard.Protect(TextOf(s, row))))], row.Problem);

    /// <summary>The target that says where in the file's own way, and what it says in this row; null where the file says it in the tracker's.</summary>
    public (string Target, string Text)? PlaceIn(TableRow row) =>
        _sources.Find(IsOwnPlace) is { } source ? (source.Target.Name, TextOf(source, row)) : null;

    /// <summary>A problem as the file's owner knows its columns, with the value as the file prints it.</summary>
    public FieldProblem AsPrinted(FieldProblem problem, TableRow row)
    {
        if ((_sources.Find(s => NameOf(s) == problem.Column) ?? (problem.Column == "jurisdiction" ? _sources.Find(IsOwnPlace) : null)) is not { } source)
        {
            return problem;
        }

        if (source.Heading is null)
        {
            return problem with { Message = problem.Message + " It is given once for all rows: change it in the mapping." };
        }

        var printed = Text.Tidy(FormulaGuard.Unprotect(_file.Cell(row, source.Heading.Heading).Text));
        return problem with { Column = _file.PrintedAs(source.Heading.Heading), Value = problem.Value is null ? null : source.Target.Column.Kind == FieldKind.Url ? problem.Value : printed ?? problem.Value };
    }

    private string TextOf(Source source, TableRow row)
    {
        if (source.Heading is null)
        {
            return source.ForAllRows!;
        }

        var cell = _file.Cell(row, source.Heading.Heading);
        var text = FormulaGuard.Unprotect(cell.Text);
        return source.Target.Codes.Count > 0 ? CodeOf(source, Text.Squeeze(text))
            : source.Target.Column.Kind == FieldKind.Url && cell.Link is { } link && !WebAddress.TryParse(Text.Squeeze(text), out _) ? link
            : text;
    }

    private static string CodeOf(Source source, string text)
    {
        if (text.Length == 0 || source.Values.ContainsKey(ColumnMapping.ValueKey(text)) || !source.Target.TakesSeveral)
        {
            return Meaning(source, text);
        }

        return string.Join(RecordColumn.Separator, RecordColumn.Split(text).Select(part => Meaning(source, part)).Where(code => code.Length > 0));
    }

    /// <summary>What was understood once is remembered: a file has few values in a million rows.</summary>
    private static string Meaning(Source source, string text)
    {
        var key = ColumnMapping.ValueKey(text);
        if (source.Values.TryGetValue(key, out var code))
        {
            return code;
        }

        return ValueGuess.Sure(source.Target, text) is { } sure ? source.Values[key] = sure : text;
    }

    // Both are read into a GEOID before the row is judged.
    private static string NameOf(Source source) => IsOwnPlace(source) ? "geoid" : source.Target.Name;

    private static bool IsOwnPlace(Source source) => source.Target.Name is MappingTargets.County or MappingTargets.Place;

    private static Dictionary<string, string> Keyed(IReadOnlyDictionary<string, string> values)
    {
        var keyed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (printed, code) in values)
        {
            keyed.TryAdd(ColumnMapping.ValueKey(printed), code);
        }

        return keyed;
    }
}
