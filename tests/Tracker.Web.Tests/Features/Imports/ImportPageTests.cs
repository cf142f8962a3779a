using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Web.Data;

namespace Tracker.Web.Tests.Features.Imports;

public sealed class ImportPageTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    private const string Header = "state,jurisdiction,agency,model,signed_on,source_1_url,source_1_title\r\n";
    private const string Row = "TX,Travis County,Travis County Sheriff's Office,jail_enforcement,2025-03-10,https://example.org/travis,A page\r\n";

    public static TheoryData<string, byte[], string> Unusable => new()
    {
        { "list.pdf", "%PDF-1.7\n1 0 obj"u8.ToArray(), "PDF" },
        { "empty.csv", [], "empty" },
        { "header.csv", Encoding.UTF8.GetBytes(Header), "has a header but no rows" },
        { "utf16.csv", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Header + Row)], "UTF-16" },
        { "utf16-without-mark.csv", Encoding.Unicode.GetBytes(Header + Row), "UTF-16" },
        { "windows.csv", Encoding.Latin1.GetBytes(Header + "NM,Doña Ana County,X,task_force,2025,https://example.org,A\r\n"), "Windows-1252" },
        { "quote.csv", Encoding.UTF8.GetBytes(Header + Row + "TX,\"Travis County,X,task_force,2025,https://example.org,A\r\n"), "row 3" },
        { "page.csv", "<!doctype html><html></html>"u8.ToArray(), "HTML" },
    };

    [Theory]
    [MemberData(nameof(Unusable))]
    public async Task A_file_that_cannot_be_used_says_why_and_writes_nothing(string name, byte[] content, string expected)
    {
        var before = await CountsAsync();
        var client = await app.SignedInAsync("editor");
        var response = await client.UploadAsync(name, content);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent.ShouldContain(expected, Case.Insensitive);
        (await CountsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_file_of_over_100_MB_is_refused()
    {
        var client = await app.SignedInAsync("editor");
        var response = await client.UploadAsync("large.csv", new byte[100_000_001]);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent.ShouldContain("larger than 100 MB");
    }

    [Fact]
    public async Task The_encoding_a_person_chooses_is_used()
    {
        var client = await app.SignedInAsync("editor");
        var response = await client.UploadAsync("windows.csv", Encoding.Latin1.GetBytes(Header + "NM,Doña Ana County,Doña Ana County Sheriff's Office,task_force,2025,https://example.org/nm,A\r\n"), new() { ["encoding"] = "Windows1252" });
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await client.GetPageAsync(response.Headers.Location!.ToString())).QuerySelector("tbody")!.TextContent.ShouldContain("Doña Ana County");
    }

    [Fact]
    public async Task A_new_row_shows_each_cell_that_it_would_record()
    {
        var client = await app.SignedInAsync("editor");
        var upload = await client.UploadAsync("travis.csv", Encoding.UTF8.GetBytes(Header + "TX,Travis County,Travis County Constable 5,warrant_service_officer,3/10/2025,https://example.org/constable,A <b>page</b>\r\n"));
        var preview = await client.GetPageAsync(upload.Headers.Location!.ToString());
        var cells = preview.QuerySelectorAll("tbody .diff > div").Select(d => (d.QuerySelector("dt")!.TextContent, d.QuerySelector("dd")!.TextContent)).ToList();
        cells.ShouldContain(("agency", "Travis County Constable 5"));
        cells.ShouldContain(("model", "warrant_service_officer"));
        cells.ShouldContain(("signed_on", "2025-03-10"));
        cells.ShouldContain(("source_1_url", "https://example.org/constable"));
        cells.ShouldContain(("source_1_title", "A <b>page</b>"));
    }

    [Fact]
    public async Task A_preview_writes_no_record_until_it_is_applied_and_can_be_taken_back()
    {
        var client = await app.SignedInAsync("editor");
        var before = await RecordsAsync();
        var upload = await client.UploadAsync("travis.csv", Encoding.UTF8.GetBytes(Header + Row + "TX,Nowhere County,X,task_force,2025,https://example.org,A\r\n"));
        upload.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var address = upload.Headers.Location!.ToString();
        var preview = await client.GetPageAsync(address + "?outcome=refused");
        preview.QuerySelector(".problem")!.TextContent.ShouldContain("There is no jurisdiction called “Nowhere County” in Texas.");
        preview.QuerySelector("tbody th")!.TextContent.ShouldBe("3");
        (await RecordsAsync()).ShouldBe(before);

        await client.PostFormAsync(address, address + "/apply", []);
        (await RecordsAsync()).ShouldBe(before, "the box to leave rows out was not ticked");
        await client.PostFormAsync(address, address + "/apply", new() { ["skipErrors"] = "true" });
        (await RecordsAsync()).ShouldBe(before + 1);
        await client.PostFormAsync(address, address + "/undo", []);
        (await RecordsAsync()).ShouldBe(before);

        var refused = await client.GetStringAsync(address + "/refused.csv", TestContext.Current.CancellationToken);
        refused.ShouldStartWith("state,jurisdiction,agency,model,signed_on,source_1_url,source_1_title,problem\r\n");
        refused.ShouldContain("Nowhere County");
    }

    [Fact]
    public async Task An_undo_keeps_and_names_what_somebody_has_changed_since()
    {
        var client = await app.SignedInAsync("editor");
        var upload = await client.UploadAsync("bexar.csv", Encoding.UTF8.GetBytes(Header + Row.Replace("Travis", "Bexar", StringComparison.Ordinal) + Row.Replace("Travis", "Dallas", StringComparison.Ordinal)));
        var address = upload.Headers.Location!.ToString();
        await client.PostFormAsync(address, address + "/apply", []);
        var kept = (await client.GetPageAsync(address)).QuerySelectorAll("tbody a.ref")[0].TextContent;
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<TrackerDbContext>();
            var record = await db.Records.SingleAsync(r => r.Ref == kept, TestContext.Current.CancellationToken);
            db.Entry(record).Property(r => r.Notes).CurrentValue = "Looked at by a person.";
            await db.SaveChangesAsync(new Domain.History.ChangeSet(Domain.History.ChangeOrigin.Form, null, "somebody", "A look", DateTime.UtcNow), TestContext.Current.CancellationToken);
        }

        await client.PostFormAsync(address, address + "/undo", []);
        (await client.GetPageAsync(address)).QuerySelector(".notice-success")!.TextContent.ShouldContain(kept);
        (await client.GetAsync("/records/" + kept, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetStringAsync("/records.json?q=dallas", TestContext.Current.CancellationToken)).ShouldNotContain("https://example.org/travis");
    }

    [Fact]
    public async Task An_export_given_back_changes_nothing_and_an_edited_cell_is_the_only_change()
    {
        var client = await app.SignedInAsync("editor");
        var export = await client.GetByteArrayAsync("/records.csv?type=sanctuary-policy", TestContext.Current.CancellationToken);
        var unchanged = await client.UploadAsync("back.csv", export);
        var page = await client.GetPageAsync(unchanged.Headers.Location!.ToString());
        page.QuerySelector(".tabs")!.TextContent.ShouldContain("Unchanged 29", Case.Sensitive);
        page.QuerySelector(".notice-success")!.TextContent.ShouldContain("Nothing to do");

        var edited = Encoding.UTF8.GetString(export).Replace("Administrative Code ch. 12H (Ord. 375-89)", "Administrative Code chapter 12H", StringComparison.Ordinal);
        var change = await client.UploadAsync("edited.csv", Encoding.UTF8.GetBytes(edited));
        var diff = (await client.GetPageAsync(change.Headers.Location! + "?outcome=changed")).QuerySelectorAll("tbody tr");
        diff.Length.ShouldBe(1);
        diff[0].QuerySelectorAll("dl.diff > div").Single().TextContent.ShouldContain("legal_citation");
    }

    [Fact]
    public async Task Every_kind_offers_a_blank_template_that_can_be_filled_in()
    {
        var client = app.Anonymous();
        foreach (var type in Domain.Records.RecordTypes.All)
        {
            var template = await client.GetStringAsync($"/data/templates/{type.Slug}.csv", TestContext.Current.CancellationToken);
            template.Trim().Split(',').ShouldContain("source_1_url");
            template.Trim().Split(',').ShouldNotContain("status");
        }
    }

    private Task<int> RecordsAsync() => app.WithAsync(s => s.GetRequiredService<TrackerDbContext>().Records.CountAsync(TestContext.Current.CancellationToken));

    private Task<(int Records, int Batches, int Files)> CountsAsync() => app.WithAsync(async s =>
    {
        var db = s.GetRequiredService<TrackerDbContext>();
        return (await db.Records.CountAsync(), await db.ImportBatches.CountAsync(), await db.StoredFiles.CountAsync());
    });
}
