using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;

namespace Tracker.Benchmarks;

/// <summary>
/// The profile page over HTTP, of a county with 500 records in a database of 100,000, beside a bare page of the same size
/// that reads the same rows by hand-written SQL.
/// </summary>
internal static class ProfileBench
{
    private const int Records = 100_000;
    private const int WarmUp = 200; // until the compiler in the background has done
    private const string County = MadeDatabase.County;

    public static async Task RunAsync(int requests)
    {
        var page = "";
        await using var tracker = await ServedTracker.StartAsync(Records, (app, database) => app.MapGet("/bare", async () => Results.Content(await ReadAsync(database) > 0 ? page : "", "text/html")).AllowAnonymous());
        var client = tracker.Client;
        page = await client.GetStringAsync("/jurisdictions/" + County);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Profile page, {page.Length / 1024} KB; {MadeDatabase.InCounty} records of {Records:N0}; {requests} requests one after another, after {WarmUp} that are not counted"));
        Console.WriteLine($"{"page",-60}{"min",8}{"median",8}{"p95",8}{"max",8}  ms");
        await TimeAsync(client, "a county with 500 records, today, made anew", _ => "/jurisdictions/" + County, requests, isKept: false);
        await TimeAsync(client, "the same on 30 June 2019, made anew", _ => $"/jurisdictions/{County}?as-of=2019-06-30", requests, isKept: false);
        await TimeAsync(client, "a county with the average number, made anew", _ => "/jurisdictions/48113", requests, isKept: false);
        await TimeAsync(client, "bare: the same rows by hand-written SQL, a fixed page", _ => "/bare", requests);
        await TimeAsync(client, "a county with 500 records, today, made anew and kept", i => $"/jurisdictions/{County}?made-anew={i}", requests);
        await TimeAsync(client, "a county with 500 records, today, as kept", _ => "/jurisdictions/" + County, requests);
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
                ServedTracker.MakeAnew(request);
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
