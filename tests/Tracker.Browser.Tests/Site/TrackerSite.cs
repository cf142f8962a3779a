using Tracker.Browser.Tests.Site;

[assembly: AssemblyFixture(typeof(TrackerSite))]

namespace Tracker.Browser.Tests.Site;

/// <summary>One server and one browser for all tests, with an administrator and a contributor who made their accounts through one-time links.</summary>
public sealed class TrackerSite : IAsyncLifetime
{
    public const string Administrator = "Ada Minster";
    public const string Contributor = "Carlo Trib";
    public const string Password = "nine herons over the ditch";
    private const float PatienceMilliseconds = 20_000;

    private readonly TrackerProgram _program = new();
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private string? _administratorState;
    private Task<string>? _contributorState;

    public string Address => _program.Address;

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Path is null)
        {
            return;
        }

        Assertions.SetDefaultExpectTimeout(PatienceMilliseconds);
        var starting = _program.StartAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.LaunchAsync(_playwright);
        _administratorState = await JoinAsync(await starting, Administrator);
    }

    /// <summary>A fresh browser window, signed in as that person or as nobody.</summary>
    public async Task<IBrowserContext> OpenAsync(string? signedInAs = null, bool javaScript = true, int width = 1280)
    {
        Assert.SkipWhen(Chromium.Path is null, "There is no Chromium: install the package chromium, or set CHROMIUM to the path of one.");
        _program.MustServe();
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Address,
            JavaScriptEnabled = javaScript,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ReducedMotion = ReducedMotion.Reduce,
            StorageState = signedInAs switch
            {
                Administrator => _administratorState,
                Contributor => await (_contributorState ??= InviteContributorAsync()),
                _ => null,
            },
        });
        context.SetDefaultTimeout(PatienceMilliseconds);
        return context;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        await _program.DisposeAsync();
    }

    /// <summary>The path of a one-time link that makes an account of that role.</summary>
    public Task<string> InviteAsync(string email, string role) => _program.InviteAsync(email, role);

    private async Task<string> InviteContributorAsync() =>
        await JoinAsync(Address + await InviteAsync("carlo@example.org", "contributor"), Contributor);

    private async Task<string> JoinAsync(string link, string pseudonym)
    {
        await using var context = await _browser!.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(link);
        await page.GetByLabel("Pseudonym").FillAsync(pseudonym);
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the account" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Your account is made, and you are signed in.")).ToBeVisibleAsync();
        return await context.StorageStateAsync();
    }
}
