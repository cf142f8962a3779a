using System.Globalization;
using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Tracker.Domain.Gaps;

namespace Tracker.Web.Tests.Features.Gaps;

public sealed class GapPageTests(EmptyTracker tracker) : IClassFixture<EmptyTracker>, IAsyncLifetime
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    private readonly TrackerApp _app = tracker.App;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        await tracker.ClearAsync();
        _client = await _app.SignedInAsync("editor");
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Where_nothing_is_recorded_every_county_and_topic_is_a_task()
    {
        var page = await PageAsync("state=DE");

        CountOf(page, "Never researched").ShouldBe("33");
        foreach (var kind in GapKind.All.Skip(1))
        {
            CountOf(page, kind.Name).ShouldBe("0");
        }

        Tasks(page)[0].ShouldBe("Kent County, DE | 287(g) agreements | Neither a record nor a check | Look for it. Record what you find; Looked, and found nothing");
        Links(page).Take(2).ShouldBe(["/records/agreement-287g/new?jurisdiction=10001", "/checks/new?jurisdiction=10001&topic=agreement-287g"]);
        Tasks(page).Count.ShouldBe(33);
    }

    [Fact]
    public async Task What_is_recorded_or_looked_for_is_no_task_any_longer()
    {
        await RecordAsync("detainer-policy", "Kent County, DE", new() { ["holds"] = "all" });
        await CheckAsync("10003", "memorandum", "2026-09-01");

        var page = await PageAsync("state=DE");

        CountOf(page, "Never researched").ShouldBe("31");
        Tasks(page).ShouldNotContain(t => t.StartsWith("Kent County, DE | Detainer policies", StringComparison.Ordinal));
        Tasks(page).ShouldNotContain(t => t.StartsWith("New Castle County, DE | Memoranda", StringComparison.Ordinal));
        CountOf(await PageAsync("state=DE&topic=memorandum"), "Never researched").ShouldBe("2");
        CountOf(await PageAsync("state=DE&level=state"), "Never researched").ShouldBe("11");
    }

    [Fact]
    public async Task What_was_verified_exactly_twelve_months_ago_is_not_stale_yet_and_is_the_day_after()
    {
        var today = Today();
        var verified = today.AddMonths(-12);
        await RecordAsync("detainer-policy", "Kent County, DE", new() { ["holds"] = "all", ["started_on"] = "2020", ["last_verified_on"] = $"{verified:yyyy-MM-dd}" });
        await RecordAsync("detainer-policy", "Sussex County, DE", new() { ["holds"] = "all", ["started_on"] = "2020", ["ended_on"] = "2021", ["last_verified_on"] = "2021" });
        await CheckAsync("10003", "memorandum", $"{verified:yyyy-MM-dd}");
        Tasks(await PageAsync("kind=stale")).ShouldBeEmpty();

        tracker.Clock.Advance(TimeSpan.FromDays(1));

        var day = verified.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
        var page = await PageAsync("kind=stale");
        Tasks(page).ShouldBe(
        [
            $"Kent County, DE | Detainer policies | Kent County: Every detainer is honoured last seen {day} | See whether it still holds. Verify it again",
            $"New Castle County, DE | Memoranda of agreement | Looked for, and nothing found last seen {day} | Look again. Record what you find; Looked again, and found nothing",
        ]);
        Links(page)[0].ShouldEndWith("/edit");
        Links(page)[2].ShouldBe("/checks/new?jurisdiction=10003&topic=memorandum");
        _client = await _app.SignedInAsync("editor");
        await CheckAsync("10003", "memorandum", $"{Today():yyyy-MM-dd}");
        Tasks(await PageAsync("kind=stale&topic=memorandum")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_record_with_one_source_asks_for_another()
    {
        await RecordAsync("memorandum", "Kent County, DE", new() { ["instrument"] = "mou", ["federal_party"] = "ICE", ["subject"] = "detention" });
        await RecordAsync("detainer-policy", "Sussex County, DE", new() { ["holds"] = "all", ["Sources[1].Url"] = "https://example.org/another" });
        await RecordAsync("detainer-policy", "New Castle County, DE", new() { ["holds"] = "all", ["Sources[1].Url"] = Address, ["Sources[1].Locator"] = "Page 2" });

        var page = await PageAsync("kind=one-source");

        Tasks(page).Select(t => t[..t.IndexOf('|', StringComparison.Ordinal)].Trim()).ShouldBe(["Kent County, DE", "New Castle County, DE"]);
        Tasks(page)[1].ShouldBe("New Castle County, DE | Detainer policies | New Castle County: Every detainer is honoured | Find another source, for it or against it. Find a second source");
    }

    [Fact]
    public async Task A_designation_without_a_policy_and_a_policy_without_a_designation_are_tasks()
    {
        await RecordAsync("designation", "Kent County, DE", new() { ["designating_body"] = "doj", ["list"] = "The list", ["listed_on"] = "2025-08-05" });
        await RecordAsync("designation", "New Castle County, DE", new() { ["designating_body"] = "doj", ["list"] = "The list", ["listed_on"] = "2025-08-05", ["removed_on"] = "2025-09-01" });
        await RecordAsync("sanctuary-policy", "Sussex County, DE", new() { ["direction"] = "limits", ["instrument"] = "ordinance", ["enacted_on"] = "2019" });
        await RecordAsync("detainer-policy", "New Castle County, DE", new() { ["holds"] = "none", ["started_on"] = "2019" });
        await RecordAsync("detainer-policy", "Delaware", new() { ["holds"] = "all", ["started_on"] = "2019" });

        var listed = await PageAsync("kind=designation-without-policy");
        Tasks(listed).ShouldBe(["Kent County, DE | Designations by others | Kent County: The list | Find what its own policies say. Record a sanctuary policy; Record a detainer policy; Looked, and found nothing"]);
        Links(listed).ShouldBe(["/records/sanctuary-policy/new?jurisdiction=10001", "/records/detainer-policy/new?jurisdiction=10001", "/checks/new?jurisdiction=10001&topic=sanctuary-policy"]);
        Tasks(await PageAsync("kind=policy-without-designation")).Select(t => t.Split(" | ")[0] + ": " + t.Split(" | ")[1]).ShouldBe(["New Castle County, DE: Detainer policies", "Sussex County, DE: Sanctuary and limiting policies"]);

        await RecordAsync("detainer-policy", "Kent County, DE", new() { ["holds"] = "no_written_policy" });
        await RecordAsync("designation", "Sussex County, DE", new() { ["designating_body"] = "dhs", ["list"] = "A list" });
        Tasks(await PageAsync("kind=designation-without-policy")).ShouldBeEmpty();
        Tasks(await PageAsync("kind=policy-without-designation")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Pages_follow_one_another_and_the_twins_hold_them_all()
    {
        var seen = new List<string>();
        for (var number = 1; number <= 4; number++)
        {
            seen.AddRange(Tasks(await PageAsync($"state=DE&per-page=10&page={number}")));
        }

        seen.Count.ShouldBe(33);
        seen.Distinct(StringComparer.Ordinal).Count().ShouldBe(33);
        using var json = JsonDocument.Parse(await _client.GetStringAsync("/gaps.json?state=DE", Cancellation));
        json.RootElement.GetArrayLength().ShouldBe(33);
        json.RootElement[0].GetProperty("geoid").GetString().ShouldBe("10001");
        json.RootElement[0].GetProperty("ref").ValueKind.ShouldBe(JsonValueKind.Null);
        var csv = (await _client.GetStringAsync("/gaps.csv?state=DE&topic=memorandum", Cancellation)).Split("\r\n");
        csv[0].ShouldEndWith("kind,geoid,state,jurisdiction,level,topic,ref,found,last_seen_on,to_do,url");
        csv[1].ShouldBe("never-researched,10001,DE,Kent County,county,memorandum,,Neither a record nor a check,,Look for it.,/records/memorandum/new?jurisdiction=10001");
        csv.Length.ShouldBe(5);
        (await _client.GetStringAsync("/gaps.csv?level=place&state=TX", Cancellation)).Split("\r\n").Length.ShouldBeGreaterThan(10_000);
    }

    [Fact]
    public async Task The_page_counts_by_topic_and_by_state_and_links_keep_the_filters()
    {
        var page = await PageAsync("level=place&state=DE,RI");

        var states = page.QuerySelectorAll("details .columns li").Select(l => l.QuerySelector("a")!).ToList();
        states.Select(a => a.TextContent).ShouldBe(["DE", "RI"]);
        var one = await _client.GetPageAsync(states[1].GetAttribute("href")!);
        CountOf(one, "Never researched").ShouldBe(page.QuerySelectorAll("details .columns li .muted")[1].TextContent);
        one.QuerySelector("#f-level option[selected]")!.GetAttribute("value").ShouldBe("place");
        (await _client.GetPageAsync("/")).QuerySelectorAll("a[href='/gaps']").Length.ShouldBe(2);
    }

    [Theory]
    [InlineData("kind=poems", "kind")]
    [InlineData("kind=never_researched", "kind")]
    [InlineData("state=ZZ", "state")]
    [InlineData("state=TX,<script>", "state")]
    [InlineData("topic=%00", "topic")]
    [InlineData("level=galaxy", "level")]
    [InlineData("page=0", "page")]
    [InlineData("per-page=201", "per-page")]
    public async Task A_wrong_filter_is_named(string query, string field)
    {
        foreach (var list in new[] { "/gaps?", "/gaps.json?", "/gaps.csv?" }.Take(query.Contains("page=", StringComparison.Ordinal) ? 1 : 3))
        {
            var response = await _client.GetAsync(list + query, Cancellation);
            response.StatusCode.ShouldBe(HttpStatusCode.BadRequest, list);
            (await response.Content.ReadAsStringAsync(Cancellation)).ShouldContain(field);
        }

        (await _client.GetAsync("/gaps?page=1000000", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private const string Address = "https://example.org/page";

    private DateOnly Today() => DateOnly.FromDateTime(tracker.Clock.GetUtcNow().UtcDateTime);

    private Task<IHtmlDocument> PageAsync(string query) => _app.Anonymous().GetPageAsync("/gaps?" + query);

    private static string CountOf(IHtmlDocument page, string kind) =>
        page.QuerySelectorAll("table")[0].QuerySelectorAll("tbody tr").Single(r => r.QuerySelector("th")!.TextContent == kind).QuerySelector(".num")!.TextContent;

    /// <summary>Each task as a person reads it.</summary>
    private static List<string> Tasks(IHtmlDocument page) =>
        page.QuerySelectorAll("table:has(caption.vh) tbody tr").Select(r => string.Join(" | ", r.Children.Select(c => c.QuerySelector("ul") is { } links
            ? c.TextContent.Replace(links.TextContent, "", StringComparison.Ordinal).Trim() + " " + string.Join("; ", links.QuerySelectorAll("a").Select(a => a.TextContent))
            : string.Join(' ', new[] { c.FirstElementChild?.TextContent ?? c.TextContent.Trim(), c.QuerySelector("small")?.TextContent }.OfType<string>())))).ToList();

    private static List<string> Links(IHtmlDocument page) => page.QuerySelectorAll("td[data-label='To do'] a").Select(a => a.GetAttribute("href")!).ToList();

    private async Task RecordAsync(string type, string place, Dictionary<string, string> fields)
    {
        fields["jurisdiction"] = place;
        fields["Sources[0].Url"] = Address;
        var response = await _client.PostFormAsync($"/records/{type}/new", $"/records/{type}/new", fields);
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect, await response.Content.ReadAsStringAsync(Cancellation));
    }

    private async Task CheckAsync(string geoid, string topic, string day)
    {
        var fields = (await _client.GetPageAsync($"/checks/new?jurisdiction={geoid}&topic={topic}")).Fields();
        (fields["checked_on"], fields["source_url"]) = (day, Address);
        (await _client.PostFormAsync("/checks/new", "/checks/new", fields)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }
}
