using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Agencies;
using Tracker.Domain.History;
using Tracker.Web.Data;
using Tracker.Web.Tests.Features.Records;

namespace Tracker.Web.Tests.Features.Agencies;

public sealed class AgencyListTests(TrackerApp app, ITestOutputHelper output) : IClassFixture<TrackerApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_agency_is_found_by_name_former_name_place_and_ori()
    {
        var agency = await app.AddAsync("Doña Ana County Sheriff’s Office", "35013", "NM0070000", "Old Mesilla Constabulary");
        foreach (var words in new[] { "dona ana sheriff", "mesilla constabulary", "NM0070000", "nm007", "dona ana county nm sheriffs" })
        {
            using var json = JsonDocument.Parse(await app.Anonymous().GetStringAsync("/agencies.json?q=" + Uri.EscapeDataString(words), Ct));
            json.RootElement.EnumerateArray().Select(a => a.GetProperty("ref").GetString()).ShouldContain(agency, words);
        }

        using var suggested = JsonDocument.Parse(await app.Anonymous().GetStringAsync("/agencies/suggest.json?q=dona+ana+county+sher", Ct));
        (suggested.RootElement[0].GetProperty("name").GetString(), suggested.RootElement[0].GetProperty("home").GetString(), suggested.RootElement[0].GetProperty("ori").GetString())
            .ShouldBe(("Doña Ana County Sheriff’s Office", "Doña Ana County, NM", "NM0070000"));
        (await app.Anonymous().GetStringAsync("/agencies/suggest.json?q=", Ct)).ShouldBe("[]");
    }

    [Fact]
    public async Task Filters_narrow_the_list_and_its_twins_alike()
    {
        await app.AddAsync("Zapata Test Marshal", "48505", "TX2530099", "One", "Two");
        var client = app.Anonymous();
        foreach (var filter in new[] { "state=TX", "kind=marshal", "jurisdiction=48505", "with=records", "with=agreements", "sort=-records", "q=zapata&state=TX" })
        {
            var total = int.Parse((await client.GetPageAsync("/agencies?" + filter)).QuerySelector(".list-head b")!.TextContent, System.Globalization.NumberStyles.AllowThousands, null);
            using var json = JsonDocument.Parse(await client.GetStringAsync("/agencies.json?" + filter, Ct));
            json.RootElement.GetArrayLength().ShouldBe(total, filter);
            (await client.GetStringAsync("/agencies.csv?" + filter, Ct)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(total + 1, filter);
            total.ShouldBeGreaterThan(0, filter);
        }

        var csv = await client.GetStringAsync("/agencies.csv?jurisdiction=48505", Ct);
        csv.TrimStart('\uFEFF').ShouldStartWith("ref,name,kind,geoid,state,jurisdiction,ori,former_names,records\r\n");
        csv.ShouldContain(",Zapata Test Marshal,marshal,48505,TX,Zapata County,TX2530099,\"One;Two\",0\r\n");
    }

    [Theory]
    [InlineData("state=ZZ")]
    [InlineData("kind=wizard")]
    [InlineData("jurisdiction=%3Cscript%3E")]
    [InlineData("with=money")]
    [InlineData("sort=fate")]
    [InlineData("page=0")]
    public async Task A_filter_that_cannot_be_read_is_refused_by_name(string filter)
    {
        (await app.Anonymous().GetAsync("/agencies?" + filter, Ct)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        if (!filter.StartsWith("page", StringComparison.Ordinal))
        {
            (await app.Anonymous().GetAsync("/agencies.json?" + filter, Ct)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        }
    }

    [Theory]
    [InlineData("%25_%27%22%3B--")]
    [InlineData("287%28g%29")]
    [InlineData("%00")]
    public async Task Any_words_may_be_searched_for(string words) =>
        (await app.Anonymous().GetAsync("/agencies?q=" + words, Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);

    [Fact]
    public async Task The_page_shows_what_is_known_and_leads_to_records_and_history()
    {
        var client = await app.SignedInAsync("editor");
        var agency = await app.AddAsync("Kleberg County Sheriff’s Office", "48273", "TX1370000", "Kleberg");
        var fields = RecordFields.Of("memorandum");
        (fields["jurisdiction"], fields["agency"]) = ("Kleberg County, TX", "Kleberg County Sheriff’s Office");
        var record = await RecordFields.AddAsync(client, "memorandum", fields);

        var page = await app.Anonymous().GetPageAsync("/agencies/" + agency);
        var text = Domain.Text.Squeeze(page.QuerySelector("main")!.TextContent);
        text.ShouldContain("ORITX1370000The originating agency identifier");
        text.ShouldContain("Former and other names Kleberg");
        text.ShouldContain("1 record");
        page.QuerySelector($"a[href='/records/{record}']").ShouldNotBeNull();
        page.QuerySelector("a[href$='/edit']").ShouldBeNull();
        page.QuerySelector("[style]").ShouldBeNull();
        (await client.GetPageAsync($"/agencies/{agency}/history")).QuerySelector("main")!.TextContent.ShouldContain("TX1370000");
        (await client.GetAsync("/agencies/agency-000000", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Twenty_thousand_agencies_and_their_facets_take_as_many_commands_as_a_few_and_are_quick()
    {
        await app.WithAsync(async s =>
        {
            var db = s.GetRequiredService<TrackerDbContext>();
            var homes = await db.Jurisdictions.Select(j => j.Geoid).OrderBy(g => g).Take(20_000).ToListAsync(Ct);
            db.Make(homes.Select((home, i) =>
            {
                var agency = new Agency($"agency-Z{i:00000}", $"Office {i:00000}", AgencyKind.Other, home);
                agency.AlsoCalled($"Bureau {i:00000}");
                return agency;
            }));
            await db.SaveChangesAsync(new ChangeSet(ChangeOrigin.Form, null, "somebody", "Many", DateTime.UtcNow), Ct);
            return true;
        });
        var client = app.Anonymous();
        await client.GetPageAsync("/agencies?q=taken+into+the+index");
        foreach (var address in new[] { "/agencies?page=2", "/agencies?q=bureau+19", "/agencies?sort=-records", "/agencies?with=records", "/agencies/suggest.json?q=office+1" })
        {
            using var commands = new CommandCount(app);
            var watch = Stopwatch.StartNew();
            (await client.GetAsync(address, Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
            output.WriteLine($"{address}: {watch.ElapsedMilliseconds} ms, {commands.Count} commands");
            // Two for the list, four for what narrows it down, one for its version; one more asks whether the index of words is up to date.
            commands.Count.ShouldBeLessThanOrEqualTo(address.Contains("q=", StringComparison.Ordinal) ? 8 : 7, address);
            watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(3), address);
        }
    }
}
