using System.Net;
using System.Text.Json;
using Tracker.Domain.Records;

namespace Tracker.Web.Tests.Features.Jurisdictions;

public sealed class JurisdictionTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    private readonly HttpClient _client = app.Anonymous();

    [Theory]
    [InlineData("dona ana", "35013", "Doña Ana County, NM")]
    [InlineData("DOÑA ANA", "35013", "Doña Ana County, NM")]
    [InlineData("obrien", "19141", "O'Brien County, IA")]
    [InlineData("harris county tx", "48201", "Harris County, TX")]
    [InlineData("48201", "48201", "Harris County, TX")]
    [InlineData("ft worth", "4827000", "Fort Worth, TX")]
    public async Task Part_of_a_name_finds_the_jurisdiction(string typed, string geoid, string name)
    {
        var found = await SuggestAsync(typed);
        found[0].GetProperty("geoid").GetString().ShouldBe(geoid);
        found[0].GetProperty("full_name").GetString().ShouldBe(name);
    }

    [Fact]
    public async Task St_louis_offers_the_city_and_the_county()
    {
        var offered = (await SuggestAsync("st louis")).Select(j => j.GetProperty("full_name").GetString()).ToList();
        offered.ShouldContain("St. Louis city, MO");
        offered.ShouldContain("St. Louis County, MO");
        (await SuggestAsync("saint louis")).Select(j => j.GetProperty("geoid").GetString()).ShouldContain("29510");
    }

    [Theory]
    [InlineData("287(g)")]
    [InlineData("O'Brien -x * \"")]
    [InlineData("%_")]
    [InlineData("'; DROP TABLE Records; --")]
    [InlineData("\u0000")]
    public async Task No_search_breaks_the_list(string typed)
    {
        var response = await _client.GetAsync("/jurisdictions?q=" + Uri.EscapeDataString(typed), TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_profile_shows_every_topic_and_the_sources_of_what_is_recorded()
    {
        var page = await _client.GetPageAsync("/jurisdictions/01055");
        page.QuerySelector("h1")!.TextContent.ShouldBe("Etowah County, Alabama");
        page.QuerySelectorAll("section.topic h2").Select(h => h.TextContent).ShouldBe(
            RecordTypes.All.Select(t => t.PluralName));
        page.QuerySelectorAll("#agreement-287g article.record").Length.ShouldBe(2);
        page.QuerySelectorAll("#agreement-287g .citations a[href='https://www.ice.gov/identify-and-arrest/287g']").Length.ShouldBe(2);
        page.QuerySelector("#memorandum")!.TextContent.ShouldContain("Nobody has looked for this, or said so; that does not mean that there is nothing.");
    }

    [Fact]
    public async Task A_lost_zero_in_the_address_leads_to_the_profile()
    {
        var response = await _client.GetAsync("/jurisdictions/1055", TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.MovedPermanently);
        response.Headers.Location!.ToString().ShouldBe("/jurisdictions/01055");
    }

    [Fact]
    public async Task The_twins_hold_what_the_list_holds_without_paging()
    {
        var ct = TestContext.Current.CancellationToken;
        using var json = JsonDocument.Parse(await _client.GetStringAsync("/jurisdictions.json?state=DE", ct));
        var lines = (await _client.GetStringAsync("/jurisdictions.csv?state=DE", ct)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var page = await _client.GetPageAsync("/jurisdictions?state=DE&per-page=5");
        json.RootElement.GetArrayLength().ShouldBe(lines.Length - 1);
        page.QuerySelector("[role=status] b")!.TextContent.ShouldBe((lines.Length - 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
        page.QuerySelectorAll("tbody tr").Length.ShouldBe(5);
        lines[0].ShouldStartWith("geoid,jurisdiction,");
        (await _client.GetByteArrayAsync("/jurisdictions.csv?state=DE", ct)).Take(3).ShouldBe([0xEF, 0xBB, 0xBF]);
    }

    [Theory]
    [InlineData("state=ZZ", "state")]
    [InlineData("per-page=201", "per-page")]
    [InlineData("page=0", "page")]
    [InlineData("sort=colour", "sort")]
    [InlineData("status287g=maybe", "status287g")]
    [InlineData("has=poems", "has")]
    public async Task A_wrong_filter_is_named(string query, string field)
    {
        var response = await _client.GetAsync("/jurisdictions?" + query, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain(field);
    }

    [Fact]
    public async Task Counties_with_an_agreement_in_force_can_be_listed()
    {
        using var json = JsonDocument.Parse(await _client.GetStringAsync("/jurisdictions.json?status287g=in_force&kind=county", TestContext.Current.CancellationToken));
        json.RootElement.EnumerateArray().Select(j => j.GetProperty("geoid").GetString()).ShouldContain("01055");
        json.RootElement.EnumerateArray().ShouldAllBe(j => j.GetProperty("status287g").GetString() == "in_force");
    }

    private async Task<List<JsonElement>> SuggestAsync(string typed) =>
        JsonDocument.Parse(await _client.GetStringAsync("/jurisdictions/suggest.json?q=" + Uri.EscapeDataString(typed))).RootElement.EnumerateArray().ToList();
}
