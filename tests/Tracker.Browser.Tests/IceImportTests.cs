using System.Globalization;
using Tracker.Browser.Tests.Site;
using static Microsoft.Playwright.Assertions;

namespace Tracker.Browser.Tests;

[Collection(Writers.Name)]
public sealed class IceImportTests(TrackerSite site) : BrowserTest(site)
{
    private const string PublishedList = "participatingAgencies05142026am.xlsx";

    private static readonly byte[] SmallList = IceWorkbook.Write(
        new("TEXAS", "Loving County Sheriff's Office", "County", "Loving County", "Task Force Model", "2025-02-24"),
        new("TEXAS", "King County Sheriff's Office", "County", "King County", "Jail Enforcement Model", "2025-02-25", IsHidden: true),
        new("WYOMING", "Niobrara County Sheriff's Office", "County", "#N/A", "Warrant Service Officer", "2025-02-26"),
        new("UTAHJ", "Daggett County Sheriff's Office", "County", "Daggett County", "Task Force Model", "2025-02-26"),
        new("NEBRASKA", "Arthur County Sheriff's Office", "County", "Arthur County", "Task Force Model", "02/272025"));

    [Fact]
    public async Task A_list_in_the_shape_of_ICEs_is_previewed_applied_without_its_refused_rows_and_taken_back()
    {
        var page = await AdministratorAsync();
        var import = new ImportPage(page);
        await import.GiveAsync("participatingAgencies-20250301120000.xlsx", SmallList);

        await HeadingAsync(page, "participatingAgencies-20250301120000.xlsx");
        await SaysAsync(page, "ICE’s list of participating agencies");
        await SaysAsync(page, "1 March 2025");
        (await import.CountAsync("All")).ShouldBe(5);
        (await import.CountAsync("New")).ShouldBe(3);
        (await import.CountAsync("Refused")).ShouldBe(2);
        await Expect(import.Row(3)).ToContainTextAsync("King County Sheriff's Office");
        await Expect(import.Row(4)).ToContainTextAsync("The list gives no county; the agency’s name says Niobrara County.");
        await Expect(import.Row(5)).ToContainTextAsync("STATE is UTAHJ");
        await Expect(import.Row(5)).ToContainTextAsync("Did you mean UTAH?");
        await Expect(import.Row(6)).ToContainTextAsync("SIGNED is 02/272025");
        await Expect(import.Row(6)).ToContainTextAsync("Did you mean 02/27/2025?");

        await import.ShowOnlyAsync("Refused");
        await Expect(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Rowheader)).ToHaveTextAsync(["5", "6"]);

        await PressAsync(page, "Apply 3 rows");
        await SaysAsync(page, "Nothing was written. Tick the box to leave out the rows that cannot be applied");
        await Expect(page.GetByLabel("Leave out the 2 rows that cannot be applied")).Not.ToBeCheckedAsync();

        await page.GetByLabel("Leave out the 2 rows that cannot be applied").CheckAsync();
        await import.ApplyAsync(3);
        var preview = page.Url;
        await page.GotoAsync("/jurisdictions/48301");
        var agreements = page.GetByRole(AriaRole.Region, new() { Name = "287(g) agreements" });
        await Expect(agreements).ToContainTextAsync("In force");
        await Expect(agreements).ToContainTextAsync("24 February 2025");
        await Expect(agreements.GetByRole(AriaRole.Link).And(page.Locator($"[href='{IceWorkbook.AddressOf(2)}']"))).ToBeVisibleAsync();

        await page.GotoAsync(preview);
        await import.TakeBackAsync();
        await page.GotoAsync("/jurisdictions/48301");
        await Expect(agreements).ToContainTextAsync("Nobody has looked for this");
    }

    [Fact]
    public async Task The_refused_rows_are_downloaded_to_be_mended()
    {
        var page = await AdministratorAsync();
        await new ImportPage(page).GiveAsync("participatingAgencies-20250301120000.xlsx", SmallList);

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Download the refused rows" }).ClickAsync());

        var lines = await File.ReadAllLinesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        lines.Length.ShouldBe(3);
        lines[0].ShouldEndWith("ADDENDUM,problem");
        lines[1].ShouldStartWith("UTAHJ,Daggett County Sheriff's Office,");
    }

    [Fact]
    public async Task ICEs_own_list_of_May_2026_is_previewed_in_full_applied_and_taken_back()
    {
        var list = Checkout.IceList(PublishedList);
        Assert.SkipWhen(list is null, $"{PublishedList} is not at shared/data/ice beside the checkout.");
        var page = await AdministratorAsync();
        var import = new ImportPage(page);
        var before = await AgreementsAsync(page);
        await import.GiveAsync(PublishedList, await File.ReadAllBytesAsync(list, TestContext.Current.CancellationToken));

        await SaysAsync(page, "14 May 2026");
        (await import.CountAsync("All")).ShouldBe(1832);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var outcome in ImportPage.Outcomes)
        {
            counts[outcome] = await import.CountAsync(outcome);
        }

        counts.Values.Sum().ShouldBe(1832);
        counts["New"].ShouldBeGreaterThan(1700);
        await EveryRefusalIsPlainAsync(page, import, counts["Refused"]);

        await page.GetByLabel("Leave out the").CheckAsync();
        await import.ApplyAsync(counts["New"] + counts["Changed"]);
        var preview = page.Url;
        (await AgreementsAsync(page)).ShouldBe(before + counts["New"]);
        await page.GotoAsync("/jurisdictions?state=TX&status287g=in_force");
        await Expect(page.GetByRole(AriaRole.Rowheader).First).ToBeVisibleAsync();

        await page.GotoAsync(preview);
        await import.TakeBackAsync();
        (await AgreementsAsync(page)).ShouldBe(before);
    }

    /// <summary>Each refused row names itself, the column, the value that is there, and what to do.</summary>
    private static async Task EveryRefusalIsPlainAsync(IPage page, ImportPage import, int refused)
    {
        refused.ShouldBeInRange(1, 50);
        await import.ShowOnlyAsync("Refused");
        var rows = page.GetByRole(AriaRole.Main).Locator("tbody tr");
        await Expect(rows).ToHaveCountAsync(refused);
        await Expect(rows.GetByRole(AriaRole.Rowheader)).ToHaveCountAsync(refused);
        foreach (var row in await rows.AllAsync())
        {
            (await row.Locator(".problem b").First.InnerTextAsync()).ShouldBeOneOf("STATE", "COUNTY", "SIGNED", "SUPPORT TYPE", "LAW ENFORCEMENT AGENCY");
            (await row.Locator(".problem p:last-child").First.InnerTextAsync()).Length.ShouldBeGreaterThan(10);
        }
    }

    private static async Task<int> AgreementsAsync(IPage page)
    {
        await page.GotoAsync("/records?type=agreement-287g");
        var total = await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Status).Locator("b").First.InnerTextAsync();
        return int.Parse(total, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
    }
}
