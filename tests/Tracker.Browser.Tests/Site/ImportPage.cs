using System.Globalization;
using static Microsoft.Playwright.Assertions;

namespace Tracker.Browser.Tests.Site;

/// <summary>The pages of an import, as a person uses them.</summary>
internal sealed class ImportPage(IPage page)
{
    public static readonly IReadOnlyList<string> Outcomes = ["New", "Changed", "Unchanged", "Conflict", "Refused"];

    /// <summary>Gives the file, and says how the server answered.</summary>
    public async Task<IResponse> GiveAsync(string name, byte[] content)
    {
        await page.GotoAsync("/imports");
        await page.GetByLabel("File").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = content });
        return await PressAsync("Show what would change");
    }

    /// <summary>The count on one of the tabs.</summary>
    public async Task<int> CountAsync(string tab) =>
        int.Parse(await Tab(tab).Locator("b").InnerTextAsync(), NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    public async Task ShowOnlyAsync(string tab)
    {
        await Tab(tab).ClickAsync();
        await Expect(Tab(tab)).ToHaveAttributeAsync("aria-current", "page");
    }

    /// <summary>The row of the preview with that number in the file.</summary>
    public ILocator Row(int number) => page.GetByRole(AriaRole.Row).Filter(new()
    {
        Has = page.GetByRole(AriaRole.Rowheader, new() { Name = number.ToString("N0", CultureInfo.InvariantCulture), Exact = true }),
    });

    public async Task ApplyAsync(int rows)
    {
        await PressAsync(rows == 1 ? "Apply 1 row" : $"Apply {rows.ToString("N0", CultureInfo.InvariantCulture)} rows");
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "is applied. You can take it back here at any time." })).ToBeVisibleAsync();
    }

    public async Task TakeBackAsync()
    {
        await PressAsync("Take it back");
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "is taken back; everything stands as before." })).ToBeVisibleAsync();
    }

    private ILocator Tab(string name) => page.GetByRole(AriaRole.Navigation, new() { Name = "Rows by outcome" }).Locator($"a:text-matches('^{name} ')");

    private async Task<IResponse> PressAsync(string button)
    {
        var answer = await page.RunAndWaitForResponseAsync(
            () => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync(),
            r => r.Request.IsNavigationRequest && r.Status is < 300 or >= 400);
        await page.LoadedAsync();
        return answer;
    }
}
