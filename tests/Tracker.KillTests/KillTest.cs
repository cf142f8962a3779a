using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Tracker.KillTests;

/// <summary>
/// Kills the server at a random moment of an import being applied or taken back, starts it again, and looks: what was asked for is
/// done whole or not at all, and not at all only where the server had not yet answered that it would be done.
/// </summary>
internal sealed class KillTest(int rows) : IAsyncDisposable
{
    private static readonly TimeSpan UpWithin = TimeSpan.FromSeconds(10);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tracker-kill-");
    private readonly List<string> _faults = [];
    private readonly List<double> _starts = [];
    private KilledServer _server = null!;
    private const int SignInEvery = 20;

    private Editor _editor = null!;
    private string _page = "";
    private string _before = "";
    private int _atWork;

    public async Task<bool> RunAsync(int applies, int undos)
    {
        _server = new KilledServer(_folder.FullName);
        var first = await _server.StartAsync();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"First start: {first.TotalSeconds:0.0} s"));
        _editor = new Editor(_server.Address);
        await _editor.JoinAsync(_server.Invitation ?? throw new InvalidOperationException("The server printed no address for the first administrator."));
        _before = await _editor.ExportAsync();
        _page = await _editor.UploadAsync(Encoding.UTF8.GetBytes(MakeCsv()));
        var (applying, takingBack) = (await TimeAsync("apply", "applied"), await TimeAsync("undo", "undone"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows:N0} rows, undisturbed: applied in {applying:0} ms, taken back in {takingBack:0} ms"));

        var done = 0;
        for (var i = 0; i < applies; i++)
        {
            await (i % SignInEvery == SignInEvery - 1 ? _editor.SignInAsync() : Task.CompletedTask);
            await KillAsync("apply", applying);
            if (await StateAsync() != "applied")
            {
                await DoAsync("apply", "applied");
            }

            await (done++ < undos ? KillAsync("undo", takingBack) : Task.CompletedTask);
            if (await StateAsync() == "applied")
            {
                await DoAsync("undo", "undone");
            }

            Expect(await _editor.ExportAsync() == _before, "The export after taking back is not that of before.");
            Console.WriteLine($"{i + 1} applies and {Math.Min(done, undos)} undos killed, {_faults.Count} faults");
        }

        _starts.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Ready again after a kill: {_starts[0]:0.0} / {_starts[_starts.Count / 2]:0.0} / {_starts[^1]:0.0} s (min / median / max of {_starts.Count}); {_atWork} of the kills hit an import at work"));
        _faults.ForEach(Console.WriteLine);
        Console.WriteLine(_faults.Count == 0 ? "Never a half batch, never a lost one." : $"{_faults.Count} faults");
        return _faults.Count == 0;
    }

    public ValueTask DisposeAsync()
    {
        _editor?.Dispose();
        _server?.Dispose();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Asks, kills at a random moment up to a little after its end, starts again and looks.</summary>
    private async Task KillAsync(string what, double takes)
    {
        var asked = _editor.AskAsync(_page, what);
        await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.NextDouble() * takes * 1.1));
        _server.Kill();
        var answered = await asked;
        var left = CheckDatabase();
        _atWork += left is "applying" or "taking_back" ? 1 : 0;
        var start = await _server.StartAsync();
        _starts.Add(start.TotalSeconds);
        Expect(start < UpWithin, string.Create(CultureInfo.InvariantCulture, $"The server was ready only after {start.TotalSeconds:0.0} s."));
        var state = await StateAsync();
        Expect(!answered || state == (what == "apply" ? "applied" : "undone"), $"The server had answered, but after its restart the import is {state}.");
        Expect(state == left switch { "applying" => "applied", "taking_back" => "undone", _ => left }, $"The kill left the import {left}, and after the restart it is {state}.");
        CheckCounts(state);
    }

    private async Task DoAsync(string what, string expected)
    {
        await _editor.AskAsync(_page, what);
        var state = await StateAsync();
        Expect(state == expected, $"After {what} the import is {state}.");
        CheckCounts(state);
    }

    private async Task<double> TimeAsync(string what, string expected)
    {
        var watch = Stopwatch.StartNew();
        await DoAsync(what, expected);
        return watch.Elapsed.TotalMilliseconds;
    }

    private Task<string> StateAsync() => _editor.SettleAsync(_page);

    /// <summary>As the kill left it; tells the import's state.</summary>
    private string CheckDatabase()
    {
        using var database = Open();
        Expect(Scalar(database, "PRAGMA integrity_check") == "ok", "The database is damaged.");
        Expect(Scalar(database, "SELECT COUNT(*) FROM pragma_foreign_key_check") == "0", "The database points at what is not there.");
        var written = Scalar(database, Written);
        Expect(written == "0" || written == rows.ToString(CultureInfo.InvariantCulture), $"{written} of {rows} records stand after a kill.");
        return Scalar(database, $"SELECT State FROM ImportBatches WHERE Id = '{_page["/imports/".Length..]}'");
    }

    private void CheckCounts(string state)
    {
        using var database = Open();
        var expected = (state == "applied" ? rows : 0).ToString(CultureInfo.InvariantCulture);
        Expect(Scalar(database, Written) == expected, $"The import is {state}, and {Scalar(database, Written)} of its {rows} records stand.");
        Expect(Scalar(database, "SELECT COUNT(*) FROM Sources WHERE Url LIKE 'https://example.org/kill/%'") == expected, $"The import is {state}, and not all or some of its sources stand.");
    }

    private const string Written = "SELECT COUNT(*) FROM Records WHERE Summary LIKE 'Killed %'";

    private SqliteConnection Open()
    {
        var database = new SqliteConnection($"Data Source={Path.Combine(_folder.FullName, "tracker.db")};Pooling=False");
        database.Open();
        return database;
    }

    private static string Scalar(SqliteConnection database, string sql)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture)!;
    }

    private void Expect(bool holds, string fault)
    {
        if (!holds)
        {
            _faults.Add(fault);
            Console.WriteLine("FAULT: " + fault);
        }
    }

    private string MakeCsv()
    {
        var text = new StringBuilder("geoid,state,instrument,federal_party,subject,started_on,summary,source_1_url,source_1_title\r\n");
        for (var i = 0; i < rows; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"48{(i % 254 * 2) + 1:000},TX,moa,ICE,detention,2020-01-01,Killed {i},https://example.org/kill/{i},Minutes {i}\r\n");
        }

        return text.ToString();
    }
}
