using Tracker.Browser.Tests.Site;
using static Microsoft.Playwright.Assertions;

namespace Tracker.Browser.Tests;

/// <summary>With Chromium's virtual authenticator, which answers as a phone or security key would. Passkeys need a host name.</summary>
public sealed class PasskeyTests(TrackerSite site)
{
    private const string Pseudonym = "Pat Skey";

    private string Address => site.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);

    [Fact]
    public async Task A_person_joins_adds_a_passkey_and_signs_in_with_it_alone()
    {
        await using var window = await site.OpenAsync();
        var page = await window.NewPageAsync();
        await VirtualAuthenticator.AddAsync(window, page);
        await page.GotoAsync(Address + await site.InviteAsync("pat@example.org", "editor"));
        await page.GetByLabel("Pseudonym").FillAsync(Pseudonym);
        await page.GetByLabel("Password").FillAsync(TrackerSite.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the account" }).ClickAsync();

        await page.GotoAsync(Address + "/account/second-factor");
        await page.GetByLabel("Name of the passkey").FillAsync("test phone");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("The passkey is kept. You can sign in with it.");
        await Expect(page.Locator("main")).ToContainTextAsync("test phone, added");

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("You are signed out.");
        await page.GotoAsync(Address + "/sign-in?return=%2Fimports");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Import a file");
        await Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Main" })).ToContainTextAsync(Pseudonym);
    }
}
