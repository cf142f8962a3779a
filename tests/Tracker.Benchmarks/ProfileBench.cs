using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Web.Hosting;
using Tracker.Web.Infrastructure;

namespace Tracker.Benchmarks;

/// <summary>
/// The profile page over HTTP, of a county with 500 records in a database of 100,000, beside a bare page of the same size
/// that reads the same rows by hand-written SQL.
/// </summary>
internal static class ProfileBench
{
    private const int Records = 100_000;
    private const int InCounty = 500;
    private const int WarmUp = 200; // until the compiler in the background has done
    private const string County = "48201";

    public static async Task RunAsync(int requests)
    {
        var folder = Directory.CreateTempSubdirectory("tracker-bench-");
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "Tracker.Web", ContentRootPath = AppContext.BaseDirectory, Args = [$"--TRACKER_DATA={folder.FullName}", "--Logging:LogLevel:Default=Error", "--urls=http://127.0.0.1:0"] });
        builder.AddTracker();
        await using (var app = builder.Build())
        {
            await using (var scope = app.Services.CreateAsyncScope())
            {
                await scope.ServiceProvider.GetRequiredService<TrackerStartup>().RunAsync(default);
            }

            var database = Path.Combine(folder.FullName, "tracker.db");
            await FillAsync(database);
            var page = "";
            app.MapGet("/bare", async () => Results.Content(await ReadAsync(database) > 0 ? page : "", "text/html")).AllowAnonymous();
            app.UseTracker();
            await app.StartAsync();
            using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
            page = await client.GetStringAsync("/jurisdictions/" + County);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Profile page, {page.Length / 1024} KB; {InCounty} records of {Records:N0}; {requests} requests one after another, after {WarmUp} that are not counted"));
            Console.WriteLine($"{"page",-60}{"min",8}{"median",8}{"p95",8}{"max",8}  ms");
            await TimeAsync(client, "a county with 500 records, today, made anew", _ => "/jurisdictions/" + County, requests, isKept: false);
            await TimeAsync(client, "the same on 30 June 2019, made anew", _ => $"/jurisdictions/{County}?as-of=2019-06-30", requests, isKept: false);
            await TimeAsync(client, "a county with the average number, made anew", _ => "/jurisdictions/48113", requests, isKept: false);
            await TimeAsync(client, "bare: the same rows by hand-written SQL, a fixed page", _ => "/bare", requests);
            await TimeAsync(client, "a county with 500 records, today, made anew and kept", i => $"/jurisdictions/{County}?made-anew={i}", requests);
            await TimeAsync(client, "a county with 500 records, today, as kept", _ => "/jurisdictions/" + County, requests);
            await app.StopAsync();
        }

        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    /// <param name="url">A page is kept by its address: another address each time has it made anew.</param>
    /// <param name="isKept">Otherwise the reader has just been told something, so that the page is theirs alone and not kept.</param>
    private static async Task TimeAsync(HttpClient client, string name, Func<int, string> url, int requests, bool isKept = true)
    {
        var times = new List<double>();
        for (var i = 0; i < requests + WarmUp; i++)
        {
            var watch = Stopwatch.StartNew();
            using var request = new HttpRequestMessage(HttpMethod.Get, url(i));
            if (!isKept)
            {
                request.Headers.Add("Cookie", TrackerController.SaidCookie + "=nothing");
            }

            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            response.EnsureSuccessStatusCode();
            await response.Content.CopyToAsync(Stream.Null);
            if (i >= WarmUp)
            {
                times.Add(watch.Elapsed.TotalMilliseconds);
            }
        }

        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-60}{times[0],8:0.0}{times[times.Count / 2],8:0.0}{times[(int)(times.Count * 0.95)],8:0.0}{times[^1],8:0.0}"));
    }

    /// <summary>Agreements everywhere; in the county 500 records of four kinds, with agencies, listings, and two sources each, of which every tenth disputes.</summary>
    private static async Task FillAsync(string database)
    {
        await using var connection = new SqliteConnection($"Data Source={database}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"""
            BEGIN;
            CREATE TEMP TABLE n AS WITH RECURSIVE c(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM c WHERE i < {Records - 1}) SELECT i FROM c;
            CREATE TEMP TABLE counties AS SELECT row_number() OVER (ORDER BY Geoid) - 1 AS i, Geoid FROM Jurisdictions WHERE Level = 'county' AND Geoid <> '{County}';
            INSERT INTO Sources (Ref, Title, Url, SearchText, Version) SELECT 'source-B' || i, 'Source number ' || i, 'https://example.org/' || i, 'source', 1 FROM n WHERE i < 2000;
            INSERT INTO Agencies (Ref, Name, FoldedName, Kind, HomeGeoid) SELECT 'agency-B' || i, 'Department number ' || i, 'department number ' || i, 'police', '{County}' FROM n WHERE i < 60;
            INSERT INTO Records (Ref, Type, JurisdictionGeoid, AgencyRef, TermSlug, Model, Holds, ReleaseNotification, JailAccess, TransferOfCustody, StatusQuestions, Direction, PolicyInstrument, AppliesToLocal, PracticeKind,
                SignedOn, StartedOn, EndedOn, Summary, SearchText, Version, HighestVersion, HasEndedSometime, CreatedAtUtc, UpdatedAtUtc)
            SELECT 'bench-' || n.i, CASE WHEN n.i >= {InCounty} OR n.i % 5 < 2 THEN 'agreement-287g' WHEN n.i % 5 = 2 THEN 'detainer-policy' WHEN n.i % 5 = 3 THEN 'sanctuary-policy' ELSE 'practice' END,
                CASE WHEN n.i < {InCounty} THEN '{County}' ELSE (SELECT Geoid FROM counties WHERE counties.i = n.i % 3221) END,
                CASE WHEN n.i < {InCounty} AND n.i % 5 < 2 THEN 'agency-B' || (n.i % 60) END, 'deputization', 'task_force', 'none', 'no', 'no', 'no', 'no', 'limits', 'ordinance', 0, 'jail_booking',
                date('2008-01-01', '+' || (n.i % 6000) || ' days'), date('2008-01-01', '+' || (n.i % 6000) || ' days'), CASE WHEN n.i % 3 = 0 THEN date('2010-01-01', '+' || (n.i % 5900) || ' days') END,
                'A summary of some length, as people write them, which tells what was agreed by whom and when.', 'a summary', 1, 1, 0, '2026-01-01 00:00:00', '2026-01-01 00:00:00'
            FROM n;
            INSERT INTO Citations (RecordRef, Number, SourceRef, Stance, Locator) SELECT 'bench-' || i, 1, 'source-B' || (i % 2000), 'supports', 'page ' || (i % 40) FROM n;
            INSERT INTO Citations (RecordRef, Number, SourceRef, Stance) SELECT 'bench-' || i, 2, 'source-B' || ((i + 7) % 2000), CASE WHEN i % 10 = 0 THEN 'disputes' ELSE 'supports' END FROM n;
            INSERT INTO ListSnapshots (ListSlug, ObservedOn, FileSha256, FileName, Rows) SELECT 'ice-participating', date('2025-02-01', '+' || (i * 20) || ' days'), 'hash' || i, 'list.xlsx', 1 FROM n WHERE i < 20;
            INSERT INTO Listings (RecordRef, ListSlug, FirstSeenOn, LastSeenOn) SELECT Ref, 'ice-participating', '2025-02-01', '2026-02-01' FROM Records WHERE Type = 'agreement-287g' AND Ref LIKE 'bench-%';
            COMMIT;
            ANALYZE;
            """;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<int> ReadAsync(string database)
    {
        await using var connection = new SqliteConnection($"Data Source={database}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT r.*, c.*, s.* FROM Records r JOIN Citations c ON c.RecordRef = r.Ref JOIN Sources s ON s.Ref = c.SourceRef WHERE r.JurisdictionGeoid = '{County}'";
        await using var reader = await command.ExecuteReaderAsync();
        var values = new object[reader.FieldCount];
        var rows = 0;
        while (await reader.ReadAsync())
        {
            reader.GetValues(values);
            rows++;
        }

        return rows;
    }
}
