using Tracker.Browser.Tests.Site;
using static Microsoft.Playwright.Assertions;

namespace Tracker.Browser.Tests;

public sealed class TrendsTests(TrackerSite site) : BrowserTest(site)
{
    [Fact]
    public async Task From_the_menu_to_the_trends_of_a_state_and_its_page()
    {
        var page = await ReaderAsync();
        await page.GotoAsync("/");
        await FollowAsync(page, "Trends");
        await HeadingAsync(page, "287(g) agreements in force");
        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "All models" }).First).ToBeVisibleAsync();

        await page.GetByLabel("State", new() { Exact = true }).SelectOptionAsync("AL");
        await PressAsync(page, "Show");
        page.Url.ShouldContain("state=AL");
        await HeadingAsync(page, "287(g) agreements in force, Alabama");
        await Expect(page.GetByRole(AriaRole.Table).First.GetByRole(AriaRole.Row).Nth(1)).ToContainTextAsync("until");

        await FollowAsync(page, "States");
        await FollowAsync(page, "Alabama");
        await HeadingAsync(page, "Alabama");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Law and posture" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Follow the changes (Atom)" })).ToHaveAttributeAsync("href", "/changes.atom?state=AL");
    }

    [Fact]
    public async Task Without_JavaScript_and_by_keyboard_the_charts_and_their_numbers_are_there()
    {
        var page = await ReaderAsync(javaScript: false);
        await page.GotoAsync("/trends?series=signings&from=2020");
        await Expect(page.GetByRole(AriaRole.Img)).ToHaveCountAsync(3);
        await page.TabToAsync("a[href='/trends?series=policies']");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/trends?series=policies");
        await HeadingAsync(page, "Limiting and mandating policies in force");
    }

    [Fact]
    public async Task Axe_finds_nothing_and_nothing_scrolls_sideways_on_a_phone()
    {
        var page = await ReaderAsync(width: Phone.Width);
        string[] addresses = ["/trends", "/trends?series=signings&from=2018", "/trends?series=policies", "/states", "/states/CA", "/states/TX", "/coming"];
        await Phone.FitsAsync(page, addresses);
        foreach (var address in addresses)
        {
            await page.GotoAsync(address);
            await Accessibility.HasNoViolationsAsync(page);
        }
    }
}
