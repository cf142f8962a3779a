using System.Diagnostics;
using System.Text.RegularExpressions;
using Tracker.Web.Features.Downloads.Api;
using Tracker.Web.Features.Shared;
using Tracker.Web.Hosting;

namespace Tracker.Web.Tests.Features.Downloads.Api;

/// <summary>A served program of its own process, over the data of a test's.</summary>
public sealed partial class ServedTracker : IAsyncLifetime
{
    private readonly TaskCompletionSource<string> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process? _process;

    public TrackerApp App { get; } = new();

    public string Address => _address.Task.Result;

    public string Token { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await App.InitializeAsync();
        Token = await App.TokenAsync(await App.PersonAsync("editor"), Scopes.Write, Scopes.Import);
        var start = new ProcessStartInfo("dotnet", [typeof(TrackerStartup).Assembly.Location, "serve", "--urls", "http://127.0.0.1:0"]) { RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = Path.GetDirectoryName(typeof(TrackerStartup).Assembly.Location) };
        start.Environment["TRACKER_DATA"] = App.Folder;
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
    }

    [GeneratedRegex("^Tracker is at (?<address>http://[^ ]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Served();
}

/// <summary>The examples of the API's page, run as they stand where their languages are installed.</summary>
public sealed class ExamplesTests(ServedTracker served) : IClassFixture<ServedTracker>
{
    public static TheoryData<string> Anchors => [.. ApiExamples.For("").Select(e => e.Anchor)];

    [Theory]
    [MemberData(nameof(Anchors))]
    public async Task An_example_in_curl_does_what_it_says(string anchor) => await RunAsync("curl", "sh", "-euc", Example(anchor).Curl);

    [Theory]
    [MemberData(nameof(Anchors))]
    public async Task An_example_in_python_does_what_it_says(string anchor) => await RunAsync("python3", "python3", "-c", Example(anchor).Python);

    [Theory]
    [MemberData(nameof(Anchors))]
    public async Task An_example_in_r_does_what_it_says(string anchor) => await RunAsync("Rscript", "Rscript", "-e", Example(anchor).R);

    [Fact]
    public async Task The_page_shows_every_example_as_it_is_run()
    {
        var page = await served.App.Anonymous().GetPageAsync("/api");
        page.QuerySelectorAll("pre.code").Select(p => p.TextContent).ShouldBe(ApiExamples.For("http://localhost").SelectMany(e => new[] { e.Curl, e.Python, e.R }));
    }

    private ApiExample Example(string anchor) => ApiExamples.For(served.Address).Single(e => e.Anchor == anchor);

    private async Task RunAsync(string needed, string program, string how, string text)
    {
        Assert.SkipUnless(IsInstalled(needed), $"{needed} is not installed.");
        var folder = Directory.CreateTempSubdirectory("tracker-example-").FullName;
        try
        {
            var start = new ProcessStartInfo(program, [how, text]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = folder };
            start.Environment["TOKEN"] = served.Token;
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            process.ExitCode.ShouldBe(0, said + await errors);
            said.ShouldNotBeNullOrWhiteSpace();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(f => File.Exists(Path.Combine(f, program)));
}
