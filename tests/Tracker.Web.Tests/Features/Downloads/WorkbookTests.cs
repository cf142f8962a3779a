using System.Net;
using Tracker.Domain.Records;
using Tracker.Domain.Spreadsheets;

namespace Tracker.Web.Tests.Features.Downloads;

/// <summary>Every list as XLSX says what its CSV says.</summary>
public sealed class WorkbookTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    [Theory]
    [InlineData("/records")]
    [InlineData("/records", "?type=agreement-287g&state=GA")]
    [InlineData("/jurisdictions", "?state=TX&kind=county")]
    [InlineData("/agencies")]
    [InlineData("/sources")]
    [InlineData("/gaps", "?state=DE")]
    [InlineData("/checks")]
    public async Task A_list_has_the_same_cells_as_XLSX_and_as_CSV(string path, string filter = "")
    {
        var client = app.Anonymous();
        var response = await client.GetAsync($"{path}.xlsx{filter}", TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().ShouldBe("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.Content.Headers.ContentDisposition!.FileName.ShouldEndWith(".xlsx");
        // A number in a cell is 12, whether it was written 12 or 12.0.
        var csv = Cells(await client.GetByteArrayAsync($"{path}.csv{filter}", TestContext.Current.CancellationToken)).ConvertAll(line => line.Replace(".0|", "|", StringComparison.Ordinal));
        Cells(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBe(csv);
    }

    [Fact]
    public async Task A_wrong_filter_is_named_for_programs()
    {
        var response = await app.Anonymous().GetAsync("/records.xlsx?state=Texas", TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task All_records_given_back_as_XLSX_are_recorded_already()
    {
        var editor = await app.SignedInAsync("editor");
        var upload = await editor.UploadAsync("records.xlsx", await editor.GetByteArrayAsync("/records.xlsx", TestContext.Current.CancellationToken));
        (await editor.GetPageAsync(upload.Headers.Location!.ToString())).QuerySelector(".notice-success")!.TextContent.ShouldContain("Nothing to do");
    }

    [Fact]
    public async Task Every_kind_has_the_same_blank_template_as_XLSX_and_as_CSV()
    {
        var client = app.Anonymous();
        foreach (var type in RecordTypes.All)
        {
            var csv = Cells(await client.GetByteArrayAsync($"/data/templates/{type.Slug}.csv", TestContext.Current.CancellationToken));
            Cells(await client.GetByteArrayAsync($"/data/templates/{type.Slug}.xlsx", TestContext.Current.CancellationToken)).ShouldBe(csv);
        }
    }

    // A table without rows is refused by the reader, in either format alike.
    private static List<string> Cells(byte[] file)
    {
        using var stream = new MemoryStream(file);
        try
        {
            using var table = TableReader.Open(stream, "list");
            return [string.Join('|', table.Headers), .. table.Rows.Select(r => string.Join('|', r.Cells.Select(c => FormulaGuard.Unprotect(c.Text))))];
        }
        catch (UnusableTableException e)
        {
            return [e.Message];
        }
    }
}
