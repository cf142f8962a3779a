using Tracker.Browser.Tests.Site;

namespace Tracker.Browser.Tests;

public sealed class AccessibilityTests(TrackerSite site) : BrowserTest(site)
{
    [Fact]
    public async Task Axe_finds_nothing_against_WCAG_2_2_AA_on_the_pages_for_readers()
    {
        var page = await ReaderAsync();
        foreach (var address in (string[])["/", "/jurisdictions?state=CA&sort=-records&per-page=10", "/jurisdictions/06037", "/records?type=sanctuary-policy&per-page=10", "/taxonomy", "/data", "/sign-in", "/map", "/map/embed?topic=border-zone&state=TX"])
        {
            await page.GotoAsync(address);
            await Accessibility.HasNoViolationsAsync(page);
        }
    }

    [Fact]
    public async Task Axe_finds_nothing_on_the_pages_of_accounts()
    {
        var page = await AdministratorAsync();
        foreach (var address in (string[])["/account", "/account/second-factor", "/account/sessions", "/admin/users"])
        {
            await page.GotoAsync(address);
            await Accessibility.HasNoViolationsAsync(page);
        }
    }

    [Fact]
    public async Task Axe_finds_nothing_on_a_record_and_its_history()
    {
        var page = await ReaderAsync();
        await page.GotoAsync("/records?type=detainer-policy");
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Rowheader).GetByRole(AriaRole.Link).First.ClickAsync();
        await page.GetByText("History of this record").WaitForAsync();
        await Accessibility.HasNoViolationsAsync(page);

        await FollowAsync(page, "History of this record");
        await Accessibility.HasNoViolationsAsync(page);
    }

    [Fact]
    public async Task Axe_finds_nothing_on_a_form_with_errors_and_open_suggestions()
    {
        var page = await AdministratorAsync();
        await page.GotoAsync("/records/agreement-287g/new");
        await PressAsync(page, "Record it");
        await page.Locator("#jurisdiction").PressSequentiallyAsync("st louis");
        await page.GetByRole(AriaRole.Listbox).WaitForAsync();
        await page.Locator("#jurisdiction").PressAsync("ArrowDown");

        await Accessibility.HasNoViolationsAsync(page);
    }

    [Fact]
    public async Task Axe_finds_nothing_on_the_pages_of_an_import()
    {
        var page = await AdministratorAsync();
        await page.GotoAsync("/imports");
        await Accessibility.HasNoViolationsAsync(page);

        await new ImportPage(page).GiveAsync("participatingAgencies-20250302120000.xlsx", IceWorkbook.Write(
            new("TEXAS", "Kenedy County Sheriff's Office", "County", "Kenedy County", "Task Force Model", "2025-02-24"),
            new("UTAHJ", "Daggett County Sheriff's Office", "County", "Daggett County", "Task Force Model", "2025-02-26")));
        await Accessibility.HasNoViolationsAsync(page);
    }

    [Fact]
    public async Task Axe_finds_nothing_where_a_spreadsheets_columns_are_asked_nor_on_the_page_of_mappings()
    {
        var page = await AdministratorAsync();
        await new ImportPage(page).GiveAsync("columns.csv", OwnSpreadsheet.Of("Heard by", "Axe County"));
        await PressAsync(page, "Go on");
        await HeadingAsync(page, "Say what the columns are");
        await Accessibility.HasNoViolationsAsync(page);

        await page.GotoAsync("/imports/mappings");
        await Accessibility.HasNoViolationsAsync(page);
    }
}
