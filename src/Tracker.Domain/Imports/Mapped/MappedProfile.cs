using Tracker.Domain.Spreadsheets;

namespace Tracker.Domain.Imports.Mapped;

/// <summary>Somebody's own spreadsheet, read as they said: headings and cells become the tracker's, which plans the rows.</summary>
public sealed class MappedProfile(ColumnMapping mapping) : ImportProfile
{
    public const string SlugOfAll = "mapped";

    public override string Slug => SlugOfAll;

    public override string Name => $"A spreadsheet with its own headings, as {mapping.Type?.PluralName ?? "several kinds of record"}";

    public override ColumnMapping Mapping => mapping;

    public override bool Recognises(TableHeaders headers) => ColumnMapping.KeyOf(ColumnMapping.HeadingsOf(headers)) == mapping.HeadingsKey;

    public override string? Refuses(TableHeaders headers)
    {
        var missing = mapping.Headings.Where(h => h.Column is not null && !headers.Has(h.Heading)).Select(h => $"“{h.Heading}”").ToList();
        return missing.Count == 0 ? null : $"The mapping reads {(missing.Count == 1 ? "the heading" : "the headings")} {string.Join(", ", missing)}, which this file does not have. Choose another mapping, or say what the columns of this file are.";
    }

    public override IReadOnlyList<string> Ignored(TableHeaders headers)
    {
        var read = mapping.Headings.Where(h => h.Column is not null).Select(h => TableHeaders.Fold(h.Heading)).ToHashSet(StringComparer.Ordinal);
        return headers.Printed.Where(h => h.Length > 0 && !read.Contains(TableHeaders.Fold(h))).ToList();
    }

    public override IEnumerable<string> Notes(Table table, TableHeaders headers)
    {
        if (mapping.Name is not null)
        {
            yield return $"Read with the saved mapping “{mapping.Name}”.";
        }

        if (mapping.Fixed.Count > 0)
        {
            yield return $"The same in all rows: {string.Join(", ", mapping.Fixed.Select(Describe))}.";
        }
    }

    public override bool NamesRecords => true;

    public override string? RefIn(TableRow row, TableHeaders headers) =>
        mapping.HeadingOf("ref") is { } heading ? Text.Tidy(FormulaGuard.Unprotect(headers.Cell(row, heading.Heading).Text)) : null;

    public override RowPlanner PlannerFor(ImportContext context, TableHeaders headers) => new MappedPlanner(mapping, new MappedColumns(mapping, headers), context);

    private string Describe(KeyValuePair<string, string> value) =>
        MappingTargets.Find(mapping.Type, value.Key) is { } target ? $"{target.Label} is {target.Codes.FirstOrDefault(c => c.Value == value.Value)?.Label ?? value.Value}" : value.Key;
}
