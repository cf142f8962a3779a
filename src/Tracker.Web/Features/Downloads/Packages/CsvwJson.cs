using System.Text.Json.Nodes;
using Tracker.Domain.Records;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Downloads.Packages;

/// <summary>Describes the tables as the W3C's “CSV on the Web” has it: <c>csv-metadata.json</c>, where its readers look for it.</summary>
public static class CsvwJson
{
    public const string FileName = "csv-metadata.json";

    public static JsonObject Of(PackageAbout about, IReadOnlyList<DataTable> tables) => new()
    {
        ["@context"] = new JsonArray("http://www.w3.org/ns/csvw", new JsonObject { ["@language"] = "en" }),
        ["@type"] = "TableGroup",
        ["dc:title"] = about.SiteName,
        ["dc:description"] = about.Description,
        ["dc:license"] = new JsonObject { ["@id"] = DataLicence.Address },
        ["dialect"] = new JsonObject { ["encoding"] = "utf-8", ["header"] = true, ["delimiter"] = ",", ["doubleQuote"] = true, ["quoteChar"] = "\"", ["lineTerminators"] = new JsonArray("\r\n") },
        ["tables"] = new JsonArray([.. tables.Select(Table)]),
    };

    private static JsonObject Table(DataTable table)
    {
        var schema = new JsonObject
        {
            ["columns"] = new JsonArray([.. table.Columns.Select(Column)]),
            ["primaryKey"] = new JsonArray([.. table.Key.Select(k => JsonValue.Create(k))]),
        };
        if (table.Links.Count > 0)
        {
            schema["foreignKeys"] = new JsonArray([.. table.Links.Select(l => new JsonObject
            {
                ["columnReference"] = l.Column,
                ["reference"] = new JsonObject { ["resource"] = (l.Table.Length == 0 ? table.Name : l.Table) + ".csv", ["columnReference"] = l.OtherColumn },
            })]);
        }

        return new JsonObject { ["url"] = table.FileName, ["dc:title"] = table.Title, ["dc:description"] = table.About, ["tableSchema"] = schema };
    }

    private static JsonObject Column(DataColumn column)
    {
        var described = new JsonObject { ["name"] = column.Name, ["titles"] = column.Name, ["dc:description"] = column.Meaning, ["datatype"] = TypeOf(column) };
        if (column.Required)
        {
            described["required"] = true;
        }

        if (column.Kind == DataKind.List)
        {
            described["separator"] = RecordColumn.Separator.ToString();
        }

        return described;
    }

    private static JsonNode TypeOf(DataColumn column) => column switch
    {
        { Kind: DataKind.WholeNumber } => "integer",
        { Kind: DataKind.Number } => "number",
        { Kind: DataKind.Day } => "date",
        { Kind: DataKind.YesNo } => new JsonObject { ["base"] = "boolean", ["format"] = "yes|no" },
        { Codes.Count: > 0 } => Text(CellPattern.One(column)),
        _ when CellPattern.Of(column) is { } pattern => Text(pattern),
        _ => "string",
    };

    private static JsonObject Text(string pattern) => new() { ["base"] = "string", ["format"] = $"^({pattern})$" };
}
