using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;
using SkiaSharp;

namespace Tracker.Web.Tests.Features.Maps;

public sealed class MapPageTests(EmptyTracker tracker) : IClassFixture<EmptyTracker>, IAsyncLifetime
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    private readonly TrackerApp _app = tracker.App;
    private HttpClient _client = null!;
    private HttpClient _reader = null!;

    public async ValueTask InitializeAsync()
    {
        await tracker.ClearAsync();
        _client = await _app.SignedInAsync("editor");
        _reader = _app.Anonymous();
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        _reader.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Each_county_and_place_is_counted_in_the_legend_and_told_in_the_table()
    {
        await AgreementAsync("Kent County, DE", "Kent County Sheriff", "task_force", "2025-03-10");
        await AgreementAsync("Dover, DE", "Dover Police", "warrant_service_officer", "2025-04-01");

        var page = await _reader.GetPageAsync("/map?state=DE");

        Legend(page).ShouldBe(["Task force | 1 | 0 | 0", "Warrant service officers | 0 | 1 | 0", "Not researched | 2 | 0 | 0"]);
        Rows(page).ShouldBe(
        [
            "Dover, DE | Warrant service officers | 1 April 2025 | Dover Police: Warrant Service Officer",
            "Kent County, DE | Task force | 10 March 2025 | Kent County Sheriff: Task Force Model",
        ]);
        page.QuerySelectorAll(".map-counties path").Sum(p => p.GetAttribute("data-of")!.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length).ShouldBe(3);
    }

    [Fact]
    public async Task On_an_earlier_day_it_shows_what_held_then()
    {
        await AgreementAsync("Kent County, DE", "Kent County Sheriff", "task_force", "2025-03-10");

        Legend(await _reader.GetPageAsync("/map?state=DE&as-of=2025-03-09")).ShouldBe(["Nothing yet | 1 | 0 | 0", "Not researched | 2 | 0 | 0"]);
        Legend(await _reader.GetPageAsync("/map?state=DE&as-of=2025-03-10")).ShouldBe(["Task force | 1 | 0 | 0", "Not researched | 2 | 0 | 0"]);
    }

    [Fact]
    public async Task A_states_law_is_drawn_on_the_counties_that_it_binds_unless_they_have_a_policy_of_their_own()
    {
        await RecordAsync("sanctuary-policy", new() { ["jurisdiction"] = "Delaware", ["direction"] = "limits", ["instrument"] = "statute", ["legal_citation"] = "HB 1", ["applies_to_local"] = "yes", ["enacted_on"] = "2020-01-01" });
        await RecordAsync("sanctuary-policy", new() { ["jurisdiction"] = "Kent County, DE", ["direction"] = "symbolic", ["instrument"] = "resolution", ["enacted_on"] = "2021-01-01" });

        Legend(await _reader.GetPageAsync("/map?topic=sanctuary-policy&state=DE")).ShouldBe(["Limits cooperation | 0 | 0 | 1", "Symbolic | 1 | 0 | 0", "State law limits | 2 | 0 | 0"]);
    }

    [Fact]
    public async Task The_legend_filters_picture_table_and_twins_alike()
    {
        await AgreementAsync("Kent County, DE", "Kent County Sheriff", "task_force", "2025-03-10");
        await AgreementAsync("Sussex County, DE", "Sussex County Sheriff", "jail_enforcement", "2025-03-10");

        var page = await _reader.GetPageAsync("/map?state=DE&show=task_force");

        Rows(page).ShouldHaveSingleItem().ShouldStartWith("Kent County, DE");
        page.QuerySelectorAll(".map-legend a").Single(a => a.TextContent.StartsWith("Jail", StringComparison.Ordinal)).GetAttribute("href").ShouldBe("/map?state=DE&show=task_force,jail_enforcement");
        foreach (var address in page.QuerySelectorAll(".downloads a").Select(a => a.GetAttribute("href")!))
        {
            address.ShouldContain("show=task_force");
            (await _reader.GetAsync(address, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        using var json = JsonDocument.Parse(await _reader.GetStringAsync("/map.json?state=DE&show=task_force", Cancellation));
        json.RootElement.EnumerateArray().Single().GetProperty("geoid").GetString().ShouldBe("10001");
        (await _reader.GetStringAsync("/map.csv?state=DE&show=not_researched", Cancellation)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)[1].ShouldStartWith("10003,New Castle County,");
    }

    [Theory]
    [InlineData("/map?topic=poems", "topic")]
    [InlineData("/map?as-of=yesterday", "as-of")]
    [InlineData("/map?state=ZZ", "state")]
    [InlineData("/map?state=TX,CA", "state")]
    [InlineData("/map?show=purple", "show")]
    [InlineData("/map?page=0", "page")]
    [InlineData("/map.csv?topic=poems", "topic")]
    [InlineData("/map.geojson?as-of=2025-02-30", "as-of")]
    [InlineData("/map.svg?state=%00", "state")]
    [InlineData("/map.png?show=%3Cscript%3E", "show")]
    [InlineData("/map/embed?topic=%27%3B", "topic")]
    [InlineData("/map/spells.json?state=T", "state")]
    public async Task What_cannot_be_read_is_named(string address, string field)
    {
        var response = await _reader.GetAsync(address, Cancellation);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync(Cancellation)).ShouldContain(field);
    }

    [Theory]
    [InlineData("agreement-287g")]
    [InlineData("detainer-policy")]
    [InlineData("sanctuary-policy")]
    [InlineData("border-zone")]
    [InlineData("coverage")]
    public async Task Every_topic_has_its_page_and_picture_also_for_states_and_territories_and_days_long_past_or_to_come(string topic)
    {
        foreach (var query in (string[])["", "&state=AK", "&state=PR", "&state=GU", "&state=DC", "&as-of=1776-01-01", "&as-of=2199-12-31"])
        {
            (await _reader.GetAsync($"/map?topic={topic}{query}", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await _reader.GetAsync($"/map.svg?topic={topic}{query}", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task The_picture_says_by_itself_what_it_shows_of_which_day_and_from_where()
    {
        await AgreementAsync("Kent County, DE", "Kent County Sheriff", "task_force", "2025-03-10");

        var response = await _reader.GetAsync("/map.svg?as-of=2026-01-01", Cancellation);
        var text = await response.Content.ReadAsStringAsync(Cancellation);

        response.Content.Headers.ContentType!.MediaType.ShouldBe("image/svg+xml");
        var texts = System.Xml.Linq.XDocument.Parse(text).Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value).ToList();
        texts[0].ShouldBe("287(g) agreements, United States");
        texts[1].ShouldBe("As recorded for 1 January 2026");
        texts.ShouldContain("Task force: 1 county");
        texts[^1].ShouldStartWith("Jurisdiction Cooperation Tracker, http://localhost/map?as-of=2026-01-01.");
        text.ShouldNotContain("style=");

        using var again = new HttpRequestMessage(HttpMethod.Get, "/map.svg?as-of=2026-01-01");
        again.Headers.IfNoneMatch.Add(response.Headers.ETag!);
        (await _reader.SendAsync(again, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task The_picture_in_pixels_is_a_PNG_with_the_categorys_colour_in_it()
    {
        await AgreementAsync("Kent County, DE", "Kent County Sheriff", "task_force", "2025-03-10");
        var response = await _reader.GetAsync("/map.png?state=DE", Cancellation);
        Assert.SkipWhen(response.StatusCode == HttpStatusCode.ServiceUnavailable, "This machine has no font.");

        using var bitmap = SKBitmap.Decode(await response.Content.ReadAsByteArrayAsync(Cancellation));

        bitmap.Width.ShouldBe(1_600);
        bitmap.Pixels.Count(p => p == new SKColor(0x94, 0x43, 0)).ShouldBeGreaterThan(10_000);
    }

    [Fact]
    public async Task Only_the_page_to_be_framed_may_be_framed()
    {
        foreach (var _ in Enumerable.Range(0, 2))
        {
            (await PolicyAsync("/map/embed")).ShouldEndWith("frame-ancestors *");
            (await PolicyAsync("/map")).ShouldEndWith("frame-ancestors 'none'");
        }

        var page = await _reader.GetPageAsync("/map/embed?state=TX");
        page.QuerySelectorAll("form, button").ShouldBeEmpty();
        page.QuerySelector("p a")!.GetAttribute("href").ShouldBe("/map?state=TX");
    }

    [Fact]
    public async Task Its_GeoJSON_has_the_counties_as_valid_shapes_and_the_places_as_points_inside_their_state()
    {
        await AgreementAsync("Dover, DE", "Dover Police", "task_force", "2025-04-01");
        var options = new JsonSerializerOptions();
        options.Converters.Add(new GeoJsonConverterFactory());

        var all = JsonSerializer.Deserialize<FeatureCollection>(await _reader.GetStringAsync("/map.geojson?topic=border-zone", Cancellation), options)!;
        var places = JsonSerializer.Deserialize<FeatureCollection>(await _reader.GetStringAsync("/map.geojson?state=DE", Cancellation), options)!;

        all.Count.ShouldBe(3_222);
        var shapes = all.ToDictionary(f => (string)f.Attributes["geoid"], f => f.Geometry, StringComparer.Ordinal);
        shapes.Where(s => s.Value is not MultiPolygon { Area: > 0 }).Select(s => s.Key).ShouldBe(["51610"]); // Falls Church has no area in the outlines, and is a point
        shapes["51610"].ShouldBeOfType<Point>();
        shapes.Where(s => s.Value is MultiPolygon m && m.Geometries.Cast<Polygon>().Any(p => !IsAgainstTheClock(p.Shell) || p.Holes.Any(IsAgainstTheClock))).Select(s => s.Key).ShouldBeEmpty();
        var point = places.Single().Geometry.ShouldBeOfType<Point>();
        shapes["10001"].Contains(point).ShouldBeTrue();
    }

    // By its area: where a spike stands at the top of a ring, its highest point does not tell.
    private static bool IsAgainstTheClock(LineString ring) => NetTopologySuite.Algorithm.Area.OfRingSigned(ring.CoordinateSequence) < 0;

    [Fact]
    public async Task The_script_is_told_every_county_with_its_spells()
    {
        await AgreementAsync("Kent County, DE", "Kent County Sheriff", "task_force", "2025-03-10");

        using var json = JsonDocument.Parse(await _reader.GetStringAsync("/map/spells.json?state=DE", Cancellation));

        var places = json.RootElement.GetProperty("places");
        places.EnumerateObject().Count().ShouldBe(3);
        places.GetProperty("10001").GetRawText().ShouldBe("""{"n":"Kent County, DE","s":[["",9],["2025-03-10",0,"Kent County Sheriff: Task Force Model"]]}""");
    }

    [Fact]
    public async Task The_first_page_has_a_small_map_that_counts_what_it_shows()
    {
        await AgreementAsync("Kent County, DE", "Kent County Sheriff", "task_force", "2025-03-10");

        var page = await _reader.GetPageAsync("/");

        page.QuerySelector(".map-key li")!.TextContent.Trim().ShouldBe("Task force 1");
        page.QuerySelectorAll(".usmap path").Length.ShouldBeGreaterThan(2);
    }

    [Theory]
    [InlineData("/map", true)]
    [InlineData("/site.css", true)]
    [InlineData("/map.svg", true)]
    [InlineData("/sign-in", false)]
    public async Task What_is_the_same_for_everybody_is_compressed_and_nothing_else(string address, bool isCompressed)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.AcceptEncoding.ParseAdd("br");
        using var signedIn = new HttpRequestMessage(HttpMethod.Get, "/map");
        signedIn.Headers.AcceptEncoding.ParseAdd("br");

        (await _reader.SendAsync(request, Cancellation)).Content.Headers.ContentEncoding.Count.ShouldBe(isCompressed ? 1 : 0);
        (await _client.SendAsync(signedIn, Cancellation)).Content.Headers.ContentEncoding.ShouldBeEmpty();
    }

    private async Task<string> PolicyAsync(string address) =>
        (await _reader.GetAsync(address, Cancellation)).Headers.GetValues("Content-Security-Policy").Single();

    private Task AgreementAsync(string place, string agency, string model, string signed) =>
        RecordAsync("agreement-287g", new() { ["jurisdiction"] = place, ["agency"] = agency, ["model"] = model, ["signed_on"] = signed });

    private async Task RecordAsync(string type, Dictionary<string, string> fields)
    {
        var form = new Dictionary<string, string>(fields, StringComparer.Ordinal) { ["Sources[0].Url"] = "https://example.org/" + Guid.NewGuid(), ["Sources[0].Title"] = "A source" };
        var response = await _client.PostFormAsync($"/records/{type}/new", $"/records/{type}/new", form);
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect, await response.Content.ReadAsStringAsync(Cancellation));
    }

    private static List<string> Legend(IHtmlDocument page) =>
        [.. page.QuerySelectorAll(".map-legend tbody tr:not([hidden])").Select(r => string.Join(" | ", r.Children.Select(c => c.TextContent.Trim())))];

    private static List<string> Rows(IHtmlDocument page) =>
        [.. page.QuerySelectorAll(".table-wrap tbody tr").Select(r => string.Join(" | ", r.Children.Select(c => c.TextContent.Trim())))];
}
