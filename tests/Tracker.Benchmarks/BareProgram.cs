using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Tracker.Benchmarks;

/// <summary>
/// What could be had with ASP.NET and hand-written SQL alone, over the same file: a list with count and facets, a fixed page, a search
/// and an export. No layout, no rights, no other filters, no history, no other database.
/// </summary>
internal sealed class BareProgram : IAsyncDisposable
{
    private const string Statuses = """
        CASE WHEN r.EndedOn <= date('now') THEN 'ended' WHEN r.StartedOn > date('now') THEN 'pending'
             WHEN EXISTS (SELECT 1 FROM Listings l WHERE l.RecordRef = r.Ref) AND NOT EXISTS (SELECT 1 FROM Listings l WHERE l.RecordRef = r.Ref
                  AND NOT EXISTS (SELECT 1 FROM ListSnapshots s WHERE s.ListSlug = l.ListSlug AND s.ObservedOn > l.LastSeenOn)) THEN 'no_longer_listed'
             ELSE 'in_force' END
        """;

    private static readonly string[] Facets =
    [
        "SELECT r.Type, count(*) FROM Records r GROUP BY 1",
        $"SELECT {Statuses}, count(*) FROM Records r GROUP BY 1",
        "SELECT j.StateCode, count(*) FROM Records r JOIN Jurisdictions j ON j.Geoid = r.JurisdictionGeoid GROUP BY 1",
        "SELECT j.Level, count(*) FROM Records r JOIN Jurisdictions j ON j.Geoid = r.JurisdictionGeoid GROUP BY 1",
        "SELECT r.Model, count(*) FROM Records r WHERE r.Type = 'agreement-287g' GROUP BY 1",
    ];

    private readonly WebApplication _app;
    private readonly string _database;

    private BareProgram(WebApplication app, string database)
    {
        _app = app;
        _database = database;
    }

    public static async Task<BareProgram> StartAsync(string database, string fixedPage)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var program = new BareProgram(app, database);
        app.MapGet("/fixed", () => Results.Content(fixedPage, "text/html"));
        app.MapGet("/list", program.ListAsync);
        app.MapGet("/search", program.SearchAsync);
        app.MapGet("/records.csv", program.ExportAsync);
        await app.StartAsync();
        program.Client.BaseAddress = new Uri(app.Urls.First());
        return program;
    }

    public HttpClient Client { get; } = new() { Timeout = TimeSpan.FromMinutes(10) };

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task<SqliteConnection> OpenAsync()
    {
        var connection = new SqliteConnection($"Data Source={_database}");
        await connection.OpenAsync();
        return connection;
    }

    private async Task<IResult> ListAsync()
    {
        await using var connection = await OpenAsync();
        var page = new StringBuilder("<!DOCTYPE html><title>Records</title><table>");
        await AddRowsAsync(connection, page, "SELECT count(*) FROM Records");
        foreach (var facet in Facets)
        {
            await AddRowsAsync(connection, page, facet);
        }

        await AddRowsAsync(connection, page, $"""
            SELECT r.Ref, r.Summary, r.Type, j.Name, j.StateCode, a.Name, r.TermSlug, r.StartedOn, r.EndedOn, r.UpdatedAtUtc, {Statuses}, (SELECT count(*) FROM Citations c WHERE c.RecordRef = r.Ref)
            FROM Records r JOIN Jurisdictions j ON j.Geoid = r.JurisdictionGeoid LEFT JOIN Agencies a ON a.Ref = r.AgencyRef
            ORDER BY r.UpdatedAtUtc DESC, r.Ref LIMIT 50
            """);
        return Results.Content(page.Append("</table>").ToString(), "text/html");
    }

    private async Task<IResult> SearchAsync(string q)
    {
        await using var connection = await OpenAsync();
        var page = new StringBuilder("<!DOCTYPE html><title>Search</title><table>");
        foreach (var kind in (string[])["place", "agency", "record", "source"])
        {
            await AddRowsAsync(connection, page, "SELECT e.Kind, e.Ref, e.Words FROM SearchIndex i JOIN SearchEntries e ON e.Id = i.rowid WHERE SearchIndex MATCH @match ORDER BY i.rowid DESC LIMIT 8", $"\"xx{kind}\" \"{q}\"*");
        }

        return Results.Content(page.Append("</table>").ToString(), "text/html");
    }

    private static async Task AddRowsAsync(SqliteConnection connection, StringBuilder page, string sql, string? match = null)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        if (match is not null)
        {
            command.Parameters.AddWithValue("@match", match);
        }

        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            page.Append("<tr>");
            for (var i = 0; i < reader.FieldCount; i++)
            {
                page.Append("<td>").Append(WebUtility.HtmlEncode(Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture)));
            }
        }
    }

    /// <summary>Every record with its place and agency, its listing and its sources side by side: two readers in one order.</summary>
    private async Task ExportAsync(HttpContext context)
    {
        await using var connection = await OpenAsync();
        await using var records = connection.CreateCommand();
        records.CommandText = $"""
            SELECT r.*, j.Name, j.StateCode, j.Level, a.Name, a.Ref, {Statuses}, l.FirstSeenOn, l.LastSeenOn
            FROM Records r JOIN Jurisdictions j ON j.Geoid = r.JurisdictionGeoid LEFT JOIN Agencies a ON a.Ref = r.AgencyRef LEFT JOIN Listings l ON l.RecordRef = r.Ref
            ORDER BY r.Ref
            """;
        await using var citations = connection.CreateCommand();
        citations.CommandText = "SELECT c.RecordRef, s.*, c.Stance, c.Locator, c.Quotation FROM Citations c JOIN Sources s ON s.Ref = c.SourceRef ORDER BY c.RecordRef, c.Number";
        context.Response.ContentType = "text/csv; charset=utf-8";
        await using var writer = new StreamWriter(context.Response.Body, new UTF8Encoding(true), 65_536);
        await using var record = await records.ExecuteReaderAsync();
        await using var citation = await citations.ExecuteReaderAsync();
        var more = await citation.ReadAsync();
        var line = new StringBuilder();
        while (await record.ReadAsync())
        {
            Append(line.Clear(), record);
            var recordRef = record.GetString(0);
            for (; more && citation.GetString(0) == recordRef; more = await citation.ReadAsync())
            {
                Append(line, citation);
            }

            await writer.WriteAsync(line.Append("\r\n"));
        }
    }

    private static void Append(StringBuilder line, SqliteDataReader reader)
    {
        for (var i = 0; i < reader.FieldCount; i++)
        {
            if (!reader.IsDBNull(i))
            {
                var text = reader.GetString(i);
                line.Append(text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
            }

            line.Append(',');
        }
    }
}
