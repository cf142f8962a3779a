using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Tracker.Web.Tests.Features.Imports.Hostile;

/// <summary>The program with no more memory for its objects than it holds at rest and a file may take: whatever needs more fails.</summary>
public sealed class TrackerInLittleMemory : ServedTracker
{
    // Its places, shapes and model, and what was left over when it began.
    private const int MegabytesAtRest = 65;

    private const int MegabytesOfAFile = 285;

    protected override IReadOnlyDictionary<string, string> Settings { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal) { ["DOTNET_GCHeapHardLimit"] = ((MegabytesAtRest + MegabytesOfAFile) * 1_000_000L).ToString("X", CultureInfo.InvariantCulture) };
}

/// <summary>The same files as they come to the program that people run, by the API.</summary>
[Collection<HostileFileCollection>]
public sealed class HostileFilesInLittleMemoryTests(TrackerInLittleMemory served, ITestOutputHelper output) : IClassFixture<TrackerInLittleMemory>
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    public static TheoryData<string> Names => [.. HostileFiles.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_file_is_read_or_refused_in_words_within_300_megabytes_and_ten_seconds(string name)
    {
        var file = HostileFiles.All[name];
        using var client = new HttpClient { BaseAddress = new Uri(served.Address) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", served.Token);
        using var content = new ByteArrayContent(file.Make());
        var before = Residents();
        var time = Stopwatch.StartNew();
        var response = await client.PostAsync($"/api/v1/imports?name={Uri.EscapeDataString(file.FileName)}{EncodingOf(file)}", content, TestContext.Current.CancellationToken);
        time.Stop();
        var said = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{time.Elapsed.TotalSeconds:0.00} s; the process went from {before} to at most {Residents("VmHWM")} MB"));

        time.Elapsed.ShouldBeLessThan(Longest);
        response.StatusCode.ShouldBe(file.Refusal is null ? HttpStatusCode.Created : HttpStatusCode.BadRequest, said);
        using var report = JsonDocument.Parse(said);
        if (file.Refusal is not null && content.Headers.ContentLength > 0)
        {
            (report.RootElement.TryGetProperty("unusable", out var unusable) ? unusable : report.RootElement.GetProperty("detail")).GetString()!.ShouldContain(file.Refusal, Case.Insensitive);
        }
        else if (file.Refusal is null)
        {
            (report.RootElement.GetProperty("new").GetInt32(), report.RootElement.GetProperty("refused").GetInt32()).ShouldBe(file.Rows);
        }
    }

    private static string EncodingOf(HostileFile file) => file.Encoding switch
    {
        null => "",
        "Utf8" => "&encoding=utf-8",
        "Utf16" => "&encoding=utf-16",
        _ => "&encoding=windows-1252",
    };

    private int Residents(string line = "VmRSS")
    {
        var status = $"/proc/{served.ProcessId}/status";
        return File.Exists(status) ? int.Parse(File.ReadLines(status).Single(l => l.StartsWith(line + ":", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2].Trim(), CultureInfo.InvariantCulture) / 1000 : 0;
    }
}
