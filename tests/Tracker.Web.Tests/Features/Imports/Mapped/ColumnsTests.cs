using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Tests.Spreadsheets.Xlsx;
using Tracker.Web.Data;

namespace Tracker.Web.Tests.Features.Imports.Mapped;

/// <summary>A spreadsheet with headings that the tracker does not know, as an editor gives it, without JavaScript.</summary>
public sealed class ColumnsTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("other.csv", "a,b\r\n1,2\r\n", "of no known kind: a, b.")]
    [InlineData("missing.csv", "state,jurisdiction,agency,signed_on,source_1_url\r\nTX,Travis County,X,2025,https://example.org\r\n", "“model” is missing")]
    public async Task A_file_with_unknown_headings_is_refused_with_the_page_that_asks_for_them(string name, string content, string why)
    {
        var editor = await app.SignedInAsync("editor");
        var response = await editor.UploadAsync(name, Encoding.UTF8.GetBytes(content));
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = await response.ReadPageAsync();
        page.QuerySelector("h1")!.TextContent.ShouldBe("Say what the columns are");
        page.QuerySelector(".error-summary")!.TextContent.ShouldContain(why);
        page.QuerySelectorAll("main select, main input:not([type=hidden]), main textarea").ShouldAllBe(c => c.HasAttribute("aria-labelledby") || ((IHtmlElement)c).GetAncestorLabel(page));
    }

    [Fact]
    public async Task Its_headings_are_guessed_its_values_asked_and_it_is_previewed_applied_and_taken_back()
    {
        var editor = await app.SignedInAsync("editor");
        var before = await RecordsAsync();
        var page = await AskAsync(editor, "counties.csv", "ST,County,Sheriff's office,Program,Date signed,Link,Checked by\r\nTX,Bell,Bell County Sheriff's Office,JEM,3/10/2025,https://example.org/bell,me\r\nTX,Hays,Hays County Sheriff's Office,Task Force Model,,https://example.org/hays,me\r\nTX,Clay,Clay County Sheriff's Office,Secret,,https://example.org/clay,me\r\n");
        Chosen(page, "County").ShouldBe("county");
        Chosen(page, "Program").ShouldBe("model");
        Chosen(page, "ST").ShouldBe("");
        page.QuerySelectorAll("tbody tr")[3].TextContent.ShouldContain("JEM · Task Force Model · Secret");

        var fields = page.Fields();
        var incomplete = await editor.PostFormAsync("/imports", "/imports/columns", fields);
        incomplete.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await incomplete.ReadPageAsync()).QuerySelector(".error-summary a")!.GetAttribute("href").ShouldBe("#fixed_state");

        fields["c0"] = "state";
        var asking = await (await editor.PostFormAsync("/imports", "/imports/columns", fields)).ReadPageAsync();
        asking.QuerySelectorAll("#values label").Select(l => l.TextContent).ShouldBe(["“JEM”", "“Secret”"]);
        var answered = asking.Fields();
        answered["v3_0"].ShouldBe("jail_enforcement", "initials are proposed");
        var preview = await editor.PostFormAsync("/imports", "/imports/columns", answered);
        preview.StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var address = preview.Headers.Location!.ToString();
        var shown = await editor.GetPageAsync(address);
        shown.QuerySelector(".tabs")!.TextContent.ShouldContain("New 2");
        shown.QuerySelector(".facts")!.TextContent.ShouldContain("Checked by");
        shown.QuerySelector(".problem")!.TextContent.ShouldContain("“Secret” is none of the values of model");
        await editor.PostFormAsync(address, address + "/apply", new() { ["skipErrors"] = "true" });
        (await RecordsAsync()).ShouldBe(before + 2);
        await editor.PostFormAsync(address, address + "/undo", []);
        (await RecordsAsync()).ShouldBe(before);
        (await editor.GetStringAsync(address + "/refused.csv", Cancellation)).ShouldContain("Clay County Sheriff's Office,Secret");

        var again = await AskAsync(editor, "counties.csv", "County,ST,Sheriff's office,Program,Date signed,Link,Checked by\r\nCook,IL,X,JEM,,https://example.org/x,me\r\n");
        Chosen(again, "ST").ShouldBe("state", "what was chosen for these headings is proposed again");
        again.Fields().ShouldContain(new KeyValuePair<string, string>("v3_0", "jail_enforcement"));
    }

    [Fact]
    public async Task Under_a_name_the_next_file_goes_straight_to_its_preview_which_says_so_and_leads_back()
    {
        var editor = await app.SignedInAsync("editor");
        var page = await AskAsync(editor, "lawsuits.csv", "State,Where,Lawsuit,Date filed,URL,Outcome so far\r\nCA,Los Angeles County,A v. County,2020,https://example.org/a,Pending\r\n");
        page.QuerySelector("#kind option[selected]")!.GetAttribute("value").ShouldBe("legal-challenge");
        var fields = page.Fields();
        fields["c1"] = "jurisdiction";
        fields["saveAs"] = "Lawsuits of the coalition";
        (await editor.PostFormAsync("/imports", "/imports/columns", fields)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var other = await app.SignedInAsync("editor");
        var next = await other.UploadAsync("more.csv", Encoding.UTF8.GetBytes("url,date filed,lawsuit,where,state,outcome so far\r\nhttps://example.org/b,2021,B v. County,Cook County,IL,\r\n"));
        next.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var preview = await other.GetPageAsync(next.Headers.Location!.ToString());
        preview.QuerySelector(".notice-info")!.TextContent.ShouldContain("Read with the saved mapping “Lawsuits of the coalition”.");
        preview.QuerySelector(".tabs")!.TextContent.ShouldContain("New 1");
        var change = await other.GetPageAsync(preview.QuerySelectorAll(".facts a").Single().GetAttribute("href")!);
        Chosen(change, "lawsuit").ShouldBe("caption");
        ((IHtmlInputElement)change.QuerySelector("#saveAs")!).Value.ShouldBe("Lawsuits of the coalition");
    }

    [Fact]
    public async Task A_later_change_of_a_mapping_leaves_a_preview_made_with_it_as_it_was()
    {
        var editor = await app.SignedInAsync("editor");
        var fields = (await AskAsync(editor, "frozen.csv", "State,County,Agency name,Program used,Web page\r\nTX,Ward,Ward County Sheriff's Office,Task Force Model,https://example.org/ward\r\n")).Fields();
        (fields["c3"], fields["c4"], fields["saveAs"]) = ("model", "source_1_url", "Frozen");
        var address = (await editor.PostFormAsync("/imports", "/imports/columns", fields)).Headers.Location!.ToString();
        await app.WithAsync(s => s.GetRequiredService<TrackerDbContext>().ImportMappings.Where(m => m.NameKey == "frozen").ExecuteDeleteAsync(Cancellation));

        var other = (await editor.UploadAsync("other.csv", Encoding.UTF8.GetBytes("state,jurisdiction,agency,model,source_1_url\r\nTX,Loving County,Loving County Sheriff's Office,task_force,https://example.org/loving\r\n"))).Headers.Location!.ToString();
        await editor.PostFormAsync(other, other + "/apply", []);
        await editor.PostFormAsync(address, address + "/apply", []);

        (await editor.GetPageAsync(address)).QuerySelector(".notice-success")!.TextContent.ShouldContain("is applied", Case.Sensitive, "it was planned again, since something was saved in between");
    }

    [Fact]
    public async Task Another_kind_shows_its_own_columns_and_keeps_what_it_has_too()
    {
        var editor = await app.SignedInAsync("editor");
        var fields = (await AskAsync(editor, "kinds.csv", "State,County,Program name,Policy text,Web page\r\nTX,Travis,JEM,none,https://example.org/a\r\n")).Fields();
        (fields["kind"], fields["c4"]) = ("detainer-policy", "source_1_url");
        var page = await (await editor.PostFormAsync("/imports", "/imports/columns", fields)).ReadPageAsync();
        Chosen(page, "Web page").ShouldBe("source_1_url");
        page.QuerySelector("#c0 option[value=holds]").ShouldNotBeNull();
        page.QuerySelector("#c0 option[value=model]").ShouldBeNull();
    }

    [Fact]
    public async Task A_heading_with_too_many_values_is_no_column_of_codes()
    {
        var editor = await app.SignedInAsync("editor");
        var rows = string.Concat(Enumerable.Range(0, 60).Select(i => $"TX,Travis,X,Word {i},https://example.org/a\r\n"));
        var fields = (await AskAsync(editor, "many.csv", "State,County,Agency name,Free text,Web address\r\n" + rows)).Fields();
        fields["c3"] = "model";
        var response = await editor.PostFormAsync("/imports", "/imports/columns", fields);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.ReadPageAsync()).QuerySelector("#c3-error")!.TextContent.ShouldStartWith("“Free text” has more than 50 values");
    }

    [Fact]
    public async Task A_workbook_from_a_newsroom_is_read_with_its_links()
    {
        var editor = await app.SignedInAsync("editor");
        var workbook = new TestWorkbook().Sheet(
            "Sheet1",
            TestWorkbook.Rows(["Location", "Dept.", "Type of agreement", "Signed", "Read more"], ["Kerr County, TX", "Kerr County Sheriff's Office", "Warrant Service Officer", "2025-03-10", "story"]),
            after: "<hyperlinks><hyperlink ref=\"E2\" r:id=\"rIdL\"/></hyperlinks>", links: TestWorkbook.Link("rIdL", "https://example.org/story")).Build();
        var response = await editor.UploadAsync("newsroom.xlsx", workbook);
        var fields = (await response.ReadPageAsync()).Fields();
        (fields["c0"], fields["c2"], fields["c3"]).ShouldBe(("place", "model", "signed_on"));
        (fields["c1"], fields["c4"]) = ("agency", "source_1_url");
        var preview = await editor.GetPageAsync((await editor.PostFormAsync("/imports", "/imports/columns", fields)).Headers.Location!.ToString());
        preview.QuerySelector(".tabs")!.TextContent.ShouldContain("New 1");
        preview.QuerySelector("tbody")!.TextContent.ShouldContain("Kerr County, TX");
    }

    [Theory]
    [InlineData("/imports/columns")]
    [InlineData("/imports/columns?file=0000&name=x")]
    [InlineData("/imports/columns?batch=imp-NOBODY")]
    public async Task A_file_that_is_not_there_is_said_to_be_gone(string address)
    {
        var editor = await app.SignedInAsync("editor");
        (await editor.GetAsync(address, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await editor.PostFormAsync("/imports", "/imports/columns", new() { ["file"] = "0000" })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_form_that_nobody_was_given_is_refused_in_words()
    {
        var editor = await app.SignedInAsync("editor");
        var fields = (await AskAsync(editor, "forged.csv", "State,County,Agency name,Program type,Web address\r\nTX,Travis,X,JEM,https://example.org/a\r\n")).Fields();
        (fields["c3"], fields["c4"]) = ("model", "source_1_url");
        foreach (var (name, value) in new[] { ("saveAs", "a\0b"), ("saveAs", new string('n', 90)), ("w3_0", "a\0b"), ("w3_0", new string('w', 400)), ("fixed_notes", "a\0b"), ("fixed_signed_on", "soon"), ("c0", "password"), ("fixed_password", "x"), ("fixed_version", "9"), ("v3_0", "gold"), ("w3_0", "JEM"), ("of3", "model"), ("shownKind", "poem"), ("kind", "poem"), ("encoding", "Ebcdic"), ("saveAs", "\u0001 ") })
        {
            var forged = new Dictionary<string, string>(fields, StringComparer.Ordinal) { [name] = value };
            ((int)(await editor.SendFormAsync("/imports", "/imports/columns", forged)).StatusCode).ShouldBeLessThan(500, $"{name} {value}");
        }
    }

    [Fact]
    public async Task Only_those_who_may_import_come_here()
    {
        (await app.Anonymous().GetAsync("/imports/columns", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var contributor = await app.SignedInAsync("contributor");
        (await contributor.GetAsync("/imports/mappings", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private static async Task<IHtmlDocument> AskAsync(HttpClient editor, string name, string content)
    {
        var response = await editor.UploadAsync(name, Encoding.UTF8.GetBytes(content), new() { ["profile"] = "columns" });
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await response.ReadPageAsync();
    }

    private static string Chosen(IHtmlDocument page, string heading)
    {
        var row = page.QuerySelectorAll("tbody tr").Single(r => r.QuerySelector("th")!.TextContent == heading);
        return ((IHtmlSelectElement)row.QuerySelector("select")!).Value ?? "";
    }

    private Task<int> RecordsAsync() => app.WithAsync(s => s.GetRequiredService<TrackerDbContext>().Records.CountAsync(Cancellation));
}

internal static class Labels
{
    /// <summary>Whether the control has a label of its own, or stands within one.</summary>
    public static bool GetAncestorLabel(this IHtmlElement control, IHtmlDocument page) =>
        control.Closest("label") is not null || page.QuerySelector($"label[for='{control.Id}']") is not null;
}
