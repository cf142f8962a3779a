using System.Diagnostics;
using System.Globalization;
using Tracker.KillTests;

namespace Tracker.Benchmarks;

/// <summary>A large import through the pages of the program as it is run, in a process of its own, while others read pages.</summary>
internal static class ServedImportBench
{
    private static readonly string[] Pages = ["/", "/jurisdictions?q=harris", "/jurisdictions/48201", "/records", "/gaps", "/sources", "/agencies", "/changes"];
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(50);

    public static async Task RunAsync(int rows)
    {
        var folder = Directory.CreateTempSubdirectory("tracker-bench-");
        using var server = new KilledServer(folder.FullName);
        await server.StartAsync();
        using var editor = new Editor(server.Address);
        await editor.JoinAsync(server.Invitation!);
        server.Kill();
        await server.StartAsync();
        using var reader = new HttpClient { BaseAddress = server.Address };
        foreach (var page in Pages)
        {
            await reader.GetStringAsync(page);
        }

        var content = await File.ReadAllBytesAsync(MadeRecords.Make(folder.FullName, rows).FullName);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Import of {rows:N0} made records, {content.Length / 1_000_000d:0.0} MB, by its pages; the server holds {Memory(server, "VmRSS"):N0} MB before"));
        using var stop = new CancellationTokenSource();
        var reading = ReadPagesAsync(reader, stop.Token);
        var import = "";
        var previewed = await TimeAsync(async () => import = await editor.UploadAsync(content));
        var applied = await TimeAsync(() => AskAsync(editor, import, "apply", "applied"));
        var imported = Memory(server, "VmHWM");
        await stop.CancelAsync();
        var pages = await reading;
        var undone = await TimeAsync(() => AskAsync(editor, import, "undo", "undone"));
        pages.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"preview {previewed:0.0} s, apply {applied:0.0} s, together {rows / (previewed + applied):N0} rows a second; undo {undone:0.0} s"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{pages.Count} pages meanwhile: median {pages[pages.Count / 2]:0}, p95 {pages[(int)(pages.Count * 0.95)]:0}, max {pages[^1]:0} ms"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"most memory of the server: {imported:N0} MB to import, {Memory(server, "VmHWM"):N0} MB with the undo"));
        server.Kill();
        folder.Delete(recursive: true);
    }

    private static async Task AskAsync(Editor editor, string import, string what, string wanted)
    {
        await editor.AskAsync(import, what);
        if (await editor.SettleAsync(import) is var state && state != wanted)
        {
            throw new InvalidOperationException($"Asked to {what}, {import} is {state}.");
        }
    }

    private static async Task<double> TimeAsync(Func<Task> run)
    {
        var watch = Stopwatch.StartNew();
        await run();
        return watch.Elapsed.TotalSeconds;
    }

    private static async Task<List<double>> ReadPagesAsync(HttpClient reader, CancellationToken stop)
    {
        var taken = new List<double>();
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            taken.Add(1_000 * await TimeAsync(() => reader.GetStringAsync(Pages[i % Pages.Length], CancellationToken.None)));
            await Task.Delay(Between, CancellationToken.None);
        }

        return taken;
    }

    /// <summary>In megabytes, as Linux tells it; 0 elsewhere.</summary>
    private static double Memory(KilledServer server, string what)
    {
        var status = $"/proc/{server.ProcessId}/status";
        var line = File.Exists(status) ? Array.Find(File.ReadAllLines(status), l => l.StartsWith(what, StringComparison.Ordinal)) : null;
        return line is null ? 0 : double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1_000;
    }
}
