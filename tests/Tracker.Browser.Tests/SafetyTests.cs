using Tracker.Browser.Tests.Site;
using static Microsoft.Playwright.Assertions;

namespace Tracker.Browser.Tests;

/// <summary>Beside what every test here asserts: no error in the console, no foreign request, a content security policy on every page.</summary>
public sealed class SafetyTests(TrackerSite site) : BrowserTest(site)
{
    private const string Hostile = "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>";

    [Fact]
    public async Task Markup_that_somebody_types_is_shown_as_the_text_it_is()
    {
        var page = await AdministratorAsync();
        var form = new RecordFormPage(page);
        await page.GotoAsync("/records/task-force/new?jurisdiction=48301");
        await form.Field("task_force").FillAsync(Hostile);
        await form.Field("summary").FillAsync(Hostile);
        await form.TypeNewSourceAsync(1, "https://example.org/hostile", Hostile);
        await PressAsync(page, "Record it");

        await HeadingAsync(page, Hostile);
        foreach (var address in (string[])[page.Url, page.Url + "/history", page.Url + "/edit", "/changes", "/sources?q=onerror", "/jurisdictions/48301", "/"])
        {
            await page.GotoAsync(address);
            (await page.TitleAsync()).ShouldNotBe("owned");
        }
    }

    [Fact]
    public async Task A_source_whose_address_is_a_script_is_refused()
    {
        var page = await AdministratorAsync();
        var form = new RecordFormPage(page);
        await page.GotoAsync("/records/task-force/new?jurisdiction=48301");
        await form.Field("task_force").FillAsync("Script Task Force");
        await form.TypeNewSourceAsync(1, "javascript:alert(1)", "A script");

        (await PressAsync(page, "Record it")).Status.ShouldBe(400);

        await SaysAsync(page, "Enter a whole address that begins with https:// or http://.");
    }

    [Fact]
    public async Task Inline_scripts_do_not_run_even_if_one_slips_in()
    {
        var page = await ReaderAsync();
        await page.GotoAsync("/");

        var ran = page.EvaluateAsync<bool>("""
            () => new Promise(done => {
              document.addEventListener('securitypolicyviolation', () => done(window.ran === true));
              const script = document.createElement('script');
              script.textContent = 'window.ran = true';
              document.body.append(script);
            })
            """);

        (await ran).ShouldBeFalse();
        Forgive("Content Security Policy");
    }

    [Fact]
    public async Task Pressing_twice_records_once()
    {
        var page = await AdministratorAsync();
        var form = new RecordFormPage(page);
        await page.GotoAsync("/records/task-force/new?jurisdiction=48301");
        await form.Field("task_force").FillAsync("Upton Task Force");
        await form.Field("summary").FillAsync("Twicepressed.");
        await form.TypeNewSourceAsync(1, "https://example.org/twice", "Twice");

        await page.GetByRole(AriaRole.Button, new() { Name = "Record it" }).DblClickAsync();
        await page.GetByText("is recorded.").First.WaitForAsync();

        await page.GotoAsync("/records?q=twicepressed");
        await Expect(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Rowheader)).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Leaving_a_form_with_unsaved_words_asks_first()
    {
        var page = await AdministratorAsync();
        var asked = new List<string>();
        page.Dialog += async (_, dialog) =>
        {
            asked.Add(dialog.Type);
            await dialog.DismissAsync();
        };
        await page.GotoAsync("/records/task-force/new?jurisdiction=48301");
        await page.Locator("#summary").PressSequentiallyAsync("Half a sentence");

        await page.GetByRole(AriaRole.Link, new() { Name = "Cancel" }).ClickAsync();
        await Expect(page.Locator("#summary")).ToHaveValueAsync("Half a sentence");

        asked.ShouldBe(["beforeunload"]);
        page.Url.ShouldContain("/records/task-force/new");
    }

    [Fact]
    public async Task Signing_out_ends_what_an_account_may_do()
    {
        var page = await ReaderAsync();
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("Pseudonym").FillAsync(TrackerSite.Administrator);
        await page.GetByLabel("Password").FillAsync(TrackerSite.Password);
        await PressAsync(page, "Sign in");
        await PressAsync(page, "Sign out");

        await SaysAsync(page, "You are signed out.");
        await page.GotoAsync("/imports");
        await HeadingAsync(page, "Sign in");
    }
}
