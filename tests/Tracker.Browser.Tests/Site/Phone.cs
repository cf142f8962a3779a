namespace Tracker.Browser.Tests.Site;

/// <summary>Whether pages fit the width of a small phone.</summary>
internal static class Phone
{
    /// <summary>In CSS pixels.</summary>
    public const int Width = 360;

    public static async Task FitsAsync(IPage page, params IReadOnlyList<string> addresses)
    {
        var wide = new List<string>();
        foreach (var address in addresses)
        {
            await page.GotoAsync(address);
            if (await OverflowAsync(page) is { } what)
            {
                wide.Add($"{address}: {what}");
            }
        }

        wide.ShouldBeEmpty();
    }

    /// <summary>What reaches out of the page to the right; null where nothing does.</summary>
    public static Task<string?> OverflowAsync(IPage page) => page.EvaluateAsync<string?>("""
        () => {
          const width = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= width) { return null; }
          const out = [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > width + 1);
          return out.slice(-3).map(e => e.outerHTML.slice(0, 120)).join(' | ') || 'something';
        }
        """);
}
