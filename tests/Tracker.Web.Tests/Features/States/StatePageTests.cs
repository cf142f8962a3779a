using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Web.Data;

namespace Tracker.Web.Tests.Features.States;

/// <summary>It is 2 October 2026.</summary>
public sealed class StatePageTests(EmptyTracker tracker) : IClassFixture<EmptyTracker>, IAsyncLifetime
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
    public async Task Each_state_has_its_law_its_agreements_by_model_and_its_shares()
    {
        await _editor.LawAsync("Delaware", "limits", "HB 182 (2025)", "2025-07-01");
        await _editor.AgreementAsync("Kent County, DE", "Kent County Sheriff’s Office", "task_force", "2026-08-01");
        await _editor.AgreementAsync("Kent County, DE", "Kent County Sheriff’s Office", "warrant_service_officer", "2026-08-01");
        await _editor.AgreementAsync("Camden, DE", "Camden Police Department", "task_force", "2026-08-02");
        await _editor.AgreementAsync("Sussex County, DE", "Sussex County Sheriff’s Office", "jail_enforcement", "2019-01-01", "2020-01-01");

        using var json = JsonDocument.Parse(await _reader.GetStringAsync("/states.json", Cancellation));
        json.RootElement.GetArrayLength().ShouldBe(56);
        var delaware = json.RootElement.EnumerateArray().Single(s => s.GetProperty("state").GetString() == "DE");
        delaware.GetProperty("posture").GetString().ShouldBe("limits");
        delaware.GetProperty("laws").GetString().ShouldBe("HB 182 (2025)");
        delaware.GetProperty("agreements").GetInt32().ShouldBe(3);
        delaware.GetProperty("agreements_task_force").GetInt32().ShouldBe(2);
        delaware.GetProperty("agencies_taking_part").GetInt32().ShouldBe(2);
        delaware.GetProperty("agency_share_percent").ValueKind.ShouldBe(JsonValueKind.Null);
        delaware.GetProperty("counties_with_agreement").GetInt32().ShouldBe(1);
        delaware.GetProperty("counties").GetInt32().ShouldBe(3);
        var page = await _reader.GetPageAsync("/states");
        var row = page.QuerySelectorAll("table.states tbody tr").Single(r => r.QuerySelector("th")!.TextContent == "Delaware");
        row.QuerySelector(".dir")!.TextContent.ShouldBe("Law limits cooperation");
        row.QuerySelector("td[data-label='Counties']")!.TextContent.Trim().ShouldBe("1 of 3 33 %");
        (await _reader.GetPageAsync("/states?sort=-agreements")).QuerySelector("table.states tbody th")!.TextContent.ShouldBe("Delaware");
        using var then = JsonDocument.Parse(await _reader.GetStringAsync("/states.json?as-of=2019-06-30", Cancellation));
        var earlier = then.RootElement.EnumerateArray().Single(s => s.GetProperty("state").GetString() == "DE");
        earlier.GetProperty("posture").GetString().ShouldBe("unknown");
        earlier.GetProperty("agreements_jail_enforcement").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task The_page_of_a_state_tells_law_agencies_changes_tensions_and_gaps()
    {
        await _editor.LawAsync("Delaware", "limits", "HB 182 (2025)", "2026-09-01");
        var kent = await _editor.AgreementAsync("Kent County, DE", "Kent County Sheriff’s Office", "task_force", "2026-08-01");
        await _editor.AgreementAsync("Sussex County, DE", "Sussex County Sheriff’s Office", "jail_enforcement", "2019-01-01", "2026-09-15");
        await _editor.AgreementAsync("Camden, DE", "Camden Police Department", "task_force", "2026");

        var page = await _reader.GetPageAsync("/states/DE");

        page.QuerySelector("h1")!.TextContent.ShouldBe("Delaware");
        page.QuerySelector("#law")!.Closest("section")!.TextContent.ShouldContain("HB 182 (2025)");
        Section(page, "changes").ShouldContain("In the 90 days before: 1 agreement signed, 1 ended, 1 state law enacted.");
        page.QuerySelectorAll("section:has(#changes) tbody tr").Select(r => $"{r.Children[0].TextContent}: {r.Children[1].TextContent}").ShouldBe(
            ["1 Sep 2026: State law enacted", "15 Sep 2026: Agreement ended", "1 Aug 2026: Agreement signed"]);
        page.QuerySelectorAll("section:has(#agreements) tbody th").Select(t => t.TextContent).ShouldContain("Kent County Sheriff’s Office");
        page.QuerySelector("section:has(#agreements) svg.panel")!.GetAttribute("aria-label")!.ShouldContain("2 in October 2026");
        page.QuerySelectorAll("section:has(#tensions) .notice").Length.ShouldBe(2);
        Section(page, "tensions").ShouldContain("Kent County Sheriff’s Office has a 287(g) agreement in force (Task Force Model), while HB 182 (2025) limits cooperation in the whole state.");
        page.QuerySelector($"section:has(#tensions) a[href='/records/{kent}']").ShouldNotBeNull();
        page.QuerySelectorAll("section:has(#gaps) tbody tr").Length.ShouldBe(5);
        page.QuerySelector("link[type='application/atom+xml']")!.GetAttribute("href").ShouldBe("/changes.atom?state=DE");
        page.QuerySelector("a.follow")!.GetAttribute("href").ShouldBe("/changes.atom?state=DE");
        (await _reader.GetPageAsync("/jurisdictions/10")).QuerySelector("a[href='/states/DE']").ShouldNotBeNull();
    }

    [Fact]
    public async Task Its_tensions_are_those_that_the_list_of_jurisdictions_finds()
    {
        await _editor.LawAsync("Delaware", "mandates", "HB 1 (2020)", "2020-01-01");
        await _editor.RecordAsync("detainer-policy", "Kent County, DE", new() { ["holds"] = "none", ["started_on"] = "2021" });
        await _editor.LawAsync("Sussex County, DE", "limits", "Ordinance 7", "2022-01-01", bindsLocal: false);

        using var list = JsonDocument.Parse(await _reader.GetStringAsync("/jurisdictions.json?state=DE&tension=limits_against_state_mandate", Cancellation));
        var places = (await _reader.GetPageAsync("/states/DE")).QuerySelectorAll("section:has(#tensions) .notice-title a").Select(a => a.GetAttribute("href")!["/jurisdictions/".Length..]);
        places.ShouldBe(list.RootElement.EnumerateArray().Select(j => j.GetProperty("geoid").GetString()!), ignoreOrder: true);
    }

    [Fact]
    public async Task A_share_is_told_once_most_agencies_carry_the_FBIs_identifier()
    {
        await _editor.AgreementAsync("Essex County, VT", "Essex County Sheriff’s Office", "task_force", "2026-08-01");
        (await _reader.GetPageAsync("/states/VT")).QuerySelector(".figures")!.TextContent.ShouldContain("What share that is cannot be told");

        await tracker.App.WithAsync(async s =>
        {
            var db = s.GetRequiredService<TrackerDbContext>();
            foreach (var (agency, number) in (await db.Agencies.Where(a => a.Home.StateCode == "VT").ToListAsync(Cancellation)).Select((a, i) => (a, i)))
            {
                agency.BeKnownBy($"VT{number:0000000}");
            }

            await db.SaveChangesAsync(Data.DrawnFacts.Set(DateTime.UnixEpoch), Cancellation);
            return true;
        });

        (await _reader.GetPageAsync("/states/VT")).QuerySelector(".figures")!.TextContent.ShouldContain("of all law-enforcement agencies known here today");
        (await _reader.GetPageAsync("/states/WY")).QuerySelector(".figures")!.TextContent.ShouldContain("cannot be told");
    }

    [Fact]
    [Trait("Database", "sqlite")]
    public async Task Pages_cost_the_same_number_of_commands_whatever_is_recorded()
    {
        await _editor.AgreementAsync("Kent County, DE", "Kent County Sheriff’s Office", "task_force", "2026-08-01");
        await _editor.LawAsync("Delaware", "limits", "HB 182 (2025)", "2025-07-01");
        var (states, state) = (await CommandsAsync("/states"), await CommandsAsync("/states/DE"));
        foreach (var number in Enumerable.Range(1, 6))
        {
            await _editor.AgreementAsync("Sussex County, DE", $"Town {number} Police Department", "task_force", "2026-08-01");
            await _editor.LawAsync("Delaware", "limits", $"HB {number} (2025)", "2025-07-01");
        }

        (await CommandsAsync("/states")).ShouldBeInRange(1, states);
        (await CommandsAsync("/states/DE")).ShouldBeInRange(1, state);
        (await CommandsAsync("/trends?state=DE")).ShouldBeInRange(1, 10);
    }

    [Theory]
    [InlineData("/states?as-of=never", "as-of")]
    [InlineData("/states?sort=size", "sort")]
    [InlineData("/states.csv?as-of=never", "as-of")]
    [InlineData("/states/DE?as-of=2026-13-01", "as-of")]
    public async Task A_wrong_filter_is_named(string address, string field)
    {
        var response = await _reader.GetAsync(address, Cancellation);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync(Cancellation)).ShouldContain(field);
    }

    [Fact]
    public async Task A_state_is_known_by_its_two_capital_letters()
    {
        (await _reader.GetAsync("/states/ZZ", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await _reader.GetAsync("/states/de?as-of=2020-01-01", Cancellation)).Headers.Location!.ToString().ShouldBe("/states/DE?as-of=2020-01-01");
    }

    private async Task<int> CommandsAsync(string address)
    {
        using var commands = new CommandCount(tracker.App);
        (await _editor.GetAsync(address, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK, address);
        return commands.Count;
    }

    private static string Section(IHtmlDocument page, string id) => page.QuerySelector("#" + id)!.Closest("section")!.TextContent;
}
