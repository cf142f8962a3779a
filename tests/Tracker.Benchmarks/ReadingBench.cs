using System.Diagnostics;
using System.Globalization;

namespace Tracker.Benchmarks;

/// <summary>Lists, searches, profiles and files of many records over HTTP, beside a bare program over the same file in the same run.</summary>
internal static class ReadingBench
{
    private const int Readers = 4;
    private const int ManyRecords = 200_000;

    public static async Task RunAsync(int records, int requests)
    {
        var watch = Stopwatch.StartNew();
        await using var tracker = await ServedTracker.StartAsync(records);
        var list = await tracker.Client.GetStringAsync("/records");
        await using var bare = await BareProgram.StartAsync(tracker.Database, list);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{records:N0} records, made in {watch.Elapsed.TotalSeconds:0} s; {requests} requests each, {Readers} at a time; a list page has {list.Length / 1024} KB"));
        Console.WriteLine(Load.Header);
        await ListAsync(tracker.Client, bare.Client, requests);
        await SearchAsync(tracker.Client, bare.Client, requests);
        await Load.RunAsync("profile of a county with 500 records, made anew", tracker.Client, _ => "/jurisdictions/" + MadeDatabase.County, requests / 4, 1);
        await ExportAsync(tracker.Client, bare.Client, records);
    }

    private static async Task ListAsync(HttpClient tracker, HttpClient bare, int requests)
    {
        var bareList = await Load.RunAsync("bare: count, facets and 50 rows", bare, _ => "/list", Math.Min(requests, 100), Readers);
        var made = await Load.RunAsync("list made anew: count, facets and 50 rows", tracker, _ => "/records", requests, Readers);
        var filtered = await Load.RunAsync("list of one kind in one state, made anew", tracker, _ => "/records?type=agreement-287g&state=TX", requests, Readers);
        var paged = await Load.RunAsync("list, a hundred pages in turn, made anew", tracker, i => $"/records?page={1 + (i % 100)}", requests, Readers);
        var byTerm = await Load.RunAsync("list of one term since a day, made anew", tracker, i => $"/records?term=deputization&started-since=2015-01-{1 + (i % 28):00}", Math.Min(requests, 100), Readers);
        var bareFixed = await Load.RunAsync("bare: a fixed page as long", bare, _ => "/fixed", requests * 10, Readers);
        var kept = await Load.RunAsync("list as kept", tracker, _ => "/records", requests * 10, Readers, isKept: true);
        Compare("list made anew", made, bareList);
        Compare("list as kept", kept, bareFixed);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"filtered {filtered.Median:0.0}, paged {paged.Median:0.0}, by term and day {byTerm.Median:0.0} ms in the median"));
    }

    private static async Task SearchAsync(HttpClient tracker, HttpClient bare, int requests)
    {
        foreach (var (what, word) in ((string, string)[])[("in a thousandth", MadeDatabase.RareWord), ("in a fifth", MadeDatabase.CommonWord), ("in everything", "summ")])
        {
            await Load.RunAsync($"bare: search for a word {what}", bare, _ => "/search?q=" + word, requests, 1);
            await Load.RunAsync($"as one types, a word {what}", tracker, _ => "/search/suggest.json?q=" + word, requests, 1);
            await Load.RunAsync($"page of a search for a word {what}", tracker, _ => "/search?q=" + word, requests, 1);
        }

        await Load.RunAsync("as one types, a place", tracker, i => "/search/suggest.json?q=" + "harris county"[..(2 + (i % 12))], requests, 1);
        await Load.RunAsync("list of records with a word in a fifth", tracker, _ => "/records?q=" + MadeDatabase.CommonWord, Math.Min(requests, 100), 1);
    }

    private static void Compare(string name, Load ours, Load bare) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {ours.PerSecond / bare.PerSecond:0.00} of the bare program's requests a second; p99 {ours.P99 / bare.P99:0.00} times its p99"));

    private static async Task ExportAsync(HttpClient tracker, HttpClient bare, int records)
    {
        for (var run = 0; run < (records > ManyRecords ? 1 : 3); run++)
        {
            var (bareRate, bareLength) = await FetchAsync(bare, records);
            var (rate, length) = await FetchAsync(tracker, records);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"records.csv: {rate:N0} rows a second ({length / 1_000_000d:0.0} MB); bare {bareRate:N0} ({bareLength / 1_000_000d:0.0} MB); {rate / bareRate:0.00} of it; the process holds {Environment.WorkingSet / 1_000_000:N0} MB"));
        }
    }

    private static async Task<(double RowsASecond, long Length)> FetchAsync(HttpClient client, int records)
    {
        var watch = Stopwatch.StartNew();
        using var response = await client.GetAsync("/records.csv", HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        await using var body = await response.Content.ReadAsStreamAsync();
        var (buffer, length) = (new byte[65_536], 0L);
        for (int read; (read = await body.ReadAsync(buffer)) > 0;)
        {
            length += read;
        }

        return (records / watch.Elapsed.TotalSeconds, length);
    }
}
