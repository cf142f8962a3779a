using Tracker.Browser.Tests.Site;
using static Microsoft.Playwright.Assertions;

namespace Tracker.Browser.Tests;

[Collection(Writers.Name)]
public sealed class StaleEditTests(TrackerSite site) : BrowserTest(site)
{
    [Fact]
    public async Task Two_edits_of_one_record_meet_on_a_page_where_each_field_is_chosen_and_saving_works()
    {
        var mine = await AdministratorAsync();
        await RecordAsync(mine, "Permian Task Force", "https://example.org/permian");
        var address = mine.Url;
        var theirs = await AnotherTabAsync(mine);
        await mine.GotoAsync(address + "/edit");
        await theirs.GotoAsync(address + "/edit");

        await SaveAsync(theirs, "Their lead", "Their summary");
        await SaysAsync(theirs, "is saved.");
        (await SaveAsync(mine, "My lead", "My summary")).Status.ShouldBe(409);

        await HeadingAsync(mine, "Somebody else saved this record while you were editing");
        await Expect(mine.GetByRole(AriaRole.Rowheader)).ToHaveTextAsync(["Lead agency", "Summary"]);
        var lead = mine.GetByRole(AriaRole.Row).Filter(new() { HasText = "Lead agency" });
        var summary = mine.GetByRole(AriaRole.Row).Filter(new() { HasText = "Summary" });
        await Expect(lead).ToContainTextAsync("My lead");
        await Expect(lead).ToContainTextAsync("Their lead");
        await lead.GetByLabel("Keep yours: My lead").CheckAsync();
        await summary.GetByLabel("Keep theirs: Their summary").CheckAsync();
        await PressAsync(mine, "Save these choices");

        await SaysAsync(mine, "is saved.");
        await SaysAsync(mine, "My lead");
        await SaysAsync(mine, "Their summary");
        await Expect(mine.GetByRole(AriaRole.Main)).Not.ToContainTextAsync("My summary");
        await Expect(mine.GetByRole(AriaRole.Main)).Not.ToContainTextAsync("Their lead");
        await FollowAsync(mine, "History of this record");
        await Expect(mine.GetByRole(AriaRole.Main).Locator("ol > li").First.Locator("del")).ToHaveTextAsync("was Their lead");
    }

    [Fact]
    public async Task Deleting_a_record_that_somebody_has_changed_since_asks_once_more()
    {
        var mine = await AdministratorAsync();
        await RecordAsync(mine, "Llano Task Force", "https://example.org/llano");
        var address = mine.Url;
        var theirs = await AnotherTabAsync(mine);
        await mine.GotoAsync(address + "/delete");
        await theirs.GotoAsync(address + "/edit");
        await SaveAsync(theirs, "Their lead", "Their summary");

        await mine.GetByLabel("Why").FillAsync("A duplicate.");
        (await PressAsync(mine, "Delete it")).Status.ShouldBe(409);

        await SaysAsync(mine, "Somebody changed the record a moment ago.");
        await SaysAsync(mine, "Their summary");
    }

    private static async Task RecordAsync(IPage page, string taskForce, string source)
    {
        var form = new RecordFormPage(page);
        await page.GotoAsync("/records/task-force/new?jurisdiction=48329");
        await form.Field("task_force").FillAsync(taskForce);
        await form.TypeNewSourceAsync(1, source, taskForce);
        await PressAsync(page, "Record it");
    }

    private static async Task<IResponse> SaveAsync(IPage page, string lead, string summary)
    {
        await RecordFormPage.UnfoldAsync(page.Locator("form.form"));
        await page.GetByLabel("Lead agency").FillAsync(lead);
        await page.GetByLabel("Summary", new() { Exact = true }).FillAsync(summary);
        return await PressAsync(page, "Save");
    }
}
