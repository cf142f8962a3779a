using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Benchmarks;
using Tracker.Web.Features.Imports;
using Tracker.Web.Hosting;
using Tracker.Web.Infrastructure;

// ./dev bench [FILE] [RUNS]: an import of ICE's list, step by step, beside a bare loader of as many rows into an equal table.
var file = args.ElementAtOrDefault(0);
var runs = int.Parse(args.ElementAtOrDefault(1) ?? "5", CultureInfo.InvariantCulture);
var content = file is null ? IceLikeWorkbook.Make(1_832) : await File.ReadAllBytesAsync(file);
var name = file is null ? "participatingAgencies05142026am.xlsx" : Path.GetFileName(file);
var figures = new Figures();

Console.WriteLine($"{Environment.ProcessorCount} processors, {Environment.OSVersion}, .NET {Environment.Version}; {runs} runs after one that is not counted; {(file is null ? "a made list of 1,832 rows" : name)}");
for (var run = 0; run <= runs; run++)
{
    await OnceAsync(run == 0 ? new Figures() : figures);
}

figures.Print(Console.Out);
return 0;

async Task OnceAsync(Figures times)
{
    var folder = Directory.CreateTempSubdirectory("tracker-bench-");
    var builder = WebApplication.CreateBuilder([$"--TRACKER_DATA={folder.FullName}", "--Logging:LogLevel:Default=Error"]);
    builder.AddTracker();
    await using (var app = builder.Build())
    {
        await times.TimeAsync("first start: migrate, load geography, taxonomy, starter records", () => WithAsync(app, s => s.GetRequiredService<TrackerStartup>().RunAsync(default)));
        await times.TimeAsync("next start", () => WithAsync(app, s => s.GetRequiredService<TrackerStartup>().RunAsync(default)));
        var given = new ImportFile(name, content, null, new DateOnly(2026, 5, 14), null);
        var batch = "";
        await times.TimeAsync("preview: read, match, plan, store", () => WithAsync(app, async s =>
        {
            var reading = await s.GetRequiredService<ImportReader>().ReadAsync(given, default);
            batch = (await s.GetRequiredService<ImportDesk>().StoreAsync(given, reading.Plan ?? throw new InvalidOperationException(reading.Unusable), Actor.CommandLine, default)).Id;
        }));
        await times.TimeAsync("apply", () => WithAsync(app, s => s.GetRequiredService<ImportDesk>().ApplyAsync(batch, Actor.CommandLine, "Benchmark", default)));
        await times.TimeAsync("undo", () => WithAsync(app, s => s.GetRequiredService<ImportDesk>().UndoAsync(batch, Actor.CommandLine, default)));
    }

    await times.TimeAsync("bare: 1,832 rows of 20 texts by a prepared statement in one transaction", () => BareAsync(Path.Combine(folder.FullName, "bare.db")));
    SqliteConnection.ClearAllPools();
    folder.Delete(recursive: true);
}

static async Task WithAsync(WebApplication app, Func<IServiceProvider, Task> use)
{
    await using var scope = app.Services.CreateAsyncScope();
    await use(scope.ServiceProvider);
}

static async Task BareAsync(string path)
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
    for (var i = 0; i < 1_832; i++)
    {
        await command.ExecuteNonQueryAsync();
    }

    await transaction.CommitAsync();
}
