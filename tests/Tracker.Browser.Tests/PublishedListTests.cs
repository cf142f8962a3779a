using Tracker.Browser.Tests.Site;
using static Microsoft.Playwright.Assertions;

namespace Tracker.Browser.Tests;

/// <summary>The agencies are on none of ICE's own lists, so that these editions say nothing about what other tests import.</summary>
[Collection(Writers.Name)]
public sealed class PublishedListTests(TrackerSite site) : BrowserTest(site)
{
    private const string ListPage = "/lists/ice-participating";
    private const string Queue = ListPage + "/left";
    private const string Decide = "Decide what became of";

    [Fact]
    public async Task What_left_a_list_is_found_on_its_page_and_an_editor_decides_that_it_ended()
    {
        var page = await AdministratorAsync();
        await PublishAsync(page, "20250110", Row("Sioux"), Row("Dundy"), Row("Hayes"), Row("Perkins"));
        await PublishAsync(page, "20250120", Row("Sioux"), Row("Dundy") with { SignedOn = "2025-01-06" }, Row("Hayes"));

        await page.GotoAsync("/lists");
        await FollowAsync(page, "ICE 287(g) participating agencies");
        await TurnToAsync(page, "List of 20 January 2025");
        await FollowAsync(page, "1");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Vanished 1" })).ToBeInViewportAsync();
        await Expect(page.Locator(".diff del")).ToHaveTextAsync("was 2025-01-05");
        await Accessibility.HasNoViolationsAsync(page);

        await page.GetByRole(AriaRole.Link, new() { Name = "left the list" }).ClickAsync();
        await HeadingAsync(page, "No longer listed");
        await Accessibility.HasNoViolationsAsync(page);
        await Waiting(page, "Perkins").GetByRole(AriaRole.Link, new() { Name = Decide }).ClickAsync();
        await HeadingAsync(page, "What became of this agreement?");
        await PressAsync(page, "Decide");
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
        await Accessibility.HasNoViolationsAsync(page);
        await FitsAPhoneAsync(page.Url);

        await page.GetByLabel("Ended", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("Ended on").FillAsync("2025-01-15");
        await page.GetByLabel("Address of the source that says so").FillAsync("https://example.org/perkins");
        await page.GetByLabel("Title of the source").FillAsync("The sheriff ends the agreement");
        await page.GetByLabel("How it is known").FillAsync("The sheriff told the paper.");
        await PressAsync(page, "Decide");

        await SaysAsync(page, "Decided what became of");
        await Expect(Waiting(page, "Perkins")).ToHaveCountAsync(0);
        await page.GotoAsync("/jurisdictions/31135");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "287(g) agreements" })).ToContainTextAsync("15 January 2025");
    }

    [Fact]
    public async Task The_queue_is_worked_by_keyboard_alone()
    {
        var page = await AdministratorAsync();
        await PublishAsync(page, "20250201", Row("Rock"), Row("Boyd"), Row("Garfield"), Row("Logan"));
        await PublishAsync(page, "20250210", Row("Rock"), Row("Boyd"), Row("Garfield"));
        await page.GotoAsync(Queue);
        var address = await Waiting(page, "Logan").GetByRole(AriaRole.Link, new() { Name = Decide }).GetAttributeAsync("href");

        await page.TabToAsync($"a[href='{address}']");
        await page.Keyboard.PressAsync("Enter");
        await HeadingAsync(page, "What became of this agreement?");
        await page.TabToAsync("[name=Departure]");
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("ArrowUp");
        await Expect(page.GetByLabel("A slip of the list")).ToBeCheckedAsync();
        await page.TabToAsync("#reason");
        await page.Keyboard.TypeAsync("The agency says that it is in force.");
        await page.TabToAsync(".actions .btn-primary");
        await page.Keyboard.PressAsync("Enter");

        await SaysAsync(page, "Decided what became of");
        await Expect(Waiting(page, "Logan")).ToHaveCountAsync(0);
    }

    private static IceListRow Row(string county) => new("NEBRASKA", $"{county} County Range Patrol", "County", $"{county} County", "Task Force Model", "2025-01-05");

    private static async Task PublishAsync(IPage page, string day, params IceListRow[] rows)
    {
        await new ImportPage(page).GiveAsync($"participatingAgencies-{day}120000.xlsx", IceWorkbook.Write(rows));
        await page.Locator("form.apply-bar .btn-primary").ClickAsync();
        await SaysAsync(page, "is applied. You can take it back here at any time.");
    }

    private static ILocator Waiting(IPage page, string county) =>
        page.GetByRole(AriaRole.Row).Filter(new() { Has = page.GetByRole(AriaRole.Rowheader).Filter(new() { HasText = $"{county} County Range Patrol" }) });

    /// <summary>Turns to the edition of that day, from the newest on.</summary>
    private static async Task TurnToAsync(IPage page, string edition)
    {
        while (await page.GetByRole(AriaRole.Heading, new() { Name = edition }).CountAsync() == 0)
        {
            await FollowAsync(page, "Next");
        }
    }

    private async Task FitsAPhoneAsync(string decision) => await Phone.FitsAsync(await AdministratorAsync(width: Phone.Width), ListPage, Queue, decision);
}
