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
        await Expect(page.GetByRole(AriaRole.Slider, new() { Name = "All models" })).ToBeVisibleAsync();

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
    public async Task Pointing_at_a_month_names_its_figures_in_every_chart()
    {
        var page = await ReaderAsync();
        await page.GotoAsync("/trends?series=signings&from=2020-01&to=2021-12");
        var chart = page.GetByRole(AriaRole.Slider, new() { Name = "Signed" });
        var box = (await chart.BoundingBoxAsync())!;

        await page.Mouse.MoveAsync(box.X + (box.Width * 156 / 360), box.Y + (box.Height / 2)); // the thirteenth of 24 months
        await Expect(page.Locator(".panel .figures").First).ToHaveTextAsync($"January 2021: {await FigureAsync(page, "January 2021", 1)}");
        await Expect(page.Locator(".panel .figures").Nth(1)).ToHaveTextAsync($"January 2021: {await FigureAsync(page, "January 2021", 2)}");

        await page.Mouse.MoveAsync(0, 0);
        await Expect(page.Locator(".panel .figures")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task With_the_keyboard_a_chart_is_one_stop_and_the_arrow_keys_go_from_month_to_month()
    {
        var page = await ReaderAsync();
        await page.GotoAsync("/trends?from=2020-01&to=2021-12");
        var chart = page.GetByRole(AriaRole.Slider, new() { Name = "All models" });

        await chart.FocusAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        await Expect(chart).ToHaveAttributeAsync("aria-valuetext", $"November 2021: {await FigureAsync(page, "November 2021", 1)}");
        await Expect(chart.Locator(".figures")).ToContainTextAsync("November 2021");
        await page.Keyboard.PressAsync("Home");
        await Expect(chart).ToHaveAttributeAsync("aria-valuetext", $"January 2020: {await FigureAsync(page, "January 2020", 1)}");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(".panel .figures")).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("PageUp");
        await Expect(chart.Locator(".figures")).ToContainTextAsync("January 2021");
    }

    [Fact]
    public async Task Without_JavaScript_and_by_keyboard_the_charts_and_their_numbers_are_there()
    {
        var page = await ReaderAsync(javaScript: false);
        await page.GotoAsync("/trends?series=signings&from=2020");
        await Expect(page.GetByRole(AriaRole.Img)).ToHaveCountAsync(3);
        await page.TabToAsync("a[href='/trends?series=policies']");
        await page.Keyboard.PressAsync("Enter");
        await page.ComesToAsync("**/trends?series=policies");
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

    /// <summary>What the table says.</summary>
    private static async Task<string> FigureAsync(IPage page, string month, int column) =>
        (await page.Locator("[data-months] tbody tr").Filter(new() { HasText = month }).Locator("td").Nth(column - 1).InnerTextAsync()).Trim();
}
