using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing.Patterns;
using Tracker.Domain;
using Tracker.Domain.Records;
using Tracker.Web.Features.Downloads.Packages;
using Tracker.Web.Features.Records;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Downloads.Api;

/// <summary>
/// The API as an OpenAPI 3.1 document, made from the routes of the running program, the filters' own lists of codes and the columns of the
/// data dictionary: what is not there is not in it, and what is there is.
/// </summary>
public sealed class OpenApiDocument(EndpointDataSource routes, DataDictionary dictionary, IEnumerable<ApiList> lists)
{
    private const string RecordSchema = "#/components/schemas/record";
    private const string JsonType = "application/json";

    // One address stands for a kind, to add a record, and for a record; to OpenAPI two names of a part are one address told twice.
    private const string TypeOrRef = "typeOrRef";

    private static readonly Dictionary<string, string> MediaTypes = new(StringComparer.Ordinal)
    {
        ["csv"] = "text/csv",
        ["json"] = JsonType,
        ["xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ["geojson"] = "application/geo+json",
        ["atom"] = "application/atom+xml",
        ["zip"] = "application/zip",
    };

    private static readonly Dictionary<string, (string Meaning, string? Pattern)> PathParts = new(StringComparer.Ordinal)
    {
        ["recordRef"] = ("The record’s reference, such as 287g-7K3M9Q.", null),
        ["geoid"] = ("The jurisdiction’s Census GEOID, such as 48201.", "^[0-9]{2,10}$"),
        ["type"] = ("The kind of record, such as agreement-287g.", null),
        ["slug"] = ("The list’s short name, such as ice-participating.", null),
        ["number"] = ("The version’s number.", "^[0-9]+$"),
        [TypeOrRef] = ("The record’s reference, such as 287g-7K3M9Q; to add a record, its kind, such as agreement-287g.", null),
    };

    /// <summary>The endings by which an address is one for programs.</summary>
    public static IEnumerable<string> Endings => MediaTypes.Keys;

    public async Task<JsonObject> MakeAsync(string title, string address, CancellationToken cancellation)
    {
        var paths = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var route in routes.Endpoints.OfType<RouteEndpoint>())
        {
            foreach (var method in route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [])
            {
                foreach (var (path, ending) in PathsOf(route.RoutePattern).Where(p => IsForPrograms(route, method, p)))
                {
                    paths.TryAdd(path, []);
                    paths[path].TryAdd(method.ToLowerInvariant(), Operation(route, method, path, ending));
                }
            }
        }

        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject
            {
                ["title"] = title,
                ["version"] = "1",
                ["description"] = "Reading needs no account: every list has its twins with the same filters. Writing needs a token, which the page Tokens of an account makes. See /api for examples.",
                ["license"] = new JsonObject { ["name"] = DataLicence.Title, ["url"] = DataLicence.Address },
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = address }),
            ["paths"] = new JsonObject(paths.Select(p => KeyValuePair.Create(p.Key, (JsonNode?)p.Value))),
            ["components"] = new JsonObject
            {
                ["schemas"] = Schemas(await dictionary.TablesAsync(cancellation)),
                ["responses"] = new JsonObject
                {
                    ["problem"] = new JsonObject { ["description"] = "Something is wrong: which field, and what to do.", ["content"] = new JsonObject { ["application/problem+json"] = new JsonObject { ["schema"] = Reference("#/components/schemas/problem") } } },
                    ["unchanged"] = new JsonObject { ["description"] = "Nothing has changed since the version that If-None-Match names." },
                },
                ["securitySchemes"] = new JsonObject { ["token"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["description"] = "A token of an account. It can do no more than its owner." } },
            },
        };
    }

    /// <summary>The addresses of a route: one for each format, where it has several.</summary>
    internal static IEnumerable<(string Path, string? Ending)> PathsOf(RoutePattern pattern)
    {
        var path = "/" + string.Join('/', pattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p => TextOf(p, pattern)))));
        var formats = pattern.ParameterPolicies.GetValueOrDefault("format")?.Select(p => p.Content).OfType<string>().FirstOrDefault();
        return formats is null
            ? [(path, MediaTypes.Keys.FirstOrDefault(e => path.EndsWith("." + e, StringComparison.Ordinal)))]
            : MediaTypes.Keys.Where(e => formats.Split('(', ')', '|').Contains(e, StringComparer.Ordinal)).Select(e => (path.Replace("{format}", e, StringComparison.Ordinal), (string?)e));
    }

    private static string TextOf(RoutePatternPart part, RoutePattern of) => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart parameter => $"{{{NameOf(parameter.Name, of)}}}",
        _ => "",
    };

    private static string NameOf(string parameter, RoutePattern of) =>
        of.RawText!.TrimStart('/').StartsWith(ApiController.Root[1..] + "/records/{", StringComparison.Ordinal) ? TypeOrRef : parameter;

    private static bool IsForPrograms(RouteEndpoint route, string method, (string Path, string? Ending) path) =>
        path.Path.StartsWith(ApiController.Root + "/", StringComparison.Ordinal)
        || (method == "GET" && path.Ending is not null && route.Metadata.GetMetadata<IAllowAnonymous>() is not null);

    private JsonObject Operation(RouteEndpoint route, string method, string path, string? ending)
    {
        var list = lists.FirstOrDefault(l => ending is not null ? path == $"{l.Path}.{ending}" : path == l.Path);
        var needsToken = route.Metadata.GetMetadata<IAllowAnonymous>() is null;
        var operation = new JsonObject
        {
            ["operationId"] = method.ToLowerInvariant() + string.Concat(path.Split('/', '{', '}', '.', '-', '_').Where(p => p.Length > 0).Select(p => char.ToUpperInvariant(p[0]) + p[1..])),
            ["summary"] = SummaryOf(list, method, path, ending),
            ["parameters"] = new JsonArray([.. route.RoutePattern.Parameters.Where(p => p.Name != "format").Select(p => PathParameter(NameOf(p.Name, route.RoutePattern))), .. list?.Filters.Select(QueryParameter) ?? []]),
            ["responses"] = Responses(method, path, ending, list, needsToken),
        };
        if (needsToken)
        {
            operation["security"] = new JsonArray(new JsonObject { ["token"] = new JsonArray() });
        }

        if (method is "POST" or "PUT")
        {
            operation["requestBody"] = Body(path);
        }

        return operation;
    }

    private static string SummaryOf(ApiList? list, string method, string path, string? ending) => (method, path) switch
    {
        (_, "/api/v1/me") => "Whose token it is, and what it may do.",
        ("POST", "/api/v1/imports") => "Give a file to import: a preview, or with apply=true the import.",
        ("POST", _) => "Add a record, or propose one with a token that may only propose.",
        ("PUT", _) => "Change a record, or propose the change.",
        (_, ApiController.Root + "/records/{" + TypeOrRef + "}") => "One record.",
        (_, "/data/package.zip") => "Everything as a Frictionless Data Package.",
        (_, "/openapi/v1.json") => "This document.",
        _ when list is not null => list.About + (ending is null ? "" : $" As {ending.ToUpperInvariant()}."),
        _ => $"What the page {path[..path.LastIndexOf('.')]} shows, as {ending?.ToUpperInvariant()}.",
    };

    private static JsonObject Responses(string method, string path, string? ending, ApiList? list, bool needsToken)
    {
        var responses = new JsonObject { [method == "POST" && path != "/api/v1/imports" ? "201" : "200"] = Answer(path, ending, list) };
        if (method == "GET" && !needsToken)
        {
            responses["304"] = Reference("#/components/responses/unchanged");
        }

        foreach (var status in Problems(method, path, needsToken))
        {
            responses[status.ToString(CultureInfo.InvariantCulture)] = Reference("#/components/responses/problem");
        }

        return responses;
    }

    private static IEnumerable<int> Problems(string method, string path, bool needsToken) =>
    [
        400,
        .. needsToken ? [401, 403] : Array.Empty<int>(),
        .. path.Contains('{', StringComparison.Ordinal) ? [404] : Array.Empty<int>(),
        .. method is "PUT" || path == "/api/v1/imports" ? [409] : Array.Empty<int>(),
        .. path == "/api/v1/imports" ? [413, 422] : method is "GET" ? Array.Empty<int>() : [415],
    ];

    private static JsonObject Answer(string path, string? ending, ApiList? list)
    {
        var answer = new JsonObject { ["description"] = ending is null ? "The answer." : $"The rows, as {ending.ToUpperInvariant()}." };
        var isRecord = path.StartsWith(ApiController.Root + "/records", StringComparison.Ordinal);
        JsonObject schema = path == ApiController.Root + "/records" || (path == "/records.json") ? new() { ["type"] = "array", ["items"] = Reference(RecordSchema) }
            : isRecord ? Reference(RecordSchema)
            : ending == "json" && list?.Table is { } table ? new() { ["type"] = "array", ["items"] = Reference("#/components/schemas/" + table) }
            : [];
        answer["content"] = new JsonObject { [ending is null ? JsonType : MediaTypes[ending]] = new JsonObject { ["schema"] = schema } };
        if (path == ApiController.Root + "/records")
        {
            answer["headers"] = new JsonObject { ["Link"] = new JsonObject { ["description"] = "The address of the next page, with rel=\"next\"; missing after the last.", ["schema"] = new JsonObject { ["type"] = "string" } } };
        }

        return answer;
    }

    private static JsonObject Body(string path) => path == "/api/v1/imports"
        ? new() { ["required"] = true, ["description"] = "One CSV or XLSX file.", ["content"] = new JsonObject { ["text/csv"] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "string" } }, [MediaTypes["xlsx"]] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "string", ["contentEncoding"] = "base64" } } } }
        : new() { ["required"] = true, ["description"] = "The record’s columns, and “reason”: why. Columns that are left out stay.", ["content"] = new JsonObject { [JsonType] = new JsonObject { ["schema"] = Reference("#/components/schemas/given-record") } } };

    private static JsonObject PathParameter(string name)
    {
        var (meaning, pattern) = PathParts.GetValueOrDefault(name, (name, null));
        var schema = new JsonObject { ["type"] = "string" };
        if (pattern is not null)
        {
            schema["pattern"] = pattern;
        }

        return new JsonObject { ["name"] = name, ["in"] = "path", ["required"] = true, ["description"] = meaning, ["schema"] = schema };
    }

    private static JsonObject QueryParameter(ApiFilter filter)
    {
        var schema = new JsonObject { ["type"] = "string" };
        if (filter.Codes.Count > 0)
        {
            schema["enum"] = Values(filter.Codes);
        }

        return new JsonObject { ["name"] = filter.Name, ["in"] = "query", ["description"] = filter.Meaning, ["schema"] = schema };
    }

    private static JsonObject Schemas(IReadOnlyList<DataTable> tables)
    {
        var schemas = new JsonObject
        {
            ["problem"] = new JsonObject
            {
                ["type"] = "object",
                ["description"] = "Problem details (RFC 9457); “errors” has a list of messages for each field that is wrong.",
                ["properties"] = new JsonObject
                {
                    ["title"] = new JsonObject { ["type"] = "string" },
                    ["status"] = new JsonObject { ["type"] = "integer" },
                    ["detail"] = new JsonObject { ["type"] = "string" },
                    ["errors"] = new JsonObject { ["type"] = "object", ["additionalProperties"] = new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string" } } },
                },
            },
            ["record"] = new JsonObject { ["description"] = "A record of one of the kinds.", ["oneOf"] = new JsonArray([.. RecordTypes.All.Select(t => Reference("#/components/schemas/" + t.Slug))]) },
            ["given-record"] = new JsonObject { ["type"] = "object", ["properties"] = new JsonObject { ["reason"] = new JsonObject { ["type"] = "string" }, ["version"] = new JsonObject { ["type"] = new JsonArray("string", "integer"), ["description"] = "For a change: the version it began from." } }, ["additionalProperties"] = true },
        };
        foreach (var table in tables)
        {
            schemas[table.Name] = Schema(table);
        }

        return schemas;
    }

    private static JsonObject Schema(DataTable table)
    {
        var columns = table.Columns.Where(c => c.Name != RecordDataTables.AgencyRef && CitationColumn.Split(c.Name) is null or (1, not "ref")).ToList();
        return new JsonObject
        {
            ["type"] = "object",
            ["description"] = table.About,
            ["properties"] = new JsonObject(columns.Select(c => KeyValuePair.Create(c.Name, (JsonNode?)Property(c)))),
            ["required"] = new JsonArray([.. columns.Where(c => c.Required).Select(c => JsonValue.Create(c.Name))]),
            ["additionalProperties"] = true,
        };
    }

    private static JsonObject Property(DataColumn column)
    {
        var type = column.Kind switch
        {
            DataKind.WholeNumber => "integer",
            DataKind.Number => "number",
            _ => "string",
        };
        var property = new JsonObject { ["description"] = column.Meaning };
        property["type"] = column.Kind == DataKind.List ? new JsonArray("array", "string", "null") : column.Required ? type : new JsonArray(type, "null");
        if (column.Kind == DataKind.List)
        {
            property["items"] = new JsonObject { ["type"] = "string" };
        }
        else if (column.Codes.Count > 0)
        {
            var values = Values(column.Codes);
            if (!column.Required)
            {
                values.Add(null);
            }

            property["enum"] = values;
        }
        else if (CellPattern.Of(column) is { } pattern)
        {
            property["pattern"] = $"^({pattern})$";
        }

        return property;
    }

    private static JsonArray Values(IEnumerable<Code> codes) => new([.. codes.Select(c => JsonValue.Create(c.Value))]);

    private static JsonObject Reference(string to) => new() { ["$ref"] = to };
}
