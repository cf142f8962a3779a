using Tracker.Browser.Tests.Site;
using static Microsoft.Playwright.Assertions;

namespace Tracker.Browser.Tests;

[Collection(Writers.Name)]
public sealed class OwnSpreadsheetTests(TrackerSite site) : BrowserTest(site)
{
    [Fact]
    public async Task The_columns_of_an_own_spreadsheet_are_explained_and_it_is_imported_and_the_next_one_is_read_at_once()
    {
        var page = await AdministratorAsync();
        var import = new ImportPage(page);
        (await import.GiveAsync("my counties.csv", OwnSpreadsheet.Of("Checked by", "Banner County", "Hooker County"))).Status.ShouldBe(400);

        await HeadingAsync(page, "Say what the columns are");
        await Expect(Heading(page, "County")).ToHaveValueAsync("county");
        await Expect(Heading(page, "Program")).ToHaveValueAsync("model");
        await PressAsync(page, "Go on");
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Nothing gives “State”.");

        await Heading(page, "ST").SelectOptionAsync("state");
        await PressAsync(page, "Go on");
        await SaysAsync(page, "Some values are not known");
        await Expect(page.GetByLabel("“JEM”")).ToHaveValueAsync("jail_enforcement");
        await page.GetByLabel("Name of this mapping").FillAsync("Counties of the coalition");
        await PressAsync(page, "Go on");

        await HeadingAsync(page, "my counties.csv");
        (await import.CountAsync("New")).ShouldBe(2);
        await Expect(import.Row(2)).ToContainTextAsync("Banner County");
        await import.ApplyAsync(2);
        await page.GotoAsync("/jurisdictions/31007");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "287(g) agreements" })).ToContainTextAsync("Jail Enforcement Model");

        await import.GiveAsync("more counties.csv", OwnSpreadsheet.Of("Checked by", "Keya Paha County"));
        await HeadingAsync(page, "more counties.csv");
        await SaysAsync(page, "Read with the saved mapping “Counties of the coalition”.");
        (await import.CountAsync("New")).ShouldBe(1);
    }

    private static ILocator Heading(IPage page, string name) => page.GetByRole(AriaRole.Combobox, new() { Name = name, Exact = true });
}
