using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Tracker.Domain.Records;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Downloads.Packages;

/// <summary>What a package as a whole says of itself.</summary>
/// <param name="Version">The version of the data.</param>
public sealed record PackageAbout(string SiteName, string Description, string Version, DateTime CreatedAtUtc);

/// <summary>A table that was written, and what came of it.</summary>
public sealed record WrittenTable(DataTable Table, long Bytes, string Sha256);

/// <summary>Describes the package as a Tabular Data Package of the Frictionless standard, version 1: <c>datapackage.json</c>.</summary>
public static class DataPackageJson
{
    public const string FileName = "datapackage.json";

    /// <summary>Where the ways of the two standards to write cells part from ours.</summary>
    private static JsonObject Dialect => new() { ["delimiter"] = ",", ["doubleQuote"] = true, ["lineTerminator"] = "\r\n", ["quoteChar"] = "\"", ["header"] = true, ["skipInitialSpace"] = false };

    public static JsonObject Of(PackageAbout about, IEnumerable<WrittenTable> tables) => new()
    {
        ["profile"] = "tabular-data-package",
        ["name"] = "tracker",
        ["title"] = about.SiteName,
        ["description"] = about.Description,
        ["version"] = about.Version,
        ["created"] = about.CreatedAtUtc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        ["licenses"] = new JsonArray(new JsonObject { ["name"] = DataLicence.Name, ["title"] = DataLicence.Title, ["path"] = DataLicence.Address }),
        ["sources"] = new JsonArray(
            new JsonObject { ["title"] = "Facts: the sources in sources.csv, cited by each record" },
            new JsonObject { ["title"] = "Geography: U.S. Census Bureau", ["path"] = "https://www.census.gov/geographies/reference-files.html" }),
        ["resources"] = new JsonArray([.. tables.Select(Resource)]),
    };

    private static JsonObject Resource(WrittenTable written) => new()
    {
        ["profile"] = "tabular-data-resource",
        ["name"] = written.Table.Name,
        ["title"] = written.Table.Title,
        ["description"] = written.Table.About,
        ["path"] = written.Table.FileName,
        ["format"] = "csv",
        ["mediatype"] = "text/csv",
        ["encoding"] = "utf-8",
        ["bytes"] = written.Bytes,
        ["hash"] = "sha256:" + written.Sha256,
        ["dialect"] = Dialect,
        ["schema"] = Schema(written.Table),
    };

    private static JsonObject Schema(DataTable table)
    {
        var schema = new JsonObject
        {
            ["fields"] = new JsonArray([.. table.Columns.Select(Field)]),
            ["missingValues"] = new JsonArray(""),
            ["primaryKey"] = new JsonArray([.. table.Key.Select(k => JsonValue.Create(k))]),
        };
        if (table.Links.Count > 0)
        {
            schema["foreignKeys"] = new JsonArray([.. table.Links.Select(l => new JsonObject { ["fields"] = l.Column, ["reference"] = new JsonObject { ["resource"] = l.Table, ["fields"] = l.OtherColumn } })]);
        }

        return schema;
    }

    private static JsonObject Field(DataColumn column)
    {
        var field = new JsonObject { ["name"] = column.Name, ["title"] = column.Name, ["description"] = column.Meaning, ["type"] = TypeOf(column.Kind) };
        if (column.Kind == DataKind.YesNo)
        {
            (field["trueValues"], field["falseValues"]) = (new JsonArray("yes"), new JsonArray("no"));
        }

        var constraints = new JsonObject();
        if (column.Required)
        {
            constraints["required"] = true;
        }

        if (column is { Kind: DataKind.Code, Codes.Count: > 0 })
        {
            constraints["enum"] = new JsonArray([.. column.Codes.Select(c => JsonValue.Create(c.Value))]);
        }
        else if (CellPattern.Of(column) is { } pattern)
        {
            constraints["pattern"] = $"^({pattern})$";
        }

        if (constraints.Count > 0)
        {
            field["constraints"] = constraints;
        }

        return field;
    }

    private static string TypeOf(DataKind kind) => kind switch
    {
        DataKind.WholeNumber => "integer",
        DataKind.Number => "number",
        DataKind.Day => "date",
        DataKind.YesNo => "boolean",
        _ => "string",
    };
}

/// <summary>The form of a column's cells as a regular expression of a whole cell, where its type does not tell.</summary>
internal static class CellPattern
{
    private const string PartialDate = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?";

    public static string? Of(DataColumn column) => column switch
    {
        { Pattern: { } pattern } => pattern,
        { Kind: DataKind.PartialDate } => PartialDate,
        { Kind: DataKind.Url } => "https?://.+",
        { Kind: DataKind.List, Codes.Count: > 0 } => $"({One(column)})({RecordColumn.Separator}({One(column)}))*",
        _ => null,
    };

    public static string One(DataColumn column) => string.Join('|', column.Codes.Select(c => Regex.Escape(c.Value)));
}
