using Tracker.Browser.Tests.Site;
using static Microsoft.Playwright.Assertions;

namespace Tracker.Browser.Tests;

public sealed class ComparisonTests(TrackerSite site) : BrowserTest(site)
{
    [Fact]
    public async Task Places_are_added_by_typing_with_the_keyboard_alone_and_removed_by_a_link()
    {
        var page = await ReaderAsync();
        await page.GotoAsync("/compare?j=06037");
        var box = page.Locator("#add");
        await box.FocusAsync();
        await box.PressSequentiallyAsync("harris county");
        await Expect(page.GetByRole(AriaRole.Option).First).ToContainTextAsync("Harris County, GA");
        await box.FillAsync("");
        await box.PressSequentiallyAsync("harris county tx");
        await Expect(page.GetByRole(AriaRole.Option).First).ToContainTextAsync("Harris County, TX");
        await box.PressAsync("ArrowDown");
        await box.PressAsync("Enter");
        await box.PressAsync("Enter");

        await page.ComesToAsync("**/compare?j=06037&j=48201");
        await Expect(page.GetByRole(AriaRole.Columnheader)).ToHaveCountAsync(3);
        await page.GetByRole(AriaRole.Link, new() { Name = "Remove Los Angeles County, CA", Exact = true }).First.ClickAsync();
        await page.ComesToAsync("**/compare?j=48201");
    }

    [Fact]
    public async Task Without_scripts_a_place_is_added_by_its_name()
    {
        var page = await ReaderAsync(javaScript: false);
        await page.GotoAsync("/compare?j=06037");
        await page.Locator("#add").FillAsync("Harris County, TX");
        await page.Locator(".add-place button").ClickAsync();

        await page.ComesToAsync("**/compare?j=06037&j=48201");
        await SaysAsync(page, "Show only differences");
    }

    [Fact]
    public async Task Neither_page_scrolls_sideways_on_a_phone_and_each_cell_names_its_place()
    {
        var page = await ReaderAsync(width: Phone.Width);
        await Phone.FitsAsync(page, "/compare", "/compare?j=48201", "/compare?j=48201&j=06037&j=17031&j=12095&j=48&j=06&j=17&j=36", "/compare?j=48201&add=Orange%20County", "/jurisdictions/06037/compare?from=2017-01-01");
        await page.GotoAsync("/compare?j=48201&j=06037");
        await Expect(page.Locator("#row-detainer-policy td").First).ToHaveAttributeAsync("data-label", "Harris County, TX");
        await page.Locator(".rests-on summary").First.ClickAsync();
        await Expect(page.Locator(".rests-on").First.GetByRole(AriaRole.Link).First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Axe_finds_nothing_on_comparisons_and_on_an_open_citation()
    {
        var page = await ReaderAsync();
        foreach (var address in (string[])["/compare", "/compare?j=48201&j=06037&j=17031", "/compare?j=48201&add=Orange%20County", "/jurisdictions/06037/compare?from=2017-01-01"])
        {
            await page.GotoAsync(address);
            await Accessibility.HasNoViolationsAsync(page);
        }

        await page.GotoAsync("/jurisdictions/06037");
        await page.GetByText("Cite this page").ClickAsync();
        await Accessibility.HasNoViolationsAsync(page);
    }

    [Fact]
    public async Task A_citation_is_copied_and_its_address_shows_what_was_cited()
    {
        var page = await ReaderAsync();
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.GotoAsync("/compare?j=48201&j=06037");
        await page.GetByText("Cite this page").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy: Address alone" }).ClickAsync();
        await Expect(page.GetByText("Address alone: Copied")).ToHaveCountAsync(1);

        var address = await page.EvaluateAsync<string>("() => navigator.clipboard.readText()");
        await page.GotoAsync(address);
        await SaysAsync(page, "What this tracker said on");
        await Expect(page.GetByRole(AriaRole.Columnheader)).ToHaveCountAsync(3);
    }
}
