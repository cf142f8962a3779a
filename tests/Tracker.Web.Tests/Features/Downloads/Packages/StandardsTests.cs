using System.Diagnostics;
using System.IO.Compression;
using Tracker.Domain.Tests;

namespace Tracker.Web.Tests.Features.Downloads.Packages;

/// <summary>What programs of the standards' own makers say of the package, where Node.js and they are installed: <c>npm ci</c> in <c>tests/standards</c>.</summary>
public sealed class StandardsTests(FilledTracker filled) : IClassFixture<FilledTracker>
{
    private static readonly string Tools = Path.GetFullPath(Path.Combine(Repository.Data(""), "..", "tests", "standards"));

    [Theory]
    [InlineData("check-package.js")]
    [InlineData("check-csvw.mjs")]
    public async Task The_package_is_valid(string check)
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(Tools, "node_modules")), "Run “npm ci” in tests/standards.");
        var folder = Directory.CreateTempSubdirectory("tracker-package-").FullName;
        try
        {
            await ZipFile.ExtractToDirectoryAsync(filled.Package, folder, TestContext.Current.CancellationToken);
            using var process = Process.Start(new ProcessStartInfo("node", [Path.Combine(Tools, check), folder]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
            var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            process.ExitCode.ShouldBe(0, said + await errors);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
