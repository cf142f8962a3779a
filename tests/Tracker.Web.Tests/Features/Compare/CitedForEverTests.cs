using System.Net;
using AngleSharp.Html.Dom;

namespace Tracker.Web.Tests.Features.Compare;

/// <summary>Whatever is done to a record after it was cited: the citation's address tells what it told.</summary>
public sealed class CitedForEverTests(EmptyTracker tracker) : IClassFixture<EmptyTracker>
{
    private const string New = "/records/detainer-policy/new";

    private readonly TrackerApp _app = tracker.App;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_record_a_version_a_profile_and_two_comparisons_show_the_same_after_everything_was_changed()
    {
        var editor = await _app.SignedInAsync("editor");
        var recordRef = await AddAsync(editor, "48301", "The first words.", "https://example.org/order-1");
        await AddAsync(editor, "48303", "A neighbour.", "https://example.org/order-2");
        string[] pages = [$"/records/{recordRef}", $"/records/{recordRef}/versions/1", "/jurisdictions/48301", "/compare?j=48301&j=48303", "/jurisdictions/48301/compare?from=2024-01-01&to=2026-10-02"];
        var cited = new List<(string Page, string Address, string Told)>();
        foreach (var page in pages)
        {
            var address = AddressOf(await _app.Anonymous().GetPageAsync(page));
            address.ShouldContain("known-at=2026-10-02&save=");
            cited.Add((page, address, Told(await _app.Anonymous().GetPageAsync(address))));
        }

        Told(await _app.Anonymous().GetPageAsync(pages[0])).ShouldBe(cited[0].Told);
        Told(await _app.Anonymous().GetPageAsync(pages[2])).ShouldBe(cited[2].Told);
        Told(await _app.Anonymous().GetPageAsync(pages[3])).ShouldBe(cited[3].Told);

        await ChangeEverythingAsync(editor, recordRef);
        await SameAsync(cited);
        tracker.Clock.AdjustTime(tracker.Clock.GetUtcNow().AddDays(400));
        await AddAsync(await _app.SignedInAsync("editor"), "48301", "Of the year after.", "https://example.org/order-3");
        await SameAsync(cited);
    }

    [Fact]
    public async Task What_is_cited_of_a_cited_page_is_that_page()
    {
        var editor = await _app.SignedInAsync("editor");
        var recordRef = await AddAsync(editor, "48305", "Cited twice.", "https://example.org/order-4");
        var first = AddressOf(await _app.Anonymous().GetPageAsync("/records/" + recordRef));
        await AddAsync(editor, "48307", "Something else.", "https://example.org/order-5");

        AddressOf(await _app.Anonymous().GetPageAsync(first)).ShouldBe(first);
        AddressOf(await _app.Anonymous().GetPageAsync("/records/" + recordRef)).ShouldNotBe(first);
    }

