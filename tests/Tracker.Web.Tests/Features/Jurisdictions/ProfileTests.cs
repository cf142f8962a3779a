using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Agencies;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.History;
using Tracker.Domain.Jurisdictions;
using Tracker.Web.Data;
using Tracker.Web.Features.Jurisdictions;
using Tracker.Web.Tests.Data;

namespace Tracker.Web.Tests.Features.Jurisdictions;

public sealed class ProfileTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;
    private static readonly DateOnly Today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    [Fact]
    public async Task A_profile_takes_at_most_twelve_commands_whatever_is_recorded()
    {
        var empty = await CommandsAsync("48201", null);
        await FillAsync("48201", 300);
        var full = await CommandsAsync("48201", null);
        var past = await CommandsAsync("48201", Today);

        full.Count.ShouldBeLessThanOrEqualTo(12, string.Join("\n\n", full));
        past.Count.ShouldBeLessThanOrEqualTo(12, string.Join("\n\n", past));
        empty.Count.ShouldBeLessThanOrEqualTo(full.Count);
    }

    [Fact]
    public async Task Tensions_are_told_in_a_sentence_with_both_sources()
    {
        var client = await app.SignedInAsync("editor");
        (await client.PostFormAsync("/records/sanctuary-policy/new", "/records/sanctuary-policy/new", new()
        {
            ["jurisdiction"] = "Illinois",
            ["geoid"] = "17",
            ["direction"] = "limits",
            ["instrument"] = "statute",
            ["legal_citation"] = "The Test Act",
            ["applies_to_local"] = "yes",
            ["effective_on"] = "2021-08-02",
            ["Sources[0].Url"] = "https://example.org/act",
            ["Sources[0].Title"] = "The act itself",
        })).StatusCode.ShouldBe(System.Net.HttpStatusCode.Redirect);
        (await client.PostFormAsync("/records/agreement-287g/new", "/records/agreement-287g/new", new()
        {
            ["jurisdiction"] = "Cook County, IL",
            ["geoid"] = "17031",
            ["agency"] = "Cook County Sheriff’s Office",
            ["model"] = "task_force",
            ["signed_on"] = "2025-03",
            ["Sources[0].Url"] = "https://example.org/list",
            ["Sources[0].Title"] = "The list",
        })).StatusCode.ShouldBe(System.Net.HttpStatusCode.Redirect);

        var page = await client.GetPageAsync("/jurisdictions/17031");
        var tension = page.QuerySelectorAll(".notice-warn").Single(n => n.TextContent.Contains("The Test Act", StringComparison.Ordinal));
        tension.TextContent.ShouldContain("Sheriff's Office has a 287(g) agreement in force (Task Force Model), while The Test Act limits cooperation in the whole state.");
        tension.QuerySelectorAll("a").Select(a => a.GetAttribute("href")).ShouldContain("https://example.org/act");
        tension.QuerySelectorAll("a").Select(a => a.GetAttribute("href")).ShouldContain("https://example.org/list");
        page.QuerySelector("#state-law")!.TextContent.ShouldContain("The Test Act");
        page.QuerySelector("svg.spells")!.QuerySelectorAll("a.spell").Length.ShouldBeGreaterThan(1);
        page.QuerySelector("#agencies")!.ParentElement!.NextElementSibling!.TextContent.ShouldContain("Cook County Sheriff's Office");

        var before = await client.GetPageAsync("/jurisdictions/17031?as-of=2025-02-28");
        before.QuerySelectorAll(".notice-warn").ShouldBeEmpty();
        before.QuerySelector(".glance .status")!.TextContent.ShouldBe("Nothing yet");
        var month = await client.GetPageAsync("/jurisdictions/17031?as-of=2025-03-10");
        month.QuerySelector("#agreement-287g")!.TextContent.ShouldContain("It began between 1 and 31 March 2025; whether it had begun by this day is not known.");
        (await client.GetStringAsync("/jurisdictions.csv?tension=agreement_against_state_law&state=IL", Cancellation)).ShouldContain("17031");
    }

    [Theory]
    [InlineData("as-of=yesterday", "as-of")]
    [InlineData("as-of=2019", "as-of")]
    [InlineData("known-at=2150-01-01", "That day has not come yet.")]
    public async Task A_day_that_cannot_be_read_is_refused(string query, string said)
    {
        var response = await app.Anonymous().SendAsync(new HttpRequestMessage(HttpMethod.Get, "/jurisdictions/48201?" + query) { Headers = { { "Accept", "text/html" } } }, Cancellation);

        response.StatusCode.ShouldBe(System.Net.HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync(Cancellation)).ShouldContain(said);
    }

    [Fact]
    public async Task What_was_said_before_the_first_record_is_nothing()
    {
        var page = await app.Anonymous().GetPageAsync("/jurisdictions/48201?known-at=2020-01-01");

        page.QuerySelector(".notice-info")!.TextContent.ShouldContain("What this tracker said on 1 January 2020");
        page.QuerySelectorAll(".glance .status").Select(s => s.TextContent).ShouldAllBe(s => s == "Not researched");
    }

    private async Task<IReadOnlyList<string>> CommandsAsync(string geoid, DateOnly? knownAt) => await app.WithAsync(async services =>
    {
        using var counter = new CommandCounter(services.GetRequiredService<TrackerDbContext>());
        var place = (await services.GetRequiredService<ReferenceCache>().GazetteerAsync(Cancellation))[GeoId.Parse(geoid)];
        await services.GetRequiredService<ProfileQuery>().OfAsync(place, Today, knownAt is { } day ? new KnownUntil(day) : null, Today, Cancellation);
        return counter.Commands;
    });

    private Task<bool> FillAsync(string geoid, int records) => app.WithAsync(async services =>
    {
        var db = services.GetRequiredService<TrackerDbContext>();
        var drawn = new DrawnFacts(77);
        var sources = await db.Sources.OrderBy(s => s.Ref).Select(s => s.Ref).Take(10).ToListAsync(Cancellation);
        db.AddRange(Enumerable.Range(0, records).Select(_ => drawn.Record(sources, GeoId.Parse(geoid))));
        db.AddRange(Enumerable.Range(0, 20).Select(_ => drawn.Record(sources, GeoId.Parse(geoid).State)));
        db.AddRange(Enumerable.Range(0, 50).Select(_ => drawn.Check(sources)));
        db.AddRange(Enumerable.Range(0, 40).Select(i => new Agency($"agency-T{i:00000}", $"Drawn Police Department {i}", AgencyKind.Police, GeoId.Parse(geoid))));
        db.AddRange(Enumerable.Range(0, 8).Select(_ => drawn.Snapshot(PublishedList.IceParticipating)));
        await db.SaveChangesAsync(new ChangeSet(ChangeOrigin.Form, null, "Drawn", "Drawn", new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc)), Cancellation);
        return true;
    });
}
