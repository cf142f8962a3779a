namespace Tracker.Domain.Records;

/// <summary>
/// Some cells of a record, by column, as a row of a file or a program gives them. Columns that are not among them are left alone.
/// </summary>
/// <param name="names">Which columns are given, sources' too; other names are not looked at.</param>
/// <param name="read">The text given for one of them.</param>
public sealed class GivenCells(IReadOnlySet<string> names, Func<string, string?> read)
{
    /// <summary>The input with the cells written over it; a moved record (another GEOID) is not held to its old name.</summary>
    public RecordInput WriteOver(RecordInput input, RecordType type)
    {
        var oldAgency = input.Agency;
        foreach (var column in type.GivenColumns.Where(c => names.Contains(c.Name)))
        {
            column.Write(input, read(column.Name));
        }

        if (names.Contains("geoid") && !names.Contains("jurisdiction"))
        {
            input.Jurisdiction = null;
        }

        if (!names.Contains("geoid") && names.Contains("jurisdiction"))
        {
            input.Geoid = null;
        }

        if (input.Agency != oldAgency && !names.Contains("agency_kind"))
        {
            input.AgencyKind = null;
        }

        WriteSources(input);
        return input;
    }

    private void WriteSources(RecordInput input)
    {
        foreach (var name in names)
        {
            if (CitationColumn.Find(name) is not { } found)
            {
                continue;
            }

            while (input.Sources.Count < found.Number)
            {
                input.Sources.Add(new CitationInput());
            }

            var citation = input.Sources[found.Number - 1];
            citation.SourceRef = null;
            found.Column.Write(citation, Text.Tidy(read(name)));
        }
    }
}
