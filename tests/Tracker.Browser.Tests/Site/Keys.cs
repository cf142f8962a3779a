namespace Tracker.Browser.Tests.Site;

/// <summary>A page used by keyboard alone.</summary>
internal static class Keys
{
    /// <summary>More than any of the pages has to stop at.</summary>
    public const int ManyTabs = 250;

    public static async Task TabToAsync(this IPage page, string selector)
    {
        for (var i = 0; i < ManyTabs; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("s => document.activeElement.matches(s)", selector))
            {
                return;
            }
        }

        Assert.Fail($"Tab does not reach {selector}.");
    }
}
