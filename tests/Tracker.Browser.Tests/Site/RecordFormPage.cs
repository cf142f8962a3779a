using Tracker.Domain.Records;
using static Microsoft.Playwright.Assertions;

namespace Tracker.Browser.Tests.Site;

/// <summary>The form of one record, filled in as a person does.</summary>
internal sealed class RecordFormPage(IPage page)
{
    /// <summary>The block of one source, counted from 1.</summary>
    public ILocator Source(int number) => page.GetByRole(AriaRole.Group, new() { Name = $"Source {number}", Exact = true });

    /// <summary>A field of the record itself, by the name of its column.</summary>
    public ILocator Field(string column) => page.Locator($"#{column}");

    /// <summary>Types part of the name and takes the suggestion.</summary>
    public async Task ChooseJurisdictionAsync(string typed, string offered)
    {
        await Field("jurisdiction").FillAsync("");
        await Field("jurisdiction").PressSequentiallyAsync(typed);
        await page.GetByRole(AriaRole.Listbox).GetByRole(AriaRole.Option).Filter(new() { HasText = offered }).First.ClickAsync();
        await Expect(Field("jurisdiction")).ToHaveValueAsync(offered);
    }

    /// <summary>Types part of a source's title and takes the first suggestion with the arrow and Enter.</summary>
    public async Task ChooseSourceAsync(int number, string typed, string offered)
    {
        var box = Source(number).GetByRole(AriaRole.Combobox, new() { Name = "A source already in the tracker" });
        await box.PressSequentiallyAsync(typed);
        await Expect(Source(number).GetByRole(AriaRole.Listbox).GetByRole(AriaRole.Option).First).ToContainTextAsync(offered);
        await box.PressAsync("ArrowDown");
        await box.PressAsync("Enter");
        await Expect(box).ToHaveValueAsync(offered);
    }

    public async Task TypeNewSourceAsync(int number, string url, string title)
    {
        await Source(number).GetByLabel("Address").FillAsync(url);
        await Source(number).GetByLabel("Title").FillAsync(title);
        await UnfoldAsync(Source(number));
        await Source(number).GetByLabel("Publisher").FillAsync("The Daily Courier");
        await Source(number).GetByLabel("Kind").SelectOptionAsync("news");
    }

    /// <summary>Opens what is folded away there because only some know it.</summary>
    public static async Task UnfoldAsync(ILocator within)
    {
        var folded = within.Locator("details.more:not([open]) > summary");
        while (await folded.CountAsync() > 0)
        {
            await folded.First.ClickAsync();
        }
    }

    public Task UnfoldAsync() => UnfoldAsync(page.Locator("form.form"));

    /// <summary>Fills what the kind requires, taking the first of each choice.</summary>
    public async Task FillRequiredAsync(RecordType type)
    {
        foreach (var column in type.OwnColumns.Where(c => c.Required))
        {
            if (column.Codes.Count == 0)
            {
                await Field(column.Name).FillAsync(Example(column));
            }
            else
            {
                await ChooseAsync(column.Name, column.Codes[0].Value);
            }
        }

        if (type.AgencyRequired)
        {
            await Field("agency").FillAsync("Sheriff’s Office of the Test");
        }
    }

    public async Task ChooseAsync(string column, string code)
    {
        if (await page.Locator($"select#{column}").CountAsync() > 0)
        {
            await Field(column).SelectOptionAsync(code);
        }
        else
        {
            await page.Locator($"input[name='{column}'][value='{code}']").CheckAsync();
        }
    }

    public static string Example(RecordColumn column) => $"{column.Label} of the test";
}
