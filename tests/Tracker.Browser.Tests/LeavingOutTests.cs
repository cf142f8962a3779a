using System.Text;
using Tracker.Browser.Tests.Site;
using static Microsoft.Playwright.Assertions;

namespace Tracker.Browser.Tests;

[Collection(Writers.Name)]
public sealed class LeavingOutTests(TrackerSite site) : BrowserTest(site)
{
    private const string File = """
        type,state,jurisdiction,task_force,source_1_url,source_1_title
        task-force,NE,Grant County,Grant Team,https://example.org/grant,Grant
        task-force,NE,Thomas County,Thomas Team,https://example.org/thomas,Thomas
        task-force,NE,Wheeler County,Wheeler Team,https://example.org/wheeler,Wheeler
        """;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Rows_are_left_out_and_taken_in_again_and_only_the_others_are_written(bool javaScript)
    {
        var page = await AdministratorAsync(javaScript);
        var import = new ImportPage(page);
        await import.GiveAsync("teams.csv", Encoding.UTF8.GetBytes(File));
        (await import.CountAsync("New")).ShouldBe(3);

        await PressAsync(page, "Leave out the ticked rows");
        await SaysAsync(page, "Tick the rows first.");
        await import.Row(3).GetByRole(AriaRole.Checkbox).CheckAsync();
        await PressAsync(page, "Leave out the ticked rows");
        (await import.CountAsync("Left out")).ShouldBe(1);
        await Expect(import.Row(3)).ToContainTextAsync("left out");

        await page.GetByLabel("Words in a row").FillAsync("wheeler");
        await PressAsync(page, "Find rows");
        await PressAsync(page, "Leave out all of these");
        await import.ShowOnlyAsync("Left out");
        await Expect(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Rowheader)).ToHaveTextAsync(["3", "4"]);
        await import.Row(4).GetByRole(AriaRole.Checkbox).CheckAsync();
        await PressAsync(page, "Take the ticked rows in again");
        await Expect(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Rowheader)).ToHaveTextAsync(["3"]);

        await import.ApplyAsync(2);
        var preview = page.Url;
        await page.GotoAsync("/records?type=task-force&state=NE");
        await SaysAsync(page, "Grant Team");
        await SaysAsync(page, "Wheeler Team");
        await Expect(page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync("Thomas Team");
        await page.GotoAsync(preview);
        await import.TakeBackAsync();
    }

    [Fact]
    public async Task With_every_row_left_out_there_is_nothing_to_apply_and_the_page_says_so()
    {
        var page = await AdministratorAsync();
        await new ImportPage(page).GiveAsync("none of the teams.csv", Encoding.UTF8.GetBytes(File));

        await PressAsync(page, "Leave out all of these");

        await SaysAsync(page, "You left out every row that would write something");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Apply" })).ToHaveCountAsync(0);
        await PressAsync(page, "Take in all of these");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Apply 3 rows" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_row_is_left_out_by_keyboard_alone_and_the_keyboard_stays_at_the_rows()
    {
        var page = await AdministratorAsync();
        await new ImportPage(page).GiveAsync("teams by keyboard.csv", Encoding.UTF8.GetBytes(File));

        await page.TabToAsync("[name=rows]");
        await page.Keyboard.PressAsync("Space");
        await page.TabToAsync("button[value=leave]");
        await page.Keyboard.PressAsync("Enter");
        await page.ComesToAsync("**#rows");
        await page.Keyboard.PressAsync("Tab");

        await Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Rows by outcome" }).GetByRole(AriaRole.Link).First).ToBeFocusedAsync();
        (await new ImportPage(page).CountAsync("Left out")).ShouldBe(1);
    }
}
