using System.Globalization;
using System.Net;
using System.Text.Json;
using AngleSharp.Dom;

namespace Tracker.Web.Tests.Features.BorderZones;

public sealed class BorderZoneTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    private readonly HttpClient _client = app.Anonymous();

    [Fact]
    public async Task The_page_tells_the_law_the_method_and_what_was_decided()
    {
        var page = await _client.GetPageAsync("/border-zone");
        page.QuerySelectorAll("h2").Select(h => h.TextContent).ShouldBe(["The law", "How it is computed", "What had to be decided", "Limits", "Figures"]);
        page.QuerySelector("#law")!.ParentElement!.QuerySelectorAll("a").Select(a => a.GetAttribute("href")).ShouldContain("https://www.ecfr.gov/current/title-8/section-287.1");
        page.QuerySelector("#decisions")!.ParentElement!.TextContent.ShouldContain("Great Lakes: their shores count.");
    }

    [Fact]
    public async Task Its_figures_are_those_of_the_list()
    {
        var page = await _client.GetPageAsync("/border-zone");
        Cells(page.QuerySelector("#level-county")!).Sum().ShouldBe(3_222);
        Cells(page.QuerySelector("#state-FL")!).ShouldBe([67, 0, 0]);
        Cells(page.QuerySelector("#state-KS")!).ShouldBe([0, 0, 105]);
        Cells(page.QuerySelector("#state-NY")!).ShouldBe([47, 13, 2]);

        var places = Cells(page.QuerySelector("#level-place")!);
        var list = await _client.GetPageAsync("/jurisdictions?kind=place&zone=partly");
        list.QuerySelector("[role=status] b")!.TextContent.ShouldBe(places[1].ToString("N0", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("wholly", "48141")]
    [InlineData("partly", "48163")]
    [InlineData("none", "48113")]
    public async Task The_list_and_its_twins_can_be_narrowed_to_a_zone(string zone, string geoid)
    {
        using var json = JsonDocument.Parse(await _client.GetStringAsync($"/jurisdictions.json?state=TX&kind=county&zone={zone}", TestContext.Current.CancellationToken));
        var found = json.RootElement.EnumerateArray().ToList();
        found.Select(j => j.GetProperty("geoid").GetString()).ShouldContain(geoid);
        found.ShouldAllBe(j => j.GetProperty("border_zone").GetString() == zone);

        var page = await _client.GetPageAsync($"/jurisdictions?state=TX&kind=county&zone={zone}");
        page.QuerySelector("[role=status] b")!.TextContent.ShouldBe(found.Count.ToString(CultureInfo.InvariantCulture));
        page.QuerySelector("#f-zone option[selected]")!.GetAttribute("value").ShouldBe(zone);
    }

    [Fact]
    public async Task A_zone_that_does_not_exist_is_named()
    {
        var response = await _client.GetAsync("/jurisdictions?zone=nearly", TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("none, partly, wholly");
    }

    [Fact]
    public async Task The_twins_hold_the_zone_and_the_distance_as_a_number()
    {
        var lines = (await _client.GetStringAsync("/jurisdictions.csv?q=11", TestContext.Current.CancellationToken)).Split("\r\n");
        var columns = lines[0].Split(',');
        lines[1].Split(',')[Array.IndexOf(columns, "border_zone")].ShouldBe("wholly");
        lines[1].Split(',')[Array.IndexOf(columns, "border_km")].ShouldBe("19.0");
        using var json = JsonDocument.Parse(await _client.GetStringAsync("/jurisdictions.json?q=11", TestContext.Current.CancellationToken));
        json.RootElement[0].GetProperty("border_km").GetDouble().ShouldBe(19);
    }

    [Theory]
    [InlineData("11001", "Border zone: wholly inside, 19.0 km from the nearest external boundary. How this is computed")]
    [InlineData("48201", "Border zone: wholly inside, at the external boundary. How this is computed")]
    public async Task A_profile_says_where_the_place_lies_and_links_to_the_method(string geoid, string line)
    {
        var page = await _client.GetPageAsync("/jurisdictions/" + geoid);
        page.QuerySelector(".page-head a[href='/border-zone']")!.ParentElement!.TextContent.ShouldBe(line);
    }

    [Theory]
    [InlineData("/taxonomy/border-interior/100-mile-zone", "main a[href='/border-zone']")]
    [InlineData("/", "footer a[href='/border-zone']")]
    public async Task The_page_is_reached_from_its_topic_and_from_every_foot(string address, string link)
    {
        (await _client.GetPageAsync(address)).QuerySelector(link).ShouldNotBeNull();
    }

    private static List<int> Cells(IElement row) =>
        row.QuerySelectorAll("td").Select(c => int.Parse(c.TextContent, NumberStyles.AllowThousands, CultureInfo.InvariantCulture)).ToList();
}
