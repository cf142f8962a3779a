using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Tracker.KillTests;

/// <summary>The program as it is run, in a process of its own that is killed and started again.</summary>
internal sealed partial class KilledServer(string dataFolder) : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(120);

    private readonly HttpClient _client = new();
    private Process? _process;
    private bool _tellsOfError;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}");

    public int ProcessId => _process!.Id;

    /// <summary>The path of the one-time address for the first administrator, as the first start printed it.</summary>
    public string? Invitation { get; private set; }

    /// <summary>Starts it, and tells how long it took until it was ready.</summary>
    public async Task<TimeSpan> StartAsync()
    {
        var watch = Stopwatch.StartNew();
        var program = Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "..", "src", "Tracker.Web", "bin", "Release", "net10.0", "Tracker.Web.dll");
        var start = new ProcessStartInfo("dotnet", [program, "--urls", Address.ToString()]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["TRACKER_DATA"] = dataFolder;
        start.Environment["TRACKER__ACCOUNTS__SECONDFACTOR"] = "optional";
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Read(line.Data ?? "");
        _process.ErrorDataReceived += (_, line) => Console.Error.Write(line.Data is null ? "" : line.Data + Environment.NewLine);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        while (!await IsReadyAsync())
        {
            if (_process.HasExited || watch.Elapsed > Longest)
            {
                throw new InvalidOperationException($"The server did not get ready in {watch.Elapsed.TotalSeconds:0} s.");
            }

            await Task.Delay(50);
        }

        return watch.Elapsed;
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public void Kill()
    {
        _process!.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _process = null;
    }

    public void Dispose()
    {
        if (_process is not null)
        {
            Kill();
        }

        _client.Dispose();
    }

    /// <summary>Finds the invitation, and lets through what the log tells of errors: a first line that says so, and those below it.</summary>
    private void Read(string line)
    {
        Invitation ??= JoinPath().Match(line) is { Success: true } match ? match.Value : null;
        _tellsOfError = line.StartsWith("fail:", StringComparison.Ordinal) || line.StartsWith("crit:", StringComparison.Ordinal) || (_tellsOfError && line.StartsWith(' '));
        if (_tellsOfError)
        {
            Console.Error.WriteLine(line);
        }
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            using var answer = await _client.GetAsync(new Uri(Address, "/healthz/ready"));
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("/join/[A-Za-z0-9_-]+", RegexOptions.None, 1000)]
    private static partial Regex JoinPath();
}
