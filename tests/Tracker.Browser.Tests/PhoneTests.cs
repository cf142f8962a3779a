using Tracker.Browser.Tests.Site;
using static Microsoft.Playwright.Assertions;

namespace Tracker.Browser.Tests;

public sealed class PhoneTests(TrackerSite site) : BrowserTest(site)
{
    private const int Width = 360;

    [Fact]
    public async Task No_page_for_readers_scrolls_sideways_on_a_phone()
    {
        var page = await ReaderAsync(width: Width);
        await FitsAsync(
            page,
            "/", "/jurisdictions", "/jurisdictions?q=nothing-of-that-name", "/jurisdictions/06037", "/jurisdictions/06037/history", "/records", "/records?type=agreement-287g",
            "/sources", "/taxonomy", "/changes", "/data", "/sign-in", "/no-such-page");
    }

    [Fact]
    public async Task No_page_for_editors_scrolls_sideways_on_a_phone()
    {
        var page = await AdministratorAsync(width: Width);
        await FitsAsync(page, "/records/agreement-287g/new", "/records/sanctuary-policy/new", "/imports", "/account", "/account/second-factor", "/account/sessions", "/admin/users");
        await page.GotoAsync("/records/agreement-287g/new");
        await PressAsync(page, "Record it");
        (await OverflowAsync(page)).ShouldBeNull();

        await new ImportPage(page).GiveAsync("participatingAgencies-20250303120000.xlsx", IceWorkbook.Write(
            new("TEXAS", "Jeff Davis County Sheriff's Office", "County", "Jeff Davis County", "Task Force Model", "2025-02-24"),
            new("UTAHJ", "Daggett County Sheriff's Office", "County", "Daggett County", "Task Force Model", "2025-02-26")));
        (await OverflowAsync(page)).ShouldBeNull();
    }

    [Fact]
    public async Task A_record_is_read_from_its_list_on_a_phone()
    {
        var page = await ReaderAsync(width: Width);
        await page.GotoAsync("/");
        await page.GetByText("Menu", new() { Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Records", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Rowheader).GetByRole(AriaRole.Link).First.ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sources", Exact = true })).ToBeVisibleAsync();
        (await OverflowAsync(page)).ShouldBeNull();
    }

    private static async Task FitsAsync(IPage page, params IReadOnlyList<string> addresses)
    {
        var wide = new List<string>();
        foreach (var address in addresses)
        {
            await page.GotoAsync(address);
            if (await OverflowAsync(page) is { } what)
            {
                wide.Add($"{address}: {what}");
            }
        }

        wide.ShouldBeEmpty();
    }

    /// <summary>What reaches out of the page to the right; null where nothing does.</summary>
    private static Task<string?> OverflowAsync(IPage page) => page.EvaluateAsync<string?>("""
        () => {
          const width = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= width) { return null; }
          const out = [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > width + 1);
          return out.slice(-3).map(e => e.outerHTML.slice(0, 120)).join(' | ') || 'something';
        }
        """);
}
