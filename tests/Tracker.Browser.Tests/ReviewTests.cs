using Tracker.Browser.Tests.Site;
using static Microsoft.Playwright.Assertions;

namespace Tracker.Browser.Tests;

[Collection(Writers.Name)]
public sealed class ReviewTests(TrackerSite site) : BrowserTest(site)
{
    [Fact]
    public async Task What_a_contributor_proposes_on_a_phone_is_reviewed_by_keys_and_then_public()
    {
        var page = await ContributorAsync();
        await page.SetViewportSizeAsync(Phone.Width, 740);
        await page.GotoAsync("/jurisdictions/48243");
        await page.Locator("a[href^='/records/agreement-287g/new']").First.ClickAsync();
        var form = new RecordFormPage(page);
        await Expect(form.Field("jurisdiction")).ToHaveValueAsync("Jeff Davis County, TX");
        await form.Field("agency").FillAsync("Jeff Davis County Sheriff’s Office");
        await form.ChooseAsync("model", "warrant_service_officer");
        await form.Field("signed_on").FillAsync("2025-06-02");
        await form.Source(1).GetByLabel("Address").FillAsync("https://example.org/jeff-davis");
        await form.Source(1).GetByLabel("Title").FillAsync("Commissioners’ minutes");
        (await Phone.OverflowAsync(page)).ShouldBeNull();
        await PressAsync(page, "Propose it");
        await SaysAsync(page, "Waiting for an editor");
        (await Phone.OverflowAsync(page)).ShouldBeNull();
        await Accessibility.HasNoViolationsAsync(page);

        var editor = await AdministratorAsync();
        await editor.GotoAsync("/review");
        await Accessibility.HasNoViolationsAsync(editor);
        await editor.Keyboard.PressAsync("j");
        await Expect(editor.Locator("[data-proposal]").First).ToBeFocusedAsync();
        await editor.GetByRole(AriaRole.Link, new() { Name = "Jeff Davis County Sheriff’s Office: Warrant Service Officer", Exact = true }).ClickAsync();
        await Accessibility.HasNoViolationsAsync(editor);
        await PressAsync(editor, "Accept");
        await Expect(editor.Locator(".notice-success").First).ToContainTextAsync("is accepted");

        var reader = await ReaderAsync();
        await reader.GotoAsync("/jurisdictions/48243");
        await Expect(reader.GetByRole(AriaRole.Region, new() { Name = "287(g) agreements" })).ToContainTextAsync("Warrant Service Officer");
    }

    [Fact]
    public async Task What_was_typed_is_offered_again_after_the_tab_was_closed_and_is_gone_once_it_is_saved()
    {
        var page = await ContributorAsync();
        await page.GotoAsync("/records/task-force/new?jurisdiction=48301");
        await new RecordFormPage(page).Field("task_force").FillAsync("A draft");
        await page.WaitForFunctionAsync("() => Object.keys(localStorage).some(k => k.startsWith('tracker-draft:'))");

        var again = await AnotherTabAsync(page);
        await page.CloseAsync(new() { RunBeforeUnload = false });
        await again.GotoAsync("/records/task-force/new?jurisdiction=48301");
        await again.GetByRole(AriaRole.Button, new() { Name = "Go on with it" }).ClickAsync();
        var form = new RecordFormPage(again);
        await Expect(form.Field("task_force")).ToHaveValueAsync("A draft");
        await form.Source(1).GetByLabel("Address").FillAsync("https://example.org/draft");
        await PressAsync(again, "Propose it");
        await SaysAsync(again, "waits for an editor. Thank you.");

        await again.GotoAsync("/records/task-force/new?jurisdiction=48301");
        await Expect(again.GetByRole(AriaRole.Button, new() { Name = "Go on with it" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task While_a_record_is_typed_what_is_recorded_there_already_is_shown()
    {
        var page = await AdministratorAsync();
        await page.GotoAsync("/records/task-force/new?jurisdiction=48105");
        var form = new RecordFormPage(page);
        await form.Field("task_force").FillAsync("Crockett Task Force");
        await form.Source(1).GetByLabel("Address").FillAsync("https://example.org/crockett");
        await PressAsync(page, "Record it");
        await SaysAsync(page, "is recorded.");

        await page.GotoAsync("/records/task-force/new?jurisdiction=48105");
        await Expect(page.Locator("[data-like-list]")).ToContainTextAsync("Already recorded there:");
        await Expect(page.Locator("[data-like-list]")).ToContainTextAsync("Crockett Task Force");
    }
}
