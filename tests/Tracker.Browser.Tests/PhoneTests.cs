using Tracker.Browser.Tests.Site;
using static Microsoft.Playwright.Assertions;

namespace Tracker.Browser.Tests;

public sealed class PhoneTests(TrackerSite site) : BrowserTest(site)
{
    [Fact]
    public async Task No_page_for_readers_scrolls_sideways_on_a_phone()
    {
        var page = await ReaderAsync(width: Phone.Width);
        await Phone.FitsAsync(
            page,
            "/", "/jurisdictions", "/jurisdictions?q=nothing-of-that-name", "/jurisdictions/06037", "/jurisdictions/06037/history", "/records", "/records?type=agreement-287g",
            "/sources", "/taxonomy", "/changes", "/data", "/lists", "/lists/ice-participating", "/lists/ice-participating/left", "/sign-in", "/no-such-page");
    }

    [Fact]
    public async Task No_page_for_editors_scrolls_sideways_on_a_phone()
    {
        var page = await AdministratorAsync(width: Phone.Width);
        await Phone.FitsAsync(page, "/records/agreement-287g/new", "/records/sanctuary-policy/new", "/imports", "/imports/mappings", "/account", "/account/second-factor", "/account/sessions", "/admin/users");
        await page.GotoAsync("/records/agreement-287g/new");
        await PressAsync(page, "Record it");
        (await Phone.OverflowAsync(page)).ShouldBeNull();

        await new ImportPage(page).GiveAsync("participatingAgencies-20250303120000.xlsx", IceWorkbook.Write(
            new("TEXAS", "Jeff Davis County Sheriff's Office", "County", "Jeff Davis County", "Task Force Model", "2025-02-24"),
            new("UTAHJ", "Daggett County Sheriff's Office", "County", "Daggett County", "Task Force Model", "2025-02-26")));
        (await Phone.OverflowAsync(page)).ShouldBeNull();
    }

    [Fact]
    public async Task The_columns_of_a_spreadsheet_are_chosen_on_a_phone()
    {
        var page = await AdministratorAsync(width: Phone.Width);
        await new ImportPage(page).GiveAsync("phone.csv", OwnSpreadsheet.Of("Seen on a phone by", "Phone County"));
        (await Phone.OverflowAsync(page)).ShouldBeNull();

        await PressAsync(page, "Go on");
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
        (await Phone.OverflowAsync(page)).ShouldBeNull();
    }

    [Fact]
    public async Task A_record_is_read_from_its_list_on_a_phone()
    {
        var page = await ReaderAsync(width: Phone.Width);
        await page.GotoAsync("/");
        await page.GetByText("Menu", new() { Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Records", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Rowheader).GetByRole(AriaRole.Link).First.ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sources", Exact = true })).ToBeVisibleAsync();
        (await Phone.OverflowAsync(page)).ShouldBeNull();
    }
}
