using System.Text.RegularExpressions;

namespace Tracker.Browser.Tests.Site;

/// <summary>Waiting for pages, which does not depend on Playwright's word that one has loaded: it misses that now and then.</summary>
internal static class Loading
{
    private const float PatienceMilliseconds = 10_000;

    /// <summary>Until the page has loaded.</summary>
    public static Task LoadedAsync(this IPage page) =>
        OrAskAsync(page, () => page.WaitForLoadStateAsync(LoadState.Load, new() { Timeout = PatienceMilliseconds }));

    /// <summary>Until the page at such an address has loaded.</summary>
    /// <param name="page">The window.</param>
    /// <param name="address">With * for anything.</param>
    public static async Task ComesToAsync(this IPage page, string address)
    {
        await OrAskAsync(page, () => page.WaitForURLAsync(address, new() { Timeout = PatienceMilliseconds }));
        page.Url.ShouldMatch("^" + Regex.Escape(address).Replace("\\*", ".*", StringComparison.Ordinal) + "$");
    }

    private static async Task OrAskAsync(IPage page, Func<Task> wait)
    {
        try
        {
            await wait();
        }
        catch (TimeoutException)
        {
            (await page.EvaluateAsync<string>("document.readyState")).ShouldBe("complete");
        }
    }
}
