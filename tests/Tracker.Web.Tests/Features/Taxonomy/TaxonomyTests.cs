using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Tracker.Web.Tests.Features.Taxonomy;

public sealed class TaxonomyTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    private readonly HttpClient _client = app.Anonymous();

    public static TheoryData<int> Sections => [.. Enumerable.Range(0, 8)];

    [Theory]
    [MemberData(nameof(Sections))]
    public async Task A_claim_leads_to_the_records_filed_under_its_section(int section)
    {
        var filed = await CountAsync("section=" + Text(section));
        var said = filed == 0 ? "No record is filed under this section yet." : Domain.Text.Plural(filed, "record", "records") + " filed under this section";

        var part = (await _client.GetPageAsync("/taxonomy")).QuerySelector("#s" + Text(section))!;
        part.QuerySelectorAll(".claim").Length.ShouldBeGreaterThan(0);
        part.QuerySelectorAll(".claim + p").ShouldAllBe(p => p.TextContent == said);
        part.QuerySelectorAll($".claim + p a[href='/records?section={Text(section)}']").Length.ShouldBe(filed == 0 ? 0 : part.QuerySelectorAll(".claim").Length);
        foreach (var term in part.QuerySelectorAll("dl.terms a").Select(a => a.GetAttribute("href")!))
        {
            (await _client.GetPageAsync(term)).QuerySelector(".claim + p")!.TextContent.ShouldBe(said, term);
        }
    }

    [Fact]
    public async Task The_claims_that_starter_records_bear_on_have_records()
    {
        var claims = (await _client.GetPageAsync("/taxonomy")).QuerySelectorAll("section.topic").Where(s => s.QuerySelector(".claim + p a") is not null).Select(s => s.Id);
        claims.ShouldBe(["s0", "s1", "s2", "s3", "s4", "s5", "s6"]);
    }

    [Fact]
    public async Task A_term_counts_what_is_filed_under_it_first_or_further()
    {
        foreach (var line in (await _client.GetPageAsync("/taxonomy")).QuerySelectorAll("dl.terms dt"))
        {
            var slug = line.QuerySelector("a")!.GetAttribute("href")!["/taxonomy/".Length..];
            line.QuerySelector(".muted")!.TextContent.ShouldBe(Domain.Text.Plural(await CountAsync("term=" + slug), "record", "records"), slug);
        }
    }

    [Fact]
    public async Task The_list_shows_which_section_it_is_filtered_by()
    {
        var page = await _client.GetPageAsync("/records?section=4&type=legal-challenge");
        page.QuerySelector("#f-section option[selected]")!.TextContent.ShouldBe("4. Data, biometrics and detainers");
        page.QuerySelectorAll("tbody tr").Length.ShouldBe(await CountAsync("section=4&type=legal-challenge"));
        page.QuerySelector(".downloads a[href*='.csv']")!.GetAttribute("href")!.ShouldContain("section=4");
    }

    [Theory]
    [InlineData("8")]
    [InlineData("-1")]
    [InlineData("four")]
    public async Task A_section_that_there_is_not_is_named(string section)
    {
        var response = await _client.GetAsync("/records?section=" + section, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("This can be: 0, 1, 2, 3, 4, 5, 6, 7.");
    }

    private async Task<int> CountAsync(string filter)
    {
        using var json = JsonDocument.Parse(await _client.GetStringAsync("/records.json?" + filter, TestContext.Current.CancellationToken));
        return json.RootElement.GetArrayLength();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
