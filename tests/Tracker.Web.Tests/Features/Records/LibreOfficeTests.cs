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
        var calc = new[] { "/usr/bin/soffice", "/usr/bin/libreoffice" }.FirstOrDefault(File.Exists);
        Assert.SkipWhen(calc is null, "LibreOffice is not installed.");
        var client = await app.SignedInAsync("editor");
        var upload = await client.UploadAsync("hostile.csv", Encoding.UTF8.GetBytes(Hostile));
        var address = upload.Headers.Location!.ToString();
        (await client.PostFormAsync(address, address + "/apply", [])).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var csv = Path.Combine(app.Folder, "agreements.csv");
        await File.WriteAllBytesAsync(csv, await client.GetByteArrayAsync("/records.csv?type=agreement-287g", TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        // 44,34,76: comma, double quote, UTF-8: what a person chooses, or what the byte order mark chooses for them.
        await RunAsync(calc!, $"--headless -env:UserInstallation=file://{app.Folder}/profile --infilter=CSV:44,34,76 --convert-to xlsx --outdir {app.Folder} {csv}");
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

    private static async Task RunAsync(string program, string arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(0, await process.StandardError.ReadToEndAsync());
    }
}
