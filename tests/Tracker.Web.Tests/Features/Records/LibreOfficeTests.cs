using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Text;

namespace Tracker.Web.Tests.Features.Records;

/// <summary>What LibreOffice Calc makes of an export, where it is installed.</summary>
public sealed class LibreOfficeTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    private const string Hostile = "state,jurisdiction,agency,model,summary,signatories,source_1_url,source_1_title\r\n"
        + "TX,Travis County,Travis County Sheriff's Office,task_force,=1+1,@SUM(A1:A9),https://example.org/1,+A page\r\n"
        + "TX,Bexar County,Bexar County Sheriff's Office,task_force,\"=HYPERLINK(\"\"https://example.org\"\",\"\"x\"\")\",-2,https://example.org/2,'=quoted\r\n";

    [Fact]
    public async Task An_export_opened_in_calc_has_the_same_rows_and_no_formula()
    {
        Assert.SkipWhen(Calc is null, "LibreOffice is not installed.");
        var client = await HostileRecordsAsync();

        var csv = Path.Combine(app.Folder, "agreements.csv");
        await File.WriteAllBytesAsync(csv, await client.GetByteArrayAsync("/records.csv?type=agreement-287g", TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        // 44,34,76: comma, double quote, UTF-8: what a person chooses, or what the byte order mark chooses for them.
        await RunAsync(Calc!, $"--headless -env:UserInstallation=file://{app.Folder}/profile --infilter=CSV:44,34,76 --convert-to xlsx --outdir {app.Folder} {csv}");
        var xlsx = Path.Combine(app.Folder, "agreements.xlsx");
        using (var zip = ZipFile.OpenRead(xlsx))
        {
            using var sheet = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
            var xml = await sheet.ReadToEndAsync(TestContext.Current.CancellationToken);
            xml.ShouldNotContain("<f");
            xml.Split("<row ").Length.ShouldBe(1 + 1 + 34 + 2);
        }

        var back = await client.UploadAsync("agreements.csv", await File.ReadAllBytesAsync(csv, TestContext.Current.CancellationToken));
        (await client.GetPageAsync(back.Headers.Location!.ToString())).QuerySelector(".notice-success")!.TextContent.ShouldContain("Nothing to do");
    }

    [Fact]
    public async Task A_workbook_that_calc_saved_again_changes_nothing()
    {
        Assert.SkipWhen(Calc is null, "LibreOffice is not installed.");
        var client = await HostileRecordsAsync();
        var xlsx = Path.Combine(app.Folder, "records.xlsx");
        await File.WriteAllBytesAsync(xlsx, await client.GetByteArrayAsync("/records.xlsx", TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);

        await RunAsync(Calc!, $"--headless -env:UserInstallation=file://{app.Folder}/profile --convert-to xlsx --outdir {app.Folder}/saved {xlsx}");

        var back = await client.UploadAsync("records.xlsx", await File.ReadAllBytesAsync(Path.Combine(app.Folder, "saved", "records.xlsx"), TestContext.Current.CancellationToken));
        var page = await client.GetPageAsync(back.Headers.Location!.ToString());
        page.QuerySelector(".notice-success")!.TextContent.ShouldContain("Nothing to do");
        page.QuerySelector(".tabs")!.TextContent.ShouldContain("Refused 0");
    }

    private static string? Calc => new[] { "/usr/bin/soffice", "/usr/bin/libreoffice" }.FirstOrDefault(File.Exists);

    /// <summary>An editor in whose tracker the records are that a spreadsheet would trip over.</summary>
    private async Task<HttpClient> HostileRecordsAsync()
    {
        var client = await app.SignedInAsync("editor");
        var upload = await client.UploadAsync("hostile.csv", Encoding.UTF8.GetBytes(Hostile));
        var address = upload.Headers.Location!.ToString();
        (await client.PostFormAsync(address, address + "/apply", [])).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return client;
    }

    private static async Task RunAsync(string program, string arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(0, await process.StandardError.ReadToEndAsync());
    }
}
