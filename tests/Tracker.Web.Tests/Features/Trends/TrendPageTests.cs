using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using AngleSharp.Html.Dom;
using SkiaSharp;

namespace Tracker.Web.Tests.Features.Trends;

/// <summary>It is 2 October 2026.</summary>
public sealed class TrendPageTests(EmptyTracker tracker) : IClassFixture<EmptyTracker>, IAsyncLifetime
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    private HttpClient _editor = null!;
    private HttpClient _reader = null!;

    public async ValueTask InitializeAsync()
    {
        await tracker.ClearAsync();
        (_editor, _reader) = (await tracker.App.SignedInAsync("editor"), tracker.App.Anonymous());
    }

    public ValueTask DisposeAsync()
    {
        _editor.Dispose();
        _reader.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Agreements_are_counted_by_model_at_each_months_end_and_vague_dates_are_told()
    {
        await SomeAgreementsAsync();

        var page = await _reader.GetPageAsync("/trends?from=2025-01");

        var rows = Rows(page, "287(g) agreements in force, month by month");
        rows[0].ShouldBe("October 2026, until 2 Oct 2026 | 2 | 1 | 1");
        rows.ShouldContain("March 2025 | 3 (2–3) | 1 | 2 (1–2)");
        rows.ShouldContain("January 2025 | 2 (1–2) | 0 | 2 (1–2)");
        rows.Count.ShouldBe(22);
        page.QuerySelectorAll("svg.panel:not(.spark)").Select(s => s.QuerySelector(".title")!.TextContent).ShouldBe(["All models", "Jail Enforcement Model", "Task Force Model"]);
        page.QuerySelectorAll("svg.panel .vague").Length.ShouldBe(2);
        page.QuerySelectorAll("[style]").ShouldBeEmpty();
        Rows(page, "287(g) agreements in force, state by state").ShouldBe(["Texas |  | 2 | 1", "Wyoming |  | 0 | 1"]);
    }

    [Fact]
    public async Task A_signing_known_to_the_year_is_in_no_month()
    {
        await SomeAgreementsAsync();

        var page = await _reader.GetPageAsync("/trends?series=signings&from=2025-01");

        Rows(page, "Of these the month is not known").ShouldBe(["Some time in 2025 | 1 | 0 | 0"]);
        var rows = Rows(page, "287(g) agreements signed, ended and delisted, month by month");
        rows.ShouldContain("January 2025 | 0 | 0 | 0");
        rows.ShouldContain("March 2025 | 1 | 0 | 0");
        rows.ShouldContain("June 2025 | 0 | 1 | 0");
        page.QuerySelectorAll("svg.panel rect.vague").Length.ShouldBe(12);
    }

    [Fact]
    public async Task Policies_are_counted_by_what_they_do()
    {
        await _editor.LawAsync("Texas", "mandates", "SB 4 (2017)", "2017-09-01");
        await _editor.LawAsync("California", "limits", "SB 54 (2017)", "2018");
        await _editor.LawAsync("Colorado", "symbolic", "A resolution", "2018");

        Rows(await _reader.GetPageAsync("/trends?series=policies&from=2017-08&to=2018-01"), "Limiting and mandating policies in force, month by month").ShouldBe(
        [
            "January 2018 | 1 (0–1) | 1 | 0", "December 2017 | 0 | 1 | 0", "November 2017 | 0 | 1 | 0", "October 2017 | 0 | 1 | 0", "September 2017 | 0 | 1 | 0", "August 2017 | 0 | 0 | 0",
        ]);
    }

    [Fact]
    public async Task The_twins_have_the_same_numbers_with_the_same_filters()
    {
        await SomeAgreementsAsync();

        using var json = JsonDocument.Parse(await _reader.GetStringAsync("/trends.json?state=WY&from=2025-02&to=2025-03", Cancellation));
        json.RootElement.EnumerateArray().Select(r => $"{r.GetProperty("month")} {r.GetProperty("counted_on")} {r.GetProperty("of")} {r.GetProperty("in_force")} {r.GetProperty("surely")} {r.GetProperty("possibly")}").ShouldBe(
            ["2025-02 2025-02-28 all 0 0 0", "2025-02 2025-02-28 jail_enforcement 0 0 0", "2025-03 2025-03-31 all 1 1 1", "2025-03 2025-03-31 jail_enforcement 1 1 1"]);
        var csv = (await _reader.GetStringAsync("/trends.csv?series=signings&from=2025&to=2025", Cancellation)).TrimStart('\uFEFF').Split("\r\n");
        csv[0].ShouldBe("period,from,to,series,state,model,signed,ended,left_list");
        csv[3].ShouldBe("2025-03,2025-03-01,2025-03-31,signings,,,1,0,0");
        csv[13].ShouldBe("2025,2025-01-01,2025-12-31,signings,,,1,0,0");
        (await _reader.GetByteArrayAsync("/trends.xlsx", Cancellation)).Length.ShouldBeGreaterThan(1_000);
    }

    [Fact]
    public async Task The_picture_says_by_itself_what_it_shows_and_where_it_is_from()
    {
        await SomeAgreementsAsync();

        var response = await _reader.GetAsync("/trends.svg?state=TX", Cancellation);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("image/svg+xml");
        var svg = XDocument.Parse(await response.Content.ReadAsStringAsync(Cancellation)).Root!;
        svg.Name.ToString().ShouldBe("{http://www.w3.org/2000/svg}svg");
        svg.Value.ShouldContain("287(g) agreements in force, Texas");
        svg.Value.ShouldContain("Hatched");
        svg.Value.ShouldContain("/trends?state=TX, as recorded on 2 October 2026.");
        svg.Descendants().Attributes().ShouldNotContain(a => a.Name.LocalName == "style" || a.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        using var png = SKBitmap.Decode(await _reader.GetByteArrayAsync("/trends.png?state=TX", Cancellation));
        png.Width.ShouldBe(1_600);
    }

    [Theory]
    [InlineData("series=poems", "series")]
    [InlineData("state=ZZ", "state")]
    [InlineData("model=bicycle", "model")]
    [InlineData("series=policies&model=task_force", "model")]
    [InlineData("from=yesterday", "from")]
    [InlineData("from=2030-01", "from")]
    [InlineData("to=2026-11", "to")]
    [InlineData("from=2025-02&to=2025-01", "to")]
    [InlineData("from=1776", "from")]
    public async Task A_wrong_filter_is_named(string query, string field)
    {
        foreach (var address in new[] { "/trends", "/trends.csv", "/trends.json", "/trends.svg", "/trends.png" })
        {
            var response = await _reader.GetAsync($"{address}?{query}", Cancellation);
            response.StatusCode.ShouldBe(HttpStatusCode.BadRequest, address);
            (await response.Content.ReadAsStringAsync(Cancellation)).ShouldContain(field);
        }
    }

    [Fact]
    public async Task Where_nothing_is_recorded_the_page_says_so_and_the_files_have_no_count()
    {
        (await _reader.GetPageAsync("/trends?state=DE")).QuerySelector(".empty")!.TextContent.ShouldContain("Nothing of this kind is recorded there.");
        foreach (var address in new[] { "/trends.csv", "/trends.json", "/trends.svg", "/trends?series=signings&from=2000", "/trends.svg?series=signings", "/trends?series=policies", "/trends?from=2026-10" })
        {
            (await _reader.GetAsync(address, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK, address);
        }
    }

    /// <summary>In Texas one task force since some time in 2025 and another from 2024 to June 2025, in Wyoming a jail since March 2025.</summary>
    private async Task SomeAgreementsAsync()
    {
        await _editor.AgreementAsync("Harris County, TX", "Harris County Sheriff’s Office", "task_force", "2025");
        await _editor.AgreementAsync("Travis County, TX", "Travis County Sheriff’s Office", "task_force", "2024-05-01", "2025-06-30");
        await _editor.AgreementAsync("Albany County, WY", "Albany County Sheriff’s Office", "jail_enforcement", "2025-03-10");
    }

    /// <summary>The rows of the table with that caption, as a person reads them.</summary>
    private static List<string> Rows(IHtmlDocument page, string caption) => page.QuerySelectorAll("table").Single(t => t.QuerySelector("caption")!.TextContent == caption)
        .QuerySelectorAll("tbody tr").Select(r => string.Join(" | ", r.Children.Select(c => c.TextContent.Trim()))).ToList();
}
