using Tracker.Browser.Tests.Site;
using static Microsoft.Playwright.Assertions;

namespace Tracker.Browser.Tests;

public sealed class FindingJurisdictionsTests(TrackerSite site) : BrowserTest(site)
{
    [Fact]
    public async Task Typing_dona_ana_offers_the_county_with_its_tilde_and_Enter_goes_to_its_profile()
    {
        var page = await ReaderAsync();
        await page.GotoAsync("/");
        var box = page.GetByRole(AriaRole.Combobox, new() { Name = "Find a place, an agency, a record or a source" });

        await box.PressSequentiallyAsync("dona ana");
        await Expect(page.GetByRole(AriaRole.Option).First).ToHaveTextAsync("Doña Ana County, NMcounty · 35013");
        await box.PressAsync("ArrowDown");
        await Expect(page.GetByRole(AriaRole.Option, new() { Selected = true })).ToContainTextAsync("Doña Ana County, NM");
        await box.PressAsync("Enter");

        await page.ComesToAsync("**/jurisdictions/35013");
        await HeadingAsync(page, "Doña Ana County, New Mexico");
    }

    [Fact]
    public async Task Typing_st_louis_offers_the_city_and_the_county_beside_it()
    {
        var page = await ReaderAsync();
        await page.GotoAsync("/taxonomy");

        await page.GetByRole(AriaRole.Combobox).PressSequentiallyAsync("st louis");

        await Expect(page.GetByRole(AriaRole.Option).Filter(new() { HasText = "St. Louis city, MO" })).ToHaveCountAsync(1);
        await Expect(page.GetByRole(AriaRole.Option).Filter(new() { HasText = "St. Louis County, MO" })).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Option, new() { Name = "St. Louis County, MO" }).ClickAsync();
        await page.ComesToAsync("**/jurisdictions/29189");
    }

    [Fact]
    public async Task Escape_closes_the_suggestions_and_Enter_then_shows_what_fits()
    {
        var page = await ReaderAsync();
        await page.GotoAsync("/");
        var box = page.GetByRole(AriaRole.Combobox);

        await box.PressSequentiallyAsync("st louis");
        await Expect(page.GetByRole(AriaRole.Listbox)).ToBeVisibleAsync();
        await box.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Listbox)).ToBeHiddenAsync();
        await box.PressAsync("Enter");

        await page.ComesToAsync("**/search?q=st+louis");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "St. Louis County, MO" })).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("dona ana", "Doña Ana County, NM")]
    [InlineData("st louis", "St. Louis County, MO")]
    public async Task Without_JavaScript_the_search_goes_to_a_page_with_the_same_jurisdictions(string typed, string found)
    {
        var page = await ReaderAsync(javaScript: false);
        await page.GotoAsync("/");

        await page.GetByLabel("Find a place, an agency, a record or a source").FillAsync(typed);
        await PressAsync(page, "Find");

        page.Url.ShouldEndWith("/search?q=" + typed.Replace(' ', '+'));
        await FollowAsync(page, found);
        await HeadingAsync(page, found[..^4]);
    }

    [Fact]
    public async Task A_profile_shows_each_topic_with_its_records_and_their_sources()
    {
        var page = await ReaderAsync();
        await page.GotoAsync("/jurisdictions/06037");

        await HeadingAsync(page, "Los Angeles County, California");
        foreach (var topic in Domain.Records.RecordTypes.All.Select(t => t.PluralName))
        {
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = topic, Exact = true })).ToBeVisibleAsync();
        }

        var detainers = page.GetByRole(AriaRole.Region, new() { Name = "Detainer policies" });
        await Expect(detainers.GetByRole(AriaRole.Article)).ToContainTextAsync("In force");
        await Expect(detainers.GetByRole(AriaRole.Link, new() { Name = "LA County bans handing immigrant inmates over to ICE without warrants" }))
            .ToHaveAttributeAsync("href", "https://www.dailynews.com/2020/09/01/no-warrant-no-sheriff-ice-cooperation-la-county-decrees/");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Memoranda of agreement" })).ToContainTextAsync("Nobody has looked for this, or said so; that does not mean that there is nothing.");
    }
}
