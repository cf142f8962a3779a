using Tracker.Browser.Tests.Site;
using static Microsoft.Playwright.Assertions;

namespace Tracker.Browser.Tests;

public sealed class MapTests(TrackerSite site) : BrowserTest(site)
{
    private const string Ready = "[data-map][data-ready]";

    [Fact]
    public async Task Pointing_at_a_county_names_it_and_a_click_opens_its_profile()
    {
        var page = await ReaderAsync();
        await page.GotoAsync("/map?topic=border-zone&state=DE");
        await page.Locator(Ready).WaitForAsync();

        var (x, y) = await MiddleAsync(page);
        await page.Mouse.MoveAsync(x, y);
        await Expect(page.Locator(".map-tip")).ToContainTextAsync("County, DE: Wholly inside");
        await page.Mouse.ClickAsync(x, y);

        await page.ComesToAsync("**/jurisdictions/10*");
    }

    [Fact]
    public async Task With_the_keyboard_the_map_is_one_stop_and_the_arrow_keys_go_from_county_to_county()
    {
        var page = await ReaderAsync();
        await page.GotoAsync("/map?topic=border-zone&state=DE");
        await page.Locator(Ready).WaitForAsync();
        var here = page.Locator(".map-here");

        (await page.Locator(".map-figure svg a").CountAsync()).ShouldBe(1);
        await here.FocusAsync();
        await Expect(page.Locator(".map-tip")).ToContainTextAsync("Kent County, DE");
        await page.Keyboard.PressAsync("ArrowUp");
        await Expect(here).ToHaveAttributeAsync("aria-label", new System.Text.RegularExpressions.Regex("^New Castle County, DE", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.Locator(".map-tip")).ToContainTextAsync("Sussex County, DE");
        await page.Keyboard.PressAsync("Enter");

        await page.ComesToAsync("**/jurisdictions/10005");
    }

    [Fact]
    public async Task The_slider_colours_the_map_and_counts_anew_without_asking_again()
    {
        var page = await ReaderAsync();
        await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.NoPreference }); // with less motion wanted there is nothing to play
        await page.GotoAsync("/map");
        await page.Locator(Ready).WaitForAsync();
        var asked = new List<string>();
        page.Request += (_, request) => asked.Add(request.Url);
        var before = await PictureAsync(page);

        await page.Locator("#m-time").FocusAsync();
        await page.Keyboard.PressAsync("Home");

        (await PictureAsync(page)).ShouldNotBe(before);
        await Expect(page.Locator("a[data-page]")).ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex(@"^/map\?as-of=\d{4}-\d\d-\d\d$", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
        await page.Keyboard.PressAsync("End");
        (await PictureAsync(page)).ShouldBe(before);
        asked.ShouldBeEmpty();

        await page.GetByRole(AriaRole.Button, new() { Name = "Play" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
    }

    [Fact]
    public async Task The_first_tap_names_and_the_second_opens()
    {
        var page = await ReaderAsync(width: Phone.Width);
        await page.GotoAsync("/map?topic=border-zone&state=DE");
        await page.Locator(Ready).WaitForAsync();

        // A finger does not hover: the first thing the page hears is the tap.
        await TapAsync(page);
        await Expect(page.Locator(".map-tip")).ToContainTextAsync("Kent County, DE");
        page.Url.ShouldContain("/map");
        await TapAsync(page);

        await page.ComesToAsync("**/jurisdictions/10001");
    }

    [Fact]
    public async Task Without_JavaScript_there_are_the_picture_the_legend_and_the_table()
    {
        var page = await ReaderAsync(javaScript: false);
        await page.GotoAsync("/map");

        (await page.Locator(".map-counties path").CountAsync()).ShouldBeGreaterThan(5);
        await Expect(page.Locator(".map-time")).ToBeHiddenAsync();
        await page.Locator(".map-legend a").First.ClickAsync();
        await page.ComesToAsync("**/map?show=*");
        await Expect(page.Locator(".table-wrap tbody tr").First).ToBeVisibleAsync();
        await page.Locator("#m-topic").SelectOptionAsync("border-zone");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await HeadingAsync(page, "Border zone, United States");
    }

    [Fact]
    public async Task It_loads_nothing_from_elsewhere_and_less_than_350_kB()
    {
        var page = await ReaderAsync();
        var urls = new List<string>();
        page.Request += (_, request) => urls.Add(request.Url);
        await page.GotoAsync("/map");
        await page.Locator(Ready).WaitForAsync();

        var origin = new Uri(page.Url).GetLeftPart(UriPartial.Authority);
        urls.ShouldAllBe(u => u.StartsWith(origin, StringComparison.Ordinal) || u.StartsWith("data:", StringComparison.Ordinal));
        (await page.EvaluateAsync<double>("[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].reduce((sum, e) => sum + e.transferSize, 0)")).ShouldBeLessThan(350_000);
    }

    private static Task<string> PictureAsync(IPage page) => page.EvaluateAsync<string>("[...document.querySelectorAll('.map-counties path')].map(p => p.getAttribute('d').length).join()");

    private static async Task TapAsync(IPage page) => await page.EvaluateAsync("""
        () => {
          const box = document.querySelector('.usmap').getBoundingClientRect();
          const at = { clientX: box.left + box.width / 2, clientY: box.top + box.height / 2, bubbles: true, cancelable: true, pointerType: 'touch' };
          document.querySelector('.usmap').dispatchEvent(new PointerEvent('click', at));
        }
        """);

    private static async Task<(float X, float Y)> MiddleAsync(IPage page)
    {
        await page.Locator(".usmap").ScrollIntoViewIfNeededAsync();
        var box = (await page.Locator(".usmap").BoundingBoxAsync())!;
        return (box.X + (box.Width * 0.5f), box.Y + (box.Height * 0.5f));
    }
}
