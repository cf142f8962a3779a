using Tracker.Domain;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.Meaning;
using Tracker.Domain.Profiles;
using Tracker.Domain.Records;
using Tracker.Domain.Sources;

namespace Tracker.Web.Tests.Features.Meaning;

/// <summary>The glossary, the page on method, and terms explained in place.</summary>
public sealed class MeaningTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    private readonly HttpClient _client = app.Anonymous();

    [Fact]
    public async Task The_glossary_has_every_code_of_the_main_lists_and_every_term_at_an_address_of_its_own()
    {
        var page = await _client.GetPageAsync("/glossary");
        var anchors = page.QuerySelectorAll("dt[id]").Select(d => d.Id!).ToList();
        anchors.ShouldBeUnique();
        foreach (var code in Codes<TopicState>.All.Concat(Codes<AgreementModel>.All).Concat(Codes<SourceKind>.All).Concat(Codes<CitationStance>.All).Concat(Codes<RecordStatus>.All))
        {
            anchors.ShouldContain(a => a == code.Value || a.EndsWith("-" + code.Value, StringComparison.Ordinal), code.Value);
        }

        RecordTypes.All.ShouldAllBe(t => anchors.Contains(t.Slug));
        anchors.Count(a => a.StartsWith("term-", StringComparison.Ordinal)).ShouldBeGreaterThan(20);
        page.QuerySelector("#jail_enforcement + dd")!.TextContent.ShouldContain("jail");
    }

    [Fact]
    public async Task The_page_on_method_leads_to_words_that_the_glossary_has()
    {
        var page = await _client.GetPageAsync("/method");
        var words = page.QuerySelectorAll("a[href^='/glossary#']").Select(a => a.GetAttribute("href")!.Split('#')[1]).ToList();
        words.ShouldContain("no_longer_listed");
        words.ShouldAllBe(w => Glossary.Find(w) != null);
        page.QuerySelectorAll("tbody tr").Length.ShouldBe(RecordTypes.All.Count);
    }

    [Fact]
    public async Task A_status_is_explained_where_it_stands()
    {
        var list = await _client.GetPageAsync("/records?type=agreement-287g");
        var status = list.QuerySelector("td .status")!;
        status.GetAttribute("title").ShouldNotBeNullOrEmpty();
        status.HasAttribute("of").ShouldBeFalse();
        var record = await _client.GetPageAsync(list.QuerySelector("tbody th a")!.GetAttribute("href")!);
        record.QuerySelector(".record-meta a.status")!.GetAttribute("href")!.ShouldStartWith("/glossary#");
    }

    [Theory]
    [InlineData("/method")]
    [InlineData("/glossary")]
    [InlineData("/api")]
    public async Task Every_page_leads_there(string address) =>
        (await _client.GetPageAsync("/")).QuerySelectorAll(".footer a").Select(a => a.GetAttribute("href")).ShouldContain(address);
}