    [Fact]
    public async Task A_record_is_not_there_before_it_was_recorded_nor_after_it_was_deleted()
    {
        var editor = await _app.SignedInAsync("editor");
        var recordRef = await AddAsync(editor, "48309", "Short life.", "https://example.org/order-6");
        var day = DateOnly.FromDateTime(tracker.Clock.GetUtcNow().UtcDateTime);
        (await editor.PostFormAsync($"/records/{recordRef}/delete", $"/records/{recordRef}/delete", new() { ["version"] = "1", ["reason"] = "A test" })).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        foreach (var known in new[] { day.AddDays(-1), day })
        {
            var response = await _app.Anonymous().GetAsync($"/records/{recordRef}?known-at={known:yyyy-MM-dd}", Ct);
            response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await response.ReadPageAsync()).QuerySelector("h1")!.TextContent.ShouldBe($"There was no record {recordRef} then");
        }
    }

    [Theory]
    [InlineData("known-at=2026-10-02&save=99999999", "save")]
    [InlineData("known-at=2026-10-02&save=-1", "save")]
    [InlineData("known-at=2026-10-02&save=one", "save")]
    [InlineData("save=1", "Give the day too")]
    [InlineData("known-at=2199-01-01", "That day has not come yet.")]
    [InlineData("as-of=soon", "as-of")]
    public async Task Knowledge_that_cannot_be_read_is_refused_in_words(string query, string said)
    {
        var recordRef = await AddAsync(await _app.SignedInAsync("editor"), "48311", "Refused.", "https://example.org/order-7");
        foreach (var page in new[] { $"/records/{recordRef}?", "/jurisdictions/48311?", "/compare?j=48301&j=48303&" })
        {
            var response = await _app.Anonymous().SendAsync(new HttpRequestMessage(HttpMethod.Get, page + query) { Headers = { { "Accept", "text/html" } } }, Ct);
            response.StatusCode.ShouldBe(HttpStatusCode.BadRequest, page);
            (await response.Content.ReadAsStringAsync(Ct)).ShouldContain(said);
        }
    }

    [Fact]
    public async Task Each_style_names_the_site_the_day_and_the_whole_address()
    {
        var recordRef = await AddAsync(await _app.SignedInAsync("editor"), "48313", "Styles.", "https://example.org/order-8");
        var page = await _app.Anonymous().GetPageAsync("/records/" + recordRef);

        var styles = page.QuerySelectorAll("#cite .cite-form").ToDictionary(f => f.QuerySelector("h3")!.TextContent, f => f.QuerySelector("pre")!.TextContent);

        styles.Keys.ShouldBe(["APA, 7th edition", "Chicago, 17th edition", "Wikipedia", "BibTeX", "Address alone"]);
        var address = AddressOf(page);
        address.ShouldStartWith($"http://localhost/records/{recordRef}?as-of=");
        styles.Values.ShouldAllBe(s => s.Contains(address, StringComparison.Ordinal));
        styles.Where(s => s.Key != "Address alone").ShouldAllBe(s => s.Value.Contains("Jurisdiction Cooperation Tracker", StringComparison.Ordinal) && s.Value.Contains(recordRef, StringComparison.Ordinal));
    }

    private async Task ChangeEverythingAsync(HttpClient editor, string recordRef)
    {
        var form = (await editor.GetPageAsync($"/records/{recordRef}/edit")).Fields();
        var source = form["Sources[0].Ref"];
        (form["summary"], form["holds"], form["ended_on"], form["reason"]) = ("The last words.", "all", "2026-09-01", "It was repealed.");
        (await editor.PostFormAsync($"/records/{recordRef}/edit", $"/records/{recordRef}/edit", form)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var described = (await editor.GetPageAsync($"/sources/{source}/edit")).Fields();
        described["Title"] = "Another title";
        (await editor.PostFormAsync($"/sources/{source}/edit", $"/sources/{source}/edit", described)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await editor.PostFormAsync($"/records/{recordRef}/delete", $"/records/{recordRef}/delete", new() { ["version"] = "2", ["reason"] = "A test" })).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await _app.Anonymous().GetAsync("/records/" + recordRef, Ct)).StatusCode.ShouldBe(HttpStatusCode.Gone);
    }

    private async Task SameAsync(List<(string Page, string Address, string Told)> cited)
    {
        foreach (var (page, address, told) in cited)
        {
            Told(await _app.Anonymous().GetPageAsync(address)).ShouldBe(told, page);
        }
    }

    private static async Task<string> AddAsync(HttpClient editor, string geoid, string summary, string url)
    {
        var response = await editor.PostFormAsync(New, New, new()
        {
            ["jurisdiction"] = geoid,
            ["geoid"] = geoid,
            ["holds"] = "none",
            ["jail_access"] = "no",
            ["started_on"] = "2025-03-04",
            ["summary"] = summary,
            ["notes"] = "To be checked.",
            ["Sources[0].Url"] = url,
            ["Sources[0].Title"] = "The order, “as printed”",
            ["Sources[0].Quotation"] = "No one shall be held.",
        });
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return response.Headers.Location!.ToString().Split('/')[^1];
    }

    private static string AddressOf(IHtmlDocument page) => page.QuerySelector("#cite a[rel=nofollow]")!.GetAttribute("href")!;

    /// <summary>All that the page tells, but for what it says of itself: the notice of whose knowledge it is, and the citation with its day.</summary>
    private static string Told(IHtmlDocument page)
    {
        foreach (var aside in page.QuerySelectorAll(".notice-info, #cite, .asof, .compare-links, .suggested, .no-print").ToList())
        {
            aside.Remove();
        }

        return Domain.Text.Squeeze(page.QuerySelector("main")!.TextContent).Replace(" on 2 October 2026 ", " ", StringComparison.Ordinal).Replace("for this by that day,", "for this,", StringComparison.Ordinal);
    }
}
