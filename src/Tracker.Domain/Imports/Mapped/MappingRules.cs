using Tracker.Domain.Records;

namespace Tracker.Domain.Imports.Mapped;

/// <summary>What is wrong with a mapping. A problem's column is the heading, the target for all rows, or <c>type</c>.</summary>
public static class MappingRules
{
    public static IReadOnlyList<FieldProblem> Check(ColumnMapping mapping) =>
    [
        .. mapping.Headings.SelectMany(h => Check(mapping, h)),
        .. Twice(mapping),
        .. mapping.Fixed.SelectMany(f => CheckFixed(mapping, f.Key, f.Value)),
        .. Missing(mapping),
    ];

    private static IEnumerable<FieldProblem> Check(ColumnMapping mapping, MappedHeading heading)
    {
        if (heading.Column is null)
        {
            if (heading.Values.Count > 0)
            {
                yield return new FieldProblem(heading.Heading, null, $"“{heading.Heading}” is left out, so its values mean nothing. Take them out, or choose a column for it.");
            }

            yield break;
        }

        if (MappingTargets.Find(mapping.Type, heading.Column) is not { } target)
        {
            yield return new FieldProblem(heading.Heading, heading.Column, $"“{heading.Column}” is no column of {KindOf(mapping)}. Choose another for “{heading.Heading}”, or leave it out.");
            yield break;
        }

        foreach (var (printed, code) in heading.Values.Where(v => v.Value.Length > 0 && target.Codes.All(c => c.Value != v.Value)))
        {
            yield return new FieldProblem(heading.Heading, printed, target.Codes.Count == 0
                ? $"{target.Label} takes any text, so “{printed}” cannot stand for “{code}” there."
                : $"“{code}” is none of the values of {target.Label.ToLowerInvariant()}: {string.Join(", ", target.Codes.Select(c => c.Value))}.");
        }
    }

    private static IEnumerable<FieldProblem> Twice(ColumnMapping mapping) => mapping.Headings.Where(h => h.Column is not null)
        .GroupBy(h => h.Column!, StringComparer.Ordinal).Where(g => g.Count() > 1 && MappingTargets.Find(mapping.Type, g.Key) is not null)
        .Select(g => new FieldProblem(g.Last().Heading, g.Key, $"“{g.First().Heading}” and “{g.Last().Heading}” both stand for “{LabelOf(mapping, g.Key)}”. Keep one of the two."));

    private static IEnumerable<FieldProblem> CheckFixed(ColumnMapping mapping, string column, string value)
    {
        if (MappingTargets.Find(mapping.Type, column) is not { } target || column is "ref" or "version" or MappingTargets.Type)
        {
            yield return new FieldProblem(column, value, $"“{column}” cannot be given once for all rows of {KindOf(mapping)}. Take it out.");
        }
        else if (mapping.HeadingOf(column) is { } heading)
        {
            yield return new FieldProblem(column, value, $"“{heading.Heading}” stands for “{target.Label}” already. Leave it out there, or empty the value for all rows.");
        }
        else if (target.Column.Normalise(value).Problem is { } problem)
        {
            yield return new FieldProblem(column, value, $"{target.Label}: {problem}");
        }
    }

    /// <summary>Rows that name a stored record need no more than what they change.</summary>
    private static IEnumerable<FieldProblem> Missing(ColumnMapping mapping)
    {
        if (mapping.Type is null && mapping.HeadingOf(MappingTargets.Type) is null)
        {
            yield return new FieldProblem(MappingTargets.Type, null, "Say which kind of record the rows are, or which heading tells it.");
        }

        if (mapping.HeadingOf("ref") is not null)
        {
            yield break;
        }

        var places = MappingTargets.Where.Where(mapping.Gives).ToList();
        if (places.Count != 1)
        {
            yield return new FieldProblem("jurisdiction", null, places.Count == 0
                ? "Nothing says where a row belongs. Choose the heading that holds the jurisdiction, the county or the GEOID."
                : $"{string.Join(" and ", places.Select(p => $"“{LabelOf(mapping, p)}”"))} all say where a row belongs. Keep one of them.");
        }

        if (places is [MappingTargets.County or "jurisdiction"] && !mapping.Gives("state"))
        {
            yield return Lacks(mapping, "state");
        }

        foreach (var column in mapping.Type?.Columns.Where(c => c.Required && !mapping.Gives(c.Name)) ?? [])
        {
            yield return Lacks(mapping, column.Name);
        }

        if (!mapping.Gives("source_1_url") && !mapping.Gives("source_1_title"))
        {
            yield return new FieldProblem("source_1_url", null, "Nothing says where this can be read. Choose the heading that holds the source’s address or title, or give one for all rows.");
        }
    }

    private static FieldProblem Lacks(ColumnMapping mapping, string column) =>
        new(column, null, $"Nothing gives “{LabelOf(mapping, column)}”. Choose the heading that holds it, or give one value for all rows.");

    private static string LabelOf(ColumnMapping mapping, string column) => MappingTargets.Find(mapping.Type, column)?.Label ?? column;

    private static string KindOf(ColumnMapping mapping) => mapping.Type is { } type ? $"a {type.Name}" : "any kind of record";
}
