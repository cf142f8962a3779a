using Tracker.Domain;
using Tracker.Domain.Imports.Mapped;
using Tracker.Domain.Records;
using Tracker.Web.Features.Records;

namespace Tracker.Web.Features.Imports.Mapped;

/// <summary>Lays out a file's headings and a mapping of them as a form.</summary>
internal static class ColumnsLayout
{
    private static readonly string[] First = ["state", "jurisdiction", "agency", "source_1_url", "source_1_title", "source_1_kind"];

    /// <param name="given">The file.</param>
    /// <param name="mapping">What is chosen or proposed so far.</param>
    /// <param name="unknown">By heading, the values whose meaning nobody has said.</param>
    /// <param name="problems">What is wrong, by heading or by column.</param>
    public static ColumnsModel Lay(GivenTable given, ColumnMapping mapping, IReadOnlyDictionary<string, IReadOnlyList<string>> unknown, IReadOnlyList<FieldProblem> problems)
    {
        var headings = given.Samples.Select((s, i) => new HeadingField(i, s, ColumnOf(mapping, s), problems.FirstOrDefault(p => p.Column == s.Heading)?.Message)).ToList();
        var targets = MappingTargets.For(mapping.Type).Where(t => t.Name is not ("ref" or "version" or "geoid" or MappingTargets.Type or MappingTargets.County or MappingTargets.Place) && !IsLaterSource(t, mapping)).ToList();
        var first = targets.Where(t => t.Column.Required || First.Contains(t.Name, StringComparer.Ordinal)).ToList();
        var model = new ColumnsModel(
            given,
            mapping.Type,
            headings,
            headings.Select(h => ValuesOf(h, mapping, unknown)).OfType<ValueFields>().ToList(),
            first.ConvertAll(t => FixedField(t, mapping, problems)),
            targets.Except(first).Select(t => FixedField(t, mapping, problems)).ToList());
        return model with { SaveAs = mapping.Name, AsksValues = unknown.Any(u => u.Value.Count > 0), Errors = problems.Select(p => new FormError(AnchorOf(p, model), p.Message)).ToList() };
    }

    private static string? ColumnOf(ColumnMapping mapping, HeadingSample sample) => mapping.Headings.FirstOrDefault(h => h.Heading == sample.Heading)?.Column;

    private static bool IsLaterSource(MappingTarget target, ColumnMapping mapping) => CitationColumn.Split(target.Name) is { Number: > 1 } && !mapping.Fixed.ContainsKey(target.Name);

    private static FormField FixedField(MappingTarget target, ColumnMapping mapping, IReadOnlyList<FieldProblem> problems) => new(
        ColumnsForm.FixedPrefix + target.Name, target.Label, target.Column.Hint, false, ControlOf(target), mapping.Fixed.GetValueOrDefault(target.Name), target.Codes, target.Column.MaxLength,
        problems.FirstOrDefault(p => p.Column == target.Name)?.Message);

    private static string ControlOf(MappingTarget target) => target.Column.Kind switch
    {
        FieldKind.CodeSet => "folded-checks",
        FieldKind.Code or FieldKind.YesNo => "select",
        FieldKind.LongText => "textarea",
        FieldKind.Date => "date",
        FieldKind.Url => "url",
        FieldKind.Number => "number",
        _ => "text",
    };

    private static ValueFields? ValuesOf(HeadingField heading, ColumnMapping mapping, IReadOnlyDictionary<string, IReadOnlyList<string>> unknown)
    {
        var said = mapping.Headings.First(h => h.Heading == heading.Sample.Heading).Values;
        var asked = unknown.GetValueOrDefault(heading.Sample.Heading) ?? [];
        if (heading.Column is null || said.Count + asked.Count == 0 || MappingTargets.Find(mapping.Type, heading.Column) is not { Codes.Count: > 0 } target)
        {
            return null;
        }

        var fields = said.Select(v => (Printed: v.Key, Code: v.Value.Length == 0 ? ColumnsForm.LeaveEmpty : v.Value)).Concat(asked.Select(v => (Printed: v, Code: ValueGuess.Likely(target, v) ?? "")))
            .Select((v, i) => (v.Printed, new FormField($"v{heading.Index}_{i}", $"“{v.Printed}”", null, false, "select", v.Code, [.. target.Codes, new Code(ColumnsForm.LeaveEmpty, "Leave the cell empty")], 0, null))).ToList();
        return new ValueFields(heading.Index, target, heading.Sample, fields);
    }

    private static string AnchorOf(FieldProblem problem, ColumnsModel model) =>
        model.Headings.FirstOrDefault(h => h.Sample.Heading == problem.Column)?.Id
        ?? model.Fixed.Concat(model.Further).FirstOrDefault(f => f.Name == ColumnsForm.FixedPrefix + problem.Column)?.Id
        ?? problem.Column switch { MappingTargets.Type => "kind", "saveAs" => "saveAs", _ => "headings" };
}
