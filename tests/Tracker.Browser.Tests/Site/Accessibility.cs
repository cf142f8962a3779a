using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace Tracker.Browser.Tests.Site;

/// <summary>What axe finds against WCAG 2.2 AA on the page that is open, in light and in dark.</summary>
internal static class Accessibility
{
    private static readonly AxeRunOptions Wcag = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
        ResultTypes = [ResultType.Violations],
    };

    // The dark scheme changes colours and nothing else.
    private static readonly AxeRunOptions Colours = new()
    {
        RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast", "link-in-text-block"] },
        ResultTypes = [ResultType.Violations],
    };

    public static async Task HasNoViolationsAsync(IPage page)
    {
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        (await ViolationsAsync(page, Wcag)).ShouldBeEmpty($"{page.Url} in light");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        (await ViolationsAsync(page, Colours)).ShouldBeEmpty($"{page.Url} in dark");
    }

    private static async Task<IEnumerable<string>> ViolationsAsync(IPage page, AxeRunOptions options) =>
        (await page.RunAxe(options)).Violations.SelectMany(v => v.Nodes.Select(n => $"{v.Id}: {v.Help}: {n.Html}"));
}
