using static Microsoft.Playwright.Assertions;

namespace Tracker.Browser.Tests.Site;

/// <summary>
/// A test in windows of its own. Whatever else it asserts, no page of it may write an error to the console, ask another server
/// for anything, or come without a content security policy.
/// </summary>
public abstract class BrowserTest(TrackerSite site) : IAsyncLifetime
{
    private readonly List<IBrowserContext> _windows = [];
    private readonly List<string> _complaints = [];

    protected TrackerSite Site { get; } = site;

    public virtual ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var window in _windows)
        {
            await window.DisposeAsync();
        }

        GC.SuppressFinalize(this);
        _complaints.ShouldBeEmpty();
    }

    /// <summary>A page in a window where nobody is signed in.</summary>
    protected Task<IPage> ReaderAsync(bool javaScript = true, int width = 1280) => PageAsync(null, javaScript, width);

    /// <summary>A page in a window where an administrator is signed in.</summary>
    protected Task<IPage> AdministratorAsync(bool javaScript = true, int width = 1280) => PageAsync(TrackerSite.Administrator, javaScript, width);

    /// <summary>A page in a window where a contributor is signed in.</summary>
    protected Task<IPage> ContributorAsync() => PageAsync(TrackerSite.Contributor, true, 1280);

    /// <summary>Drops the complaints a test provoked on purpose.</summary>
    protected void Forgive(string about)
    {
        lock (_complaints)
        {
            _complaints.RemoveAll(c => c.Contains(about, StringComparison.Ordinal)).ShouldBeGreaterThan(0);
        }
    }

    /// <summary>Another tab of the same window.</summary>
    protected async Task<IPage> AnotherTabAsync(IPage page) => Watch(await page.Context.NewPageAsync());

    /// <summary>Presses the button and waits for the page that answers.</summary>
    protected static async Task<IResponse> PressAsync(IPage page, string button)
    {
        var answer = await page.RunAndWaitForResponseAsync(
            () => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync(),
            r => r.Request.IsNavigationRequest && r.Status is < 300 or >= 400);
        await page.LoadedAsync();
        return answer;
    }

    protected static async Task FollowAsync(IPage page, string link)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).First.ClickAsync();
        await page.LoadedAsync();
    }

    protected static Task SaysAsync(IPage page, string text) => Expect(page.Locator("main")).ToContainTextAsync(text);

    protected static Task HeadingAsync(IPage page, string text) => Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(text);

    private async Task<IPage> PageAsync(string? signedInAs, bool javaScript, int width)
    {
        var window = await Site.OpenAsync(signedInAs, javaScript, width);
        _windows.Add(window);
        return Watch(await window.NewPageAsync());
    }

    private IPage Watch(IPage page)
    {
        page.Console += (_, message) => Complain(message.Type is "error" or "warning" && !IsAnswer(message), $"The console of {page.Url} says: {message.Text}");
        page.PageError += (_, error) => Complain(true, $"A script of {page.Url} failed: {error}");
        page.Request += (_, request) => Complain(IsElsewhere(request.Url), $"{page.Url} asks for {request.Url}");
        page.Response += (_, response) => Complain(IsPage(response) && !IsProtected(response), $"{response.Url} came without a content security policy.");
        return page;
    }

    private void Complain(bool isWrong, string complaint)
    {
        if (isWrong)
        {
            lock (_complaints)
            {
                _complaints.Add(complaint);
            }
        }
    }

    // Chromium notes a page that answers 400, 404 or 409 as an error; that the page is such a one is for the test to say.
    private bool IsAnswer(IConsoleMessage message) =>
        message.Text.StartsWith("Failed to load resource: the server responded with a status of 4", StringComparison.Ordinal)
        && !message.Location.StartsWith(Site.Address + "/site.", StringComparison.Ordinal) && !message.Location.Contains(".json", StringComparison.Ordinal);

    private bool IsElsewhere(string url) =>
        !url.StartsWith(Site.Address + "/", StringComparison.Ordinal) && !url.StartsWith("data:", StringComparison.Ordinal) && url != "about:blank";

    private static bool IsPage(IResponse response) => response.Request.IsNavigationRequest && response.Status is < 300 or >= 400;

    private static bool IsProtected(IResponse response) =>
        response.Headers.TryGetValue("content-security-policy", out var policy)
        && policy.Contains("default-src 'none'", StringComparison.Ordinal) && !policy.Contains("unsafe", StringComparison.Ordinal);
}
