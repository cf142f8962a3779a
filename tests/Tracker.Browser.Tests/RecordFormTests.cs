using Tracker.Browser.Tests.Site;
using Tracker.Domain.Records;
using static Microsoft.Playwright.Assertions;

namespace Tracker.Browser.Tests;

[Collection(Writers.Name)]
public sealed class RecordFormTests(TrackerSite site) : BrowserTest(site)
{
    private const string KnownSource = "California Values Act (SB 54)";

    public static TheoryData<string> Kinds => [.. RecordTypes.All.Select(t => t.Slug)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_record_of_each_kind_is_added_edited_and_deleted_and_its_history_stays(string kind)
    {
        var type = RecordTypes.Find(kind)!;
        var page = await AdministratorAsync();
        var form = new RecordFormPage(page);

        await page.GotoAsync("/jurisdictions/35013");
        await page.GetByRole(AriaRole.Region, new() { Name = type.PluralName, Exact = true }).GetByRole(AriaRole.Link, new() { Name = "Add the first" }).ClickAsync();
        await HeadingAsync(page, "New " + type.Name);
        await Expect(form.Field("jurisdiction")).ToHaveValueAsync("Doña Ana County, NM");
        await form.FillRequiredAsync(type);
        await form.Field("summary").FillAsync("First words.");
        await form.ChooseSourceAsync(1, "values act sb", KnownSource);
        await PressAsync(page, "Record it");

        var address = page.Url;
        await SaysAsync(page, $"{address.Split('/')[^1]} is recorded.");
        await SaysAsync(page, "First words.");
        foreach (var column in type.OwnColumns.Where(c => c.Required))
        {
            await SaysAsync(page, column.Codes.Count == 0 ? RecordFormPage.Example(column) : column.Codes[0].Label);
        }

        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Sources" }).GetByRole(AriaRole.Link, new() { Name = KnownSource })).ToBeVisibleAsync();

        await FollowAsync(page, "Edit");
        await form.Field("summary").FillAsync("Second words.");
        await page.GetByLabel("Why", new() { Exact = true }).FillAsync("The first were wrong.");
        await PressAsync(page, "Save");
        await SaysAsync(page, "Second words.");

        await FollowAsync(page, "History of this record");
        var latest = page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Listitem).First;
        await Expect(latest).ToContainTextAsync(TrackerSite.Administrator);
        await Expect(latest).ToContainTextAsync("The first were wrong.");
        await Expect(latest.Locator("del")).ToContainTextAsync("First words.");
        await Expect(latest.Locator("ins")).ToContainTextAsync("Second words.");

        await page.GotoAsync("/jurisdictions/35013");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = type.PluralName, Exact = true })).ToContainTextAsync("Second words.");

        await page.GotoAsync(address);
        await FollowAsync(page, "Delete");
        (await PressAsync(page, "Delete it")).Status.ShouldBe(400);
        await SaysAsync(page, "Say why the record is deleted: history keeps it.");
        await page.GetByLabel("Why").FillAsync("It was a test.");
        await PressAsync(page, "Delete it");
        await SaysAsync(page, "is deleted. Its history stays.");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = type.PluralName, Exact = true })).ToContainTextAsync("Nobody has looked for this");

        (await page.GotoAsync(address))!.Status.ShouldBe(410);
        await SaysAsync(page, "It was a test.");
        await page.GotoAsync(address + "/history");
        await SaysAsync(page, "It was a test.");
    }

    [Fact]
    public async Task A_new_source_is_made_in_the_form_of_the_record_that_rests_on_it()
    {
        var page = await AdministratorAsync();
        var form = new RecordFormPage(page);
        await page.GotoAsync("/records/task-force/new");

        await form.ChooseJurisdictionAsync("lubbock cou", "Lubbock County, TX");
        await form.Field("task_force").FillAsync("South Plains Task Force");
        await form.TypeNewSourceAsync(1, "https://example.org/south-plains", "Deputies join the South Plains team");
        await form.Source(1).GetByLabel("Its words").FillAsync("Four deputies will serve.");
        await PressAsync(page, "Record it");

        var source = page.GetByRole(AriaRole.Region, new() { Name = "Sources" });
        await Expect(source.GetByRole(AriaRole.Link, new() { Name = "Deputies join the South Plains team" })).ToHaveAttributeAsync("href", "https://example.org/south-plains");
        await Expect(source).ToContainTextAsync("“Four deputies will serve.”");
        await FollowAsync(page, "about this source");
        await HeadingAsync(page, "Deputies join the South Plains team");
        await SaysAsync(page, "South Plains Task Force");
    }

    [Fact]
    public async Task An_invalid_form_shows_each_error_at_its_field_and_in_the_summary_and_keeps_everything_typed()
    {
        var page = await AdministratorAsync();
        var form = new RecordFormPage(page);
        await page.GotoAsync("/records/agreement-287g/new");

        await form.ChooseJurisdictionAsync("loving cou", "Loving County, TX");
        await form.Field("agency").FillAsync("Loving County Sheriff’s Office");
        await form.Field("signed_on").FillAsync("2025-13-45");
        await form.UnfoldAsync();
        await form.Field("officers_trained").FillAsync("7");
        await form.Field("summary").FillAsync("  \"Quoted\" <b>& kept</b>\nin two lines.");
        await form.Source(1).GetByLabel("Address").FillAsync("example.org/no-scheme");
        await form.Source(1).GetByLabel("Title").FillAsync("A title");
        await form.Source(1).GetByLabel("Disputes").CheckAsync();
        await page.GetByLabel("Why", new() { Exact = true }).FillAsync("Seen in the paper.");
        (await PressAsync(page, "Record it")).Status.ShouldBe(400);

        var summary = page.GetByRole(AriaRole.Alert);
        await Expect(summary).ToBeFocusedAsync();
        (await page.TitleAsync()).ShouldStartWith("Error: ");
        await Expect(summary).ToContainTextAsync("Nothing was saved: 4 things to put right");
        await Expect(summary).ToContainTextAsync("Signed: “2025-13-45” is no date.");
        await Expect(summary).ToContainTextAsync("Enter a whole address that begins with https:// or http://.");
        await Expect(summary).ToContainTextAsync("Model: Choose the model of the agreement.");
        await Expect(form.Field("model")).ToContainTextAsync("Choose the model of the agreement.");
        await Expect(form.Field("signed_on")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(page.Locator("#signed_on-error")).ToBeVisibleAsync();
        await Expect(form.Source(1).GetByLabel("Address")).ToHaveAttributeAsync("aria-invalid", "true");

        await Expect(form.Field("jurisdiction")).ToHaveValueAsync("Loving County, TX");
        await Expect(form.Field("agency")).ToHaveValueAsync("Loving County Sheriff’s Office");
        await Expect(form.Field("signed_on")).ToHaveValueAsync("2025-13-45");
        await Expect(form.Field("officers_trained")).ToHaveValueAsync("7");
        await Expect(form.Field("summary")).ToHaveValueAsync("  \"Quoted\" <b>& kept</b>\nin two lines.");
        await Expect(form.Source(1).GetByLabel("Address")).ToHaveValueAsync("example.org/no-scheme");
        await Expect(form.Source(1).GetByLabel("Title")).ToHaveValueAsync("A title");
        await Expect(form.Source(1).GetByLabel("Disputes")).ToBeCheckedAsync();
        await Expect(page.GetByLabel("Why", new() { Exact = true })).ToHaveValueAsync("Seen in the paper.");

        await summary.GetByRole(AriaRole.Link, new() { Name = "Signed: " }).ClickAsync();
        await Expect(form.Field("signed_on")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_source_that_was_chosen_stays_chosen_when_the_form_comes_back_with_an_error()
    {
        var page = await AdministratorAsync();
        var form = new RecordFormPage(page);
        await page.GotoAsync("/records/task-force/new?jurisdiction=48301");

        await form.ChooseSourceAsync(1, "values act sb", KnownSource);
        (await PressAsync(page, "Record it")).Status.ShouldBe(400);

        await SaysAsync(page, "Task force: Enter the name of the task force.");
        await Expect(form.Source(1)).ToContainTextAsync("Chosen: " + KnownSource);
        await form.Field("task_force").FillAsync("Pecos Task Force");
        await PressAsync(page, "Record it");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Sources" })).ToContainTextAsync(KnownSource);
    }

    [Fact]
    public async Task A_jurisdiction_that_is_not_known_is_answered_with_the_nearest_names()
    {
        var page = await AdministratorAsync();
        var form = new RecordFormPage(page);
        await page.GotoAsync("/records/task-force/new");

        await form.Field("jurisdiction").FillAsync("Haris County, TX");
        await form.Field("task_force").FillAsync("Gulf Task Force");
        (await PressAsync(page, "Record it")).Status.ShouldBe(400);

        await Expect(page.Locator("#jurisdiction-error")).ToContainTextAsync("Harris County");
        await Expect(form.Field("task_force")).ToHaveValueAsync("Gulf Task Force");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Another_source_is_added_with_and_without_JavaScript_and_nothing_typed_is_lost(bool javaScript)
    {
        var page = await AdministratorAsync(javaScript);
        var form = new RecordFormPage(page);
        await page.GotoAsync("/records/task-force/new?jurisdiction=48301");
        await form.Field("task_force").FillAsync("Reeves Task Force");
        await form.TypeNewSourceAsync(1, $"https://example.org/reeves-{javaScript}", "The first source");

        await page.GetByRole(AriaRole.Button, new() { Name = "Add another source" }).ClickAsync();
        await Expect(form.Source(2)).ToBeVisibleAsync();
        await Expect(form.Field("task_force")).ToHaveValueAsync("Reeves Task Force");
        await Expect(form.Source(1).GetByLabel("Title")).ToHaveValueAsync("The first source");
        await form.TypeNewSourceAsync(2, $"https://example.org/reeves-too-{javaScript}", "The second source");
        await form.Source(2).GetByLabel("Disputes").CheckAsync();
        await PressAsync(page, "Record it");

        await SaysAsync(page, "is recorded.");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Sources" })).ToContainTextAsync("The second source");
        await SaysAsync(page, "Contested");
    }

    [Fact]
    public async Task A_source_block_too_many_is_removed_and_the_rest_is_saved()
    {
        var page = await AdministratorAsync();
        var form = new RecordFormPage(page);
        await page.GotoAsync("/records/task-force/new?jurisdiction=48301");
        await form.Field("task_force").FillAsync("Ward Task Force");
        await form.TypeNewSourceAsync(1, "https://example.org/ward-slip", "A slip");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add another source" }).ClickAsync();
        await form.TypeNewSourceAsync(2, "https://example.org/ward", "The right one");

        await form.Source(1).GetByRole(AriaRole.Button, new() { Name = "Remove this source" }).ClickAsync();
        await Expect(form.Source(2)).ToHaveCountAsync(0);
        await Expect(form.Source(1).GetByLabel("Title")).ToHaveValueAsync("The right one");
        await PressAsync(page, "Record it");

        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Sources" })).ToContainTextAsync("The right one");
        await Expect(page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync("A slip");
    }

    [Fact]
    public async Task A_contributor_proposes_and_is_offered_neither_delete_nor_review()
    {
        var page = await ContributorAsync();
        var form = new RecordFormPage(page);
        await page.GotoAsync("/records/task-force/new?jurisdiction=48301");
        await form.Field("task_force").FillAsync("Winkler Task Force");
        await form.TypeNewSourceAsync(1, "https://example.org/winkler", "Winkler");
        await PressAsync(page, "Propose it");

        await SaysAsync(page, "waits for an editor. Thank you.");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Change it", Exact = true })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Delete" })).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Review" })).ToHaveCountAsync(0);
        (await page.GotoAsync("/review"))!.Status.ShouldBe(403);
        await HeadingAsync(page, "This needs another role");
    }

    [Fact]
    public async Task Who_is_not_signed_in_comes_back_to_the_form_after_signing_in()
    {
        var page = await ReaderAsync();
        await page.GotoAsync("/jurisdictions/35013");
        await page.GetByRole(AriaRole.Link, new() { Name = "Add the first" }).First.ClickAsync();

        await HeadingAsync(page, "Sign in");
        await page.GetByLabel("Pseudonym").FillAsync(TrackerSite.Administrator);
        await page.GetByLabel("Password").FillAsync("not the password");
        (await PressAsync(page, "Sign in")).Status.ShouldBe(400);
        await SaysAsync(page, "The pseudonym or the password is wrong.");
        await page.GetByLabel("Password").FillAsync(TrackerSite.Password);
        await PressAsync(page, "Sign in");

        await HeadingAsync(page, "New 287(g) agreement");
        await Expect(page.Locator("#jurisdiction")).ToHaveValueAsync("Doña Ana County, NM");
    }
}
