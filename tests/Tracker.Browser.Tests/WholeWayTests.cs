using Tracker.Browser.Tests.Site;
using static Microsoft.Playwright.Assertions;

namespace Tracker.Browser.Tests;

/// <summary>From the invitation to a fact that everybody reads, and back: what a contributor and an editor do, each in a window of their own.</summary>
[Collection(Writers.Name)]
public sealed class WholeWayTests(TrackerSite site) : BrowserTest(site)
{
    private const string Agency = "Kenedy County Sheriff’s Office";

    [Fact]
    public async Task Somebody_is_invited_joins_with_a_passkey_proposes_on_a_phone_is_accepted_read_by_all_and_an_editor_goes_back()
    {
        var phone = await Site.OpenAsync(width: Phone.Width);
        await using var _ = phone;
        var page = await phone.NewPageAsync();
        await JoinWithPasskeyAsync(phone, page, await Site.InviteAsync("whole.way@example.org", "contributor"));
        await ProposeAsync(page);

        var editor = await AdministratorAsync();
        await editor.GotoAsync("/review");
        await editor.GetByRole(AriaRole.Link, new() { Name = Agency + ": Warrant Service Officer", Exact = true }).ClickAsync();
        await PressAsync(editor, "Accept");
        await Expect(editor.Locator(".notice-success").First).ToContainTextAsync("is accepted");

        var reader = await ReaderAsync();
        await reader.GotoAsync("/jurisdictions/48261");
        await Expect(reader.GetByRole(AriaRole.Region, new() { Name = "287(g) agreements" })).ToContainTextAsync("Warrant Service Officer");
        await reader.GetByRole(AriaRole.Region, new() { Name = "287(g) agreements" }).Locator("a[href^='/records/']").First.ClickAsync();
        var record = new Uri(reader.Url).AbsolutePath;
        await FollowAsync(reader, "History of this record");
        await SaysAsync(reader, "Whole Way");

        await EditAsync(editor, record);
        await GoBackAsync(editor, record);
        await reader.GotoAsync(record);
        await Expect(reader.Locator("main")).Not.ToContainTextAsync("Jail Enforcement");
        await SaysAsync(reader, "Version3,");
        await page.GotoAsync(Host(Site.Address) + "/proposals");
        await SaysAsync(page, "Accepted");
    }

    private async Task JoinWithPasskeyAsync(IBrowserContext window, IPage page, string invitation)
    {
        await VirtualAuthenticator.AddAsync(window, page);
        await page.GotoAsync(Host(Site.Address) + invitation);
        await page.GetByLabel("Pseudonym").FillAsync("Whole Way");
        await page.GetByLabel("Password").FillAsync(TrackerSite.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the account" }).ClickAsync();
        await page.GotoAsync(Host(Site.Address) + "/account/second-factor");
        await page.GetByLabel("Name of the passkey").FillAsync("phone");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await SaysAsync(page, "The passkey is kept. You can sign in with it.");
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync(Host(Site.Address) + "/sign-in?return=%2Fjurisdictions%2F48261");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await HeadingAsync(page, "Kenedy County");
    }

    private static async Task ProposeAsync(IPage page)
    {
        await page.Locator("a[href^='/records/agreement-287g/new']").First.ClickAsync();
        var form = new RecordFormPage(page);
        await form.Field("agency").FillAsync(Agency);
        await form.ChooseAsync("model", "warrant_service_officer");
        await form.Field("signed_on").FillAsync("2025-06-02");
        await form.Source(1).GetByLabel("Address").FillAsync("https://example.org/kenedy");
        await form.Source(1).GetByLabel("Title").FillAsync("Commissioners’ minutes");
        (await Phone.OverflowAsync(page)).ShouldBeNull();
        await PressAsync(page, "Propose it");
        await SaysAsync(page, "Waiting for an editor");
    }

    private static async Task EditAsync(IPage editor, string record)
    {
        await editor.GotoAsync(record + "/edit");
        await new RecordFormPage(editor).ChooseAsync("model", "jail_enforcement");
        await PressAsync(editor, "Save");
        await SaysAsync(editor, "Jail Enforcement");
    }

    private static async Task GoBackAsync(IPage editor, string record)
    {
        await editor.GotoAsync(record + "/versions/1");
        await Accessibility.HasNoViolationsAsync(editor);
        await FollowAsync(editor, "Go back to this version");
        await Accessibility.HasNoViolationsAsync(editor);
        await editor.GetByLabel("Why").FillAsync("The first was right");
        await editor.Locator("main form[method=post] button.btn-primary").ClickAsync();
        await SaysAsync(editor, "Warrant Service Officer");
    }

    // Passkeys need a host name.
    private static string Host(string address) => address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
}
