using System.Net;
using System.Text.Json;

namespace Tracker.Web.Tests.Features.Compare;

public sealed class TwoDaysTests(EmptyTracker tracker) : IClassFixture<EmptyTracker>
{
    private readonly TrackerApp _app = tracker.App;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_tells_what_was_and_is_what_happened_in_between_by_which_source_and_what_was_recorded()
    {
        var editor = await _app.SignedInAsync("editor");
        const string New = "/records/agreement-287g/new";
        (await editor.PostFormAsync(New, New, new()
        {
            ["jurisdiction"] = "48301",
            ["geoid"] = "48301",
            ["agency"] = "Loving County Sheriff’s Office",
            ["model"] = "task_force",
            ["signed_on"] = "2025-03-04",
            ["reason"] = "Found in the minutes.",
            ["Sources[0].Url"] = "https://example.org/minutes",
            ["Sources[0].Title"] = "Minutes of the court",
        })).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var page = await _app.Anonymous().GetPageAsync("/jurisdictions/48301/compare?from=2025-01-01&to=2026-10-02");
        page.QuerySelector("h1")!.TextContent.ShouldBe("Loving County, TX on two days");
        page.QuerySelector(".lede")!.TextContent.ShouldBe("2 rows differ between 1 January 2025 and 2 October 2026.");
        page.GetElementById("row-agreement-287g")!.QuerySelectorAll("td .status").Select(s => s.TextContent).ShouldBe(["Nothing yet", "In force"]);
        page.GetElementById("row-agreement-287g")!.QuerySelector(".agreement")!.TextContent.ShouldBe("Changed");
        page.GetElementById("row-memorandum")!.QuerySelector(".agreement")!.TextContent.ShouldBe("As before");
        var happened = page.QuerySelector("article.record")!;
        happened.TextContent.ShouldContain("New: in force");
        happened.TextContent.ShouldContain("Signed 4 March 2025");
        happened.QuerySelector(".citations a")!.GetAttribute("href").ShouldBe("https://example.org/minutes");
        page.QuerySelector(".history")!.TextContent.ShouldContain("Found in the minutes.");

        var before = await _app.Anonymous().GetPageAsync("/jurisdictions/48301/compare?from=2025-06-01&to=2026-09-01");
        before.QuerySelector(".lede")!.TextContent.ShouldBe("Nothing recorded differs between 1 June 2025 and 1 September 2026.");
        before.QuerySelectorAll(".history, article.record").ShouldBeEmpty();

        using var json = JsonDocument.Parse(await _app.Anonymous().GetStringAsync("/jurisdictions/48301/compare.json?from=2025-01-01&to=2026-10-02", Ct));
        var row = json.RootElement.EnumerateArray().Single(r => r.GetProperty("row").GetString() == "agreement-287g");
        row.GetProperty("in_between").GetString()!.ShouldEndWith(": New: in force, Signed 4 March 2025");
        row.GetProperty("who_says_so").GetString().ShouldBe("Minutes of the court <https://example.org/minutes>");
        (await _app.Anonymous().GetStringAsync("/jurisdictions/48301/compare.csv?from=2025-01-01&to=2026-10-02", Ct)).ShouldContain("Signed 4 March 2025");
    }

    [Theory]
    [InlineData("from=2026-01-02&to=2026-01-01", "Exchange the two.")]
    [InlineData("from=once", "from")]
    [InlineData("to=2026", "to")]
    public async Task Days_that_cannot_be_compared_are_refused_in_words(string query, string said)
    {
        var response = await _app.Anonymous().SendAsync(new HttpRequestMessage(HttpMethod.Get, "/jurisdictions/48301/compare?" + query) { Headers = { { "Accept", "text/html" } } }, Ct);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync(Ct)).ShouldContain(said);
    }

    [Fact]
    public async Task A_place_that_is_not_there_is_not_found_and_without_days_it_is_the_last_year()
    {
        (await _app.Anonymous().GetAsync("/jurisdictions/99999/compare", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var page = await _app.Anonymous().GetPageAsync("/jurisdictions/48303/compare");
        page.QuerySelector("#from")!.GetAttribute("value").ShouldBe("2025-10-02");
        page.QuerySelector("#to")!.GetAttribute("value").ShouldBe("2026-10-02");
    }
}
