using System.Collections.Concurrent;
using System.Diagnostics;

namespace Tracker.Browser.Tests.Site;

/// <summary>The built program as an operator starts it: a process of its own on a free port, with an empty data folder.</summary>
internal sealed class TrackerProgram : IAsyncDisposable
{
    private const string AtAddress = "Tracker is at ";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly string _data = Directory.CreateTempSubdirectory("tracker-browser-").FullName;
    private readonly ConcurrentQueue<string> _said = [];
    private readonly TaskCompletionSource<string> _link = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process? _process;
    private string? _address;

    public string Address => _address ?? throw new InvalidOperationException("The program was not started.");

    /// <summary>Starts to serve; the answer is the link, as printed, that makes the first administrator.</summary>
    public async Task<string> StartAsync()
    {
        _process = Start("--urls", "http://127.0.0.1:0");
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Exited += (_, _) => _link.TrySetException(new InvalidOperationException("The program ended:\n" + Said));
        _process.EnableRaisingEvents = true;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        try
        {
            return await _link.Task.WaitAsync(Patience);
        }
        catch (TimeoutException e)
        {
            throw new InvalidOperationException("The program printed no address and link:\n" + Said, e);
        }
    }

    /// <summary>Throws what the program said when it is no longer there.</summary>
    public void MustServe()
    {
        if (_process is not { HasExited: false })
        {
            throw new InvalidOperationException($"The program ended with exit code {_process?.ExitCode}:\n{Said}");
        }
    }

    /// <summary>The path of the one-time link that <c>user add</c> prints.</summary>
    public async Task<string> InviteAsync(string email, string role)
    {
        using var process = Start("user", "add", email, "--role", role);
        var printed = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, printed);
        return new Uri(printed.Trim()).AbsolutePath;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            _process.EnableRaisingEvents = false;
            _process.Kill();
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        Directory.Delete(_data, recursive: true);
    }

    private string Said => string.Join('\n', _said);

    private Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Checkout.Program, .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["TRACKER_DATA"] = _data;
        start.Environment["TRACKER__ACCOUNTS__SECONDFACTOR"] = "optional"; // its own test asks for it
        start.Environment["DOTNET_TieredPGO"] = "0"; // it would not live long enough to gain from it
        start.Environment.Remove("ASPNETCORE_ENVIRONMENT");
        start.Environment.Remove("TRACKER_URLS");
        return Process.Start(start)!;
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        _said.Enqueue(line);
        if (line.StartsWith(AtAddress, StringComparison.Ordinal))
        {
            _address = line[AtAddress.Length..];
        }
        else if (line.IndexOf("http://", StringComparison.Ordinal) is var at and >= 0 && line.Contains("/join/", StringComparison.Ordinal))
        {
            _link.TrySetResult(line[at..]);
        }
    }
}
