using Tracker.Domain;
using Tracker.Domain.Records;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Records;

/// <summary>
/// The records in the data package: a table for each kind, in the columns of its own file, and besides the references of its agency
/// and sources, which names and addresses alone need not tell apart.
/// </summary>
public sealed class RecordDataTables(RecordExport export) : IDataTables
{
    public const string AgencyRef = "agency_ref";

    private static readonly string[] AlwaysThere = ["ref", "type", "geoid", "state", "jurisdiction", "status", "term", "version", "updated_on"];

    public int Place => 20;

    /// <summary>The reference of a record's source: <c>source_1_ref</c>.</summary>
    public static string SourceRef(int number) => $"source_{number}_ref";

    public async Task<IReadOnlyList<DataTable>> TablesAsync(CancellationToken cancellation)
    {
        var tables = new List<DataTable>();
        foreach (var type in RecordTypes.All)
        {
            var filter = new RecordFilter { Type = type };
            var sources = Math.Max(1, await export.MostSourcesAsync(filter, cancellation));
            List<TableColumn<RecordCells>> columns = [.. RecordFileColumns.For([type], sources, contested: true, archived: true).Select(c => TableColumn<RecordCells>.Of(About(type, c), c.Read)), .. Refs(sources)];
            tables.Add(new DataTable(type.Slug, type.PluralName, type.About, TableFile.About(columns), (s, c) => TableFile.WriteCsvAsync(columns, export.InOrderOfRefAsync(filter, c), s, c))
            {
                Links =
                [
                    new("geoid", "jurisdictions", "geoid"),
                    new("term", "terms", "slug"),
                    new(AgencyRef, "agencies", "ref"),
                    .. Enumerable.Range(1, sources).Select(n => new DataLink(SourceRef(n), "sources", "ref")),
                ],
            });
        }

        return tables;
    }

    /// <summary>What a column of a kind's file holds.</summary>
    public static DataColumn About(RecordType type, FileColumn column)
    {
        var about = DataColumn.Of(column.Name, column.Column, column.Source is { } number ? MeaningOf(column.Column, number) : null);
        return column.Name switch
        {
            "type" => about with { Kind = DataKind.Code, Codes = [new(type.Slug, type.Name)], Required = true },
            "status" => about with { Kind = DataKind.Code, Codes = Codes<RecordStatus>.All.Select(c => c with { Label = type.LabelOf(Codes<RecordStatus>.Parse(c.Value)) }).ToList(), Required = true },
            "contested" => about with { Kind = DataKind.YesNo, Meaning = "Yes where a source disputes the record." },
            "geoid" => about with { Pattern = "[0-9]{2,10}", Required = true, Meaning = "The jurisdiction’s Census GEOID, as text with its zeros." },
            "ref" => about with { Pattern = $"{type.RefPrefix}-[0-9A-Z]{{6}}", Required = true, Meaning = "The record’s permanent reference." },
            "version" => about with { Required = true, Meaning = "Raised by one with every change of the record." },
            "updated_on" => about with { Required = true, Meaning = "The day of its last change." },
            _ => about with { Required = about.Required || AlwaysThere.Contains(column.Name, StringComparer.Ordinal) },
        };
    }

    private static string MeaningOf(RecordColumn column, int number) => $"Source {number}: {column.Label.ToLowerInvariant()}.";

    private static IEnumerable<TableColumn<RecordCells>> Refs(int sources) => Enumerable.Range(1, sources)
        .Select(n => TableColumn<RecordCells>.Of(new DataColumn(SourceRef(n), $"Source {n}: its permanent reference."), c => n <= c.Input.Sources.Count ? c.Record.Citations.Single(s => s.Number == n).SourceRef : null))
        .Prepend(TableColumn<RecordCells>.Of(new DataColumn(AgencyRef, "The agency’s permanent reference."), c => c.Record.AgencyRef));
}
