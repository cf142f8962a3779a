using System.Diagnostics;
using Tracker.Web.Features.Downloads.Api;

namespace Tracker.Web.Tests.Features.Downloads.Api;

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
