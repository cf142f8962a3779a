using Tracker.Browser.Tests.Site;
using static Microsoft.Playwright.Assertions;

namespace Tracker.Browser.Tests;

public sealed class KeyboardTests(TrackerSite site) : BrowserTest(site)
{
    [Fact]
    public async Task The_first_Tab_shows_a_link_that_skips_the_menu()
    {
        var page = await ReaderAsync();
        await page.GotoAsync("/jurisdictions/06037");

        await page.Keyboard.PressAsync("Tab");
        var skip = page.GetByRole(AriaRole.Link, new() { Name = "Skip to content" });
        await Expect(skip).ToBeFocusedAsync();
        await Expect(skip).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Main)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");

        (await page.EvaluateAsync<bool>("() => document.querySelector('main').contains(document.activeElement)")).ShouldBeTrue();
    }

    [Fact]
    public async Task On_a_phone_the_menu_is_opened_and_followed_by_keyboard()
    {
        var page = await ReaderAsync(width: 360);
        await page.GotoAsync("/");

        await page.TabToAsync(".menu > summary");
        await page.Keyboard.PressAsync("Enter");
        await page.TabToAsync(".menu a[href='/taxonomy']");
        await page.Keyboard.PressAsync("Enter");

        await page.ComesToAsync("**/taxonomy");
        await Expect(page.Locator(".menu a[href='/taxonomy']")).ToHaveAttributeAsync("aria-current", "page");
    }

    [Fact]
    public async Task A_slash_goes_to_the_search_box_but_not_while_typing()
    {
        var page = await AdministratorAsync();
        await page.GotoAsync("/records/task-force/new");
        await page.Locator("#summary").PressSequentiallyAsync("and/or");
        await Expect(page.Locator("#summary")).ToHaveValueAsync("and/or");

        await page.GotoAsync("/taxonomy");
        await page.Keyboard.PressAsync("/");
        await Expect(page.GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_record_is_added_by_keyboard_alone()
    {
        var page = await AdministratorAsync();
        await page.GotoAsync("/records/detainer-policy/new");

        await page.TabToAsync("#jurisdiction");
        await page.Keyboard.TypeAsync("hartley cou");
        await page.GetByRole(AriaRole.Listbox).WaitForAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#jurisdiction")).ToHaveValueAsync("Hartley County, TX");
        await page.TabToAsync("[name=holds]");
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.TabToAsync("[name='Sources[0].Find']");
        await page.Keyboard.TypeAsync("values act sb");
        await page.GetByRole(AriaRole.Listbox).WaitForAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await page.TabToAsync(".actions [type=submit]");
        await page.Keyboard.PressAsync("Enter");

        await page.GetByText("is recorded.").First.WaitForAsync();
        await SaysAsync(page, "Hartley County");
        await SaysAsync(page, "California Values Act (SB 54)");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/jurisdictions?state=DE&per-page=5")]
    [InlineData("/records/agreement-287g/new")]
    [InlineData("/imports")]
    [InlineData("/imports/mappings")]
    [InlineData("/lists/ice-participating/left")]
    public async Task Tab_comes_round_to_the_start_and_shows_where_it_is_at_every_stop(string address)
    {
        var page = await AdministratorAsync();
        await page.GotoAsync(address);
        await page.Keyboard.PressAsync("Tab");

        var stops = new List<Stop>();
        for (var stop = await StopAsync(page); stops.Count == 0 || stop.At != stops[0].At; stop = await StopAsync(page))
        {
            stops.Add(stop);
            stops.Count.ShouldBeLessThan(Keys.ManyTabs, "Tab does not come round.");
            await page.Keyboard.PressAsync("Tab");
        }

        stops.Count.ShouldBeGreaterThan(10);
        stops.Select(s => s.At).ShouldBeUnique();
        stops.Where(s => !s.IsMarked).Select(s => s.At).ShouldBeEmpty();
    }

    private static Task<Stop> StopAsync(IPage page) => page.EvaluateAsync<Stop>("""
        () => {
          const node = document.activeElement;
          const path = [];
          for (let n = node; n.parentElement; n = n.parentElement) { path.unshift(`${n.tagName.toLowerCase()}:${[...n.parentElement.children].indexOf(n)}`); }
          const style = getComputedStyle(node);
          return { at: path.join('>') + ' ' + node.outerHTML.slice(0, 80), isMarked: node === document.body || style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 };
        }
        """);

    private sealed record Stop
    {
        public string At { get; init; } = "";

        public bool IsMarked { get; init; }
    }
}
