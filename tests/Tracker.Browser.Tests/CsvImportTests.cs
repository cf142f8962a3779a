using System.Text;
using Tracker.Browser.Tests.Site;
using Tracker.Domain.Records;
using static Microsoft.Playwright.Assertions;

namespace Tracker.Browser.Tests;

[Collection(Writers.Name)]
public sealed class CsvImportTests(TrackerSite site) : BrowserTest(site)
{
    [Fact]
    public async Task A_blank_template_is_filled_in_imported_exported_changed_in_one_cell_and_given_back()
    {
        var page = await AdministratorAsync();
        var import = new ImportPage(page);
        await page.GotoAsync("/data");
        var kind = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Task-force memberships" }).Filter(new() { HasText = "Blank template" });
        var template = await DownloadAsync(page, kind.GetByRole(AriaRole.Cell).Filter(new() { HasText = "Blank template" }).GetByRole(AriaRole.Link, new() { Name = "CSV" }));

        var filled = template + Row(template, new(StringComparer.Ordinal)
        {
            ["state"] = "NE",
            ["jurisdiction"] = "Blaine County",
            ["agency"] = "Blaine County Sheriff's Office",
            ["task_force"] = "\"Sandhills, \"\"North\"\" team\"",
            ["officers_assigned"] = "2",
            ["started_on"] = "3/14/2025",
            ["source_1_url"] = "https://example.org/sandhills",
            ["source_1_title"] = "Sandhills team formed",
        });
        await import.GiveAsync("task-forces.csv", Bytes(filled));
        (await import.CountAsync("New")).ShouldBe(1);
        (await import.CountAsync("All")).ShouldBe(1);
        await import.ApplyAsync(1);

        await page.GotoAsync("/jurisdictions/31009");
        var card = page.GetByRole(AriaRole.Region, new() { Name = "Task-force memberships" });
        await Expect(card).ToContainTextAsync("Sandhills, \"North\" team");
        await Expect(card).ToContainTextAsync("14 March 2025");
        var export = await DownloadAsync(page, page.GetByRole(AriaRole.List, new() { Name = "Downloads" }).GetByRole(AriaRole.Link, new() { Name = "CSV" }));
        export.ShouldContain("2025-03-14");

        await import.GiveAsync("unchanged.csv", Bytes(export));
        (await import.CountAsync("Unchanged")).ShouldBe(1);
        await SaysAsync(page, "Nothing to do: everything in the file is recorded already.");

        await import.GiveAsync("changed.csv", Bytes(export.Replace("2025-03-14", "2025-03-15", StringComparison.Ordinal)));
        (await import.CountAsync("Changed")).ShouldBe(1);
        (await import.CountAsync("All")).ShouldBe(1);
        await Expect(page.Locator(".diff > div")).ToHaveCountAsync(1);
        await Expect(page.Locator(".diff dt")).ToHaveTextAsync("started_on");
        await Expect(page.Locator(".diff del")).ToHaveTextAsync("was 2025-03-14");
        await Expect(page.Locator(".diff ins")).ToHaveTextAsync("now 2025-03-15");
        await import.ApplyAsync(1);
        await import.TakeBackAsync();
        await page.GotoAsync("/jurisdictions/31009");
        await Expect(card).ToContainTextAsync("14 March 2025");
    }

    [Fact]
    public async Task A_row_that_was_exported_before_somebody_changed_the_record_is_a_conflict_and_is_not_written()
    {
        var page = await AdministratorAsync();
        var form = new RecordFormPage(page);
        await page.GotoAsync("/records/task-force/new?jurisdiction=31005");
        await form.Field("task_force").FillAsync("Arthur Task Force");
        await form.UnfoldAsync();
        await form.Field("lead_agency").FillAsync("First lead");
        await form.TypeNewSourceAsync(1, "https://example.org/arthur", "Arthur");
        await PressAsync(page, "Record it");
        var address = page.Url;
        await page.GotoAsync("/jurisdictions/31005");
        var export = await DownloadAsync(page, page.GetByRole(AriaRole.List, new() { Name = "Downloads" }).GetByRole(AriaRole.Link, new() { Name = "CSV" }));
        await page.GotoAsync(address + "/edit");
        await form.UnfoldAsync();
        await form.Field("lead_agency").FillAsync("Second lead");
        await PressAsync(page, "Save");

        var import = new ImportPage(page);
        await import.GiveAsync("behind.csv", Bytes(export.Replace("First lead", "Third lead", StringComparison.Ordinal)));

        (await import.CountAsync("Conflict")).ShouldBe(1);
        await SaysAsync(page, "Second lead");
        await SaysAsync(page, "Third lead");
        await page.GotoAsync(address);
        await SaysAsync(page, "Second lead");
    }

    [Theory]
    [MemberData(nameof(Unusable))]
    public async Task A_file_that_cannot_be_used_is_answered_with_what_it_is_and_nothing_is_written(string name, string content, string says)
    {
        var page = await AdministratorAsync();

        (await new ImportPage(page).GiveAsync(name, Encoding.Latin1.GetBytes(content))).Status.ShouldBe(400);

        var alert = page.GetByRole(AriaRole.Alert);
        await Expect(alert).ToBeFocusedAsync();
        await Expect(alert).ToContainTextAsync($"{name} cannot be used");
        await Expect(alert).ToContainTextAsync(says);
        await Expect(alert).ToContainTextAsync("Nothing was written.");
        await Expect(page.GetByRole(AriaRole.Rowheader).Filter(new() { HasText = name })).ToHaveCountAsync(0);
    }

    public static TheoryData<string, string, string> Unusable => new()
    {
        { "policy.pdf", "%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n1 0 obj\n<< >>\nendobj\n", "PDF" },
        { "renamed.xlsx", "%PDF-1.7\n1 0 obj\n<< >>\nendobj\n", "PDF" },
        { "empty.csv", "", "empty" },
        { "shopping.csv", "item,amount\r\nbread,2\r\n", "The columns of this file are of no known kind: item, amount." },
    };

    [Fact]
    public async Task Pressing_the_button_without_a_file_asks_for_one()
    {
        var page = await AdministratorAsync();
        await page.GotoAsync("/imports");

        (await PressAsync(page, "Show what would change")).Status.ShouldBe(400);

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Choose the file to import.");
    }

    [Fact]
    public async Task Every_kind_has_a_blank_template_that_the_import_recognises()
    {
        var page = await AdministratorAsync();
        foreach (var type in RecordTypes.All)
        {
            await page.GotoAsync("/data");
            var template = await DownloadAsync(page, page.Locator($"a[href='/data/templates/{type.Slug}.csv']"));
            template.ShouldContain("source_1_url");

            await new ImportPage(page).GiveAsync($"{type.Slug}.csv", Bytes(template + Row(template, new(StringComparer.Ordinal) { ["geoid"] = "99999" })));

            await SaysAsync(page, "The tracker’s own format");
            await SaysAsync(page, "No jurisdiction has the GEOID “99999”.");
            await SaysAsync(page, "Nothing can be applied: 1 row is refused");
            await Expect(page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync("Nothing to do");
            await Expect(page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync("Not read, because the tracker works them out itself");
        }
    }

    private static async Task<string> DownloadAsync(IPage page, ILocator link)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        return await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
    }

    private static string Row(string template, Dictionary<string, string> cells) =>
        string.Join(',', template.Trim().Split(',').Select(column => cells.GetValueOrDefault(column, ""))) + "\r\n";

    private static byte[] Bytes(string text) => [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)];
}
