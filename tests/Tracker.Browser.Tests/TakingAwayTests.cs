using Tracker.Browser.Tests.Site;

namespace Tracker.Browser.Tests;

/// <summary>Pages for taking the data away and for knowing what it means.</summary>
public sealed class TakingAwayTests(TrackerSite site) : BrowserTest(site)
{
    private static readonly string[] Pages = ["/data", "/data/dictionary", "/api", "/method", "/glossary"];

    [Fact]
    public async Task Axe_finds_nothing_against_them()
    {
        var page = await ReaderAsync();
        foreach (var address in Pages)
        {
            await page.GotoAsync(address);
            await Accessibility.HasNoViolationsAsync(page);
        }
    }

    [Fact]
    public async Task None_scrolls_sideways_on_a_phone() => await Phone.FitsAsync(await ReaderAsync(width: Phone.Width), Pages);

    [Fact]
    public async Task A_records_status_leads_to_its_meaning_by_keyboard()
    {
        var page = await ReaderAsync();
        await page.GotoAsync("/records?type=agreement-287g");
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Rowheader).GetByRole(AriaRole.Link).First.ClickAsync();
        await page.Locator(".record-meta a.status").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.ComesToAsync("**/glossary#*");
        (await page.Locator("dt:target").CountAsync()).ShouldBe(1);
    }
}
