using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tracker.Web.Features.Imports;
using Tracker.Web.Features.Shared;
using Tracker.Web.Hosting;

namespace Tracker.Web.Tests;

/// <summary>A served program of its own process, over the data of a test's.</summary>
public partial class ServedTracker : IAsyncLifetime
{
    private readonly TaskCompletionSource<string> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process? _process;

    public TrackerApp App { get; } = new();

    public string Address => _address.Task.Result;

    public string Token { get; private set; } = "";

    public int ProcessId => _process!.Id;

    /// <summary>What its process finds in its environment beside the data folder.</summary>
    protected virtual IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public async ValueTask InitializeAsync()
    {
        await App.InitializeAsync();
        Token = await App.TokenAsync(await App.PersonAsync("editor"), Scopes.Write, Scopes.Import);
        foreach (var worker in App.Services.GetServices<IHostedService>().OfType<ImportWorker>())
        {
            // What it is given is its own to do.
            await worker.StopAsync(CancellationToken.None);
        }

        var start = new ProcessStartInfo("dotnet", [typeof(TrackerStartup).Assembly.Location, "serve", "--urls", "http://127.0.0.1:0"]) { RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = Path.GetDirectoryName(typeof(TrackerStartup).Assembly.Location) };
        start.Environment["TRACKER_DATA"] = App.Folder;
        foreach (var (name, value) in Settings)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is not null && Served().Match(line.Data) is { Success: true } found)
            {
                _address.TrySetResult(found.Groups["address"].Value.TrimEnd('/'));
            }
        };
        _process.BeginOutputReadLine();
        await _address.Task.WaitAsync(TimeSpan.FromSeconds(120));
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        await App.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [GeneratedRegex("^Tracker is at (?<address>http://[^ ]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Served();
}
