using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Files;
using Tracker.Domain.Spreadsheets;
using Tracker.Web.Features.Imports;
using Tracker.Web.Hosting;
using Tracker.Web.Infrastructure;

namespace Tracker.Benchmarks;

/// <summary>An import, step by step, beside a bare loader of as many rows into an equal table.</summary>
internal static class ImportBench
{
    public static async Task RunAsync(string? file, DateOnly? observedOn, int runs)
    {
        var content = file is null ? IceLikeWorkbook.Make(1_832) : await File.ReadAllBytesAsync(file);
        var name = file is null ? "participatingAgencies05142026am.xlsx" : Path.GetFileName(file);
        var figures = new Figures();
        Console.WriteLine($"Import of {(file is null ? "a made list of 1,832 rows" : name)}; {runs} runs after one that is not counted");
        for (var run = 0; run <= runs; run++)
        {
            await OnceAsync(new ImportFile(name, content, null, observedOn, null), run == 0 ? new Figures() : figures);
        }

        figures.Print(Console.Out);
        PrintMemory();
    }

    /// <summary>A made file of records in the tracker's own format.</summary>
    public static async Task RunAsync(int rows, int runs)
    {
        var folder = Directory.CreateTempSubdirectory("tracker-bench-");
        var file = MadeRecords.Make(folder.FullName, rows);
        var figures = new Figures();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Import of {rows:N0} made records, {file.Length / 1_000_000d:0.0} MB of CSV, each with a source of its own; {runs} runs"));
        for (var run = 0; run < runs; run++)
        {
            await OnceAsync(new ImportFile(file.Name, GivenContent.Of(file), null, null, null), figures);
        }

        folder.Delete(recursive: true);
        figures.Print(Console.Out);
        PrintMemory();
    }

    private static void PrintMemory() =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"most memory of the process, the server included: {Process.GetCurrentProcess().PeakWorkingSet64 / 1_000_000:N0} MB"));

    /// <summary>What was needed so far, at the first start for example, is not the import's.</summary>
    private static void ForgetPeak()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive);
        if (File.Exists("/proc/self/clear_refs"))
        {
            File.WriteAllText("/proc/self/clear_refs", "5");
        }
    }

    private static async Task OnceAsync(ImportFile given, Figures times)
    {
        var folder = Directory.CreateTempSubdirectory("tracker-bench-");
        // A million rows are more than 100 MB of text, which an operator allows.
        var bytes = Math.Max(TableLimits.Default.MaxFileBytes, given.Content.Length);
        var builder = WebApplication.CreateBuilder([$"--TRACKER_DATA={folder.FullName}", "--Logging:LogLevel:Default=Error", string.Create(CultureInfo.InvariantCulture, $"--Tracker:Imports:MaxFileBytes={bytes}")]);
        builder.AddTracker();
        await using (var app = builder.Build())
        {
            await times.TimeAsync("first start: migrate, load geography, taxonomy, starter records", () => WithAsync(app, s => s.GetRequiredService<TrackerStartup>().RunAsync(default)));
            await times.TimeAsync("next start", () => WithAsync(app, s => s.GetRequiredService<TrackerStartup>().RunAsync(default)));
            var (batch, rows) = ("", 0);
            ForgetPeak();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"memory before the import: {Environment.WorkingSet / 1_000_000:N0} MB"));
            await times.TimeAsync("preview: read, match, plan, store", () => WithAsync(app, async s =>
            {
                var (stored, unusable, _) = await s.GetRequiredService<ImportDesk>().PreviewAsync(given, Actor.CommandLine, default);
                (batch, rows) = stored is null ? throw new InvalidOperationException(unusable) : (stored.Id, stored.Rows);
            }));
            await times.TimeAsync("apply", () => WithAsync(app, s => s.GetRequiredService<ImportDesk>().ApplyAsync(batch, Actor.CommandLine, "Benchmark", default)));
            await times.TimeAsync("undo", () => WithAsync(app, s => s.GetRequiredService<ImportDesk>().UndoAsync(batch, Actor.CommandLine, default)));
            await times.TimeAsync($"bare: {rows:N0} rows of 20 texts by a prepared statement in one transaction", () => BareAsync(Path.Combine(folder.FullName, "bare.db"), rows));
        }

        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    private static async Task WithAsync(WebApplication app, Func<IServiceProvider, Task> use)
    {
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await use(scope.ServiceProvider);
        }

        // What comes next would else be called by what ended here, and keep what it held.
        await Task.Yield();
    }

    private static async Task BareAsync(string path, int rows)
    {
        await using var connection = new SqliteConnection($"Data Source={path}");
        await connection.OpenAsync();
        var columns = Enumerable.Range(0, 20).Select(i => $"c{i}").ToList();
        await using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE t ({string.Join(", ", columns)})";
        await command.ExecuteNonQueryAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        command.Transaction = (SqliteTransaction)transaction;
        command.CommandText = $"INSERT INTO t VALUES ({string.Join(", ", columns.Select(c => "@" + c))})";
        columns.ForEach(c => command.Parameters.AddWithValue("@" + c, "a text of some forty characters, as in ICE's"));
        await command.PrepareAsync();
        for (var i = 0; i < rows; i++)
        {
            await command.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
    }
}
