using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.Imports;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Spreadsheets;
using Tracker.Web.Data;
using Tracker.Web.Features.Compare;
using Tracker.Web.Tests.Data;

namespace Tracker.Web.Tests.Features.Compare;

public sealed class CompareTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
    private readonly HttpClient _reader = app.Anonymous();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Topics_are_rows_and_places_are_columns_and_each_cell_says_what_the_profile_says()
    {
        var page = await _reader.GetPageAsync("/compare?j=06037&j=48201&as-of=2025-06-30");

        page.QuerySelectorAll(".side-by-side thead th > a").Select(a => a.TextContent).ShouldBe(["Los Angeles County, CA", "Harris County, TX"]);
        foreach (var (geoid, column) in new[] { ("06037", 0), ("48201", 1) })
        {
            var profile = await _reader.GetPageAsync($"/jurisdictions/{geoid}?as-of=2025-06-30");
            foreach (var row in profile.QuerySelectorAll(".glance tbody tr"))
            {
                var cell = page.GetElementById("row-" + row.QuerySelector("a")!.GetAttribute("href")![1..])!.QuerySelectorAll("td")[column];
                row.QuerySelector(".status")!.TextContent.ShouldStartWith(cell.QuerySelector(".status")!.TextContent);
                (cell.QuerySelector(".says .contested") is not null).ShouldBe(row.QuerySelector(".contested") is not null);
            }
        }

        page.GetElementById("row-state-law")!.QuerySelectorAll("td")[0].TextContent.ShouldContain("Limits cooperation");
        var said = page.QuerySelector("td .said-by a")!;
        said.TextContent.ShouldNotBeEmpty();
        page.QuerySelectorAll("td a[href^='/records/']").Select(a => a.GetAttribute("href")!).ShouldAllBe(h => h.Split('#')[0].EndsWith("?as-of=2025-06-30", StringComparison.Ordinal));
        page.QuerySelectorAll("tr .agreement").Select(a => a.TextContent).Distinct().ShouldBeSubsetOf(["Alike", "Differs", "Not known", "Not known everywhere"]);
    }

    [Fact]
    public async Task Only_differences_leaves_out_the_rows_in_which_all_are_alike()
    {
        var all = await _reader.GetPageAsync("/compare?j=06037&j=48201");
        var only = await _reader.GetPageAsync(all.QuerySelector(".list-head p a")!.GetAttribute("href")!);

        only.QuerySelectorAll("tbody tr").Length.ShouldBe(all.QuerySelectorAll("tbody tr:not(.row-alike):not(.row-not_known)").Length);
        only.QuerySelectorAll(".row-alike, .row-not_known").ShouldBeEmpty();
        only.QuerySelector(".list-head p a")!.TextContent.ShouldBe("Show all rows");
        (await _reader.GetPageAsync("/compare?j=56001&j=56003&only=differences")).QuerySelector(".empty")!.TextContent.ShouldContain("Nothing that is known of these places differs");
    }

    [Fact]
    public async Task Without_places_there_are_three_examples_and_with_one_another_is_asked_for()
    {
        var empty = await _reader.GetPageAsync("/compare");
        empty.QuerySelectorAll(".suggested a").Length.ShouldBe(3);
        foreach (var example in empty.QuerySelectorAll(".suggested a"))
        {
            (await _reader.GetPageAsync(example.GetAttribute("href")!)).QuerySelector(".side-by-side").ShouldNotBeNull();
        }

        var one = await _reader.GetPageAsync("/compare?j=48201");
        one.QuerySelector(".side-by-side").ShouldBeNull();
        one.QuerySelector(".empty")!.TextContent.ShouldContain("Harris County, TX");
        one.QuerySelector("label[for=add]")!.TextContent.ShouldBe("Compare it with");
        one.QuerySelectorAll(".suggested a").Length.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_place_that_is_unknown_is_said_and_the_others_are_shown_and_one_given_twice_is_shown_once()
    {
        var page = await _reader.GetPageAsync("/compare?j=48201&j=99999&j=%3Cscript%3E&j=6037&j=06037&j=48201");

        page.QuerySelectorAll(".notice-warn").Select(n => n.TextContent).ShouldBe([
            "There is no jurisdiction with the GEOID “99999”; it is left out.", "There is no jurisdiction with the GEOID “<script>”; it is left out."]);
        page.QuerySelectorAll(".side-by-side thead th").Length.ShouldBe(3);
    }

    [Fact]
    public async Task More_than_eight_places_are_refused_in_words()
    {
        var places = string.Join('&', Enumerable.Range(0, 9).Select(i => $"j=48{(2 * i) + 1:000}"));
        var response = await _reader.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/compare?" + places) { Headers = { { "Accept", "text/html" } } }, Ct);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync(Ct)).ShouldContain("Compare at most 8 places at once. Take some out of the address.");
        (await _reader.GetAsync("/compare.csv?" + places, Ct)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await _reader.GetAsync("/compare.csv?j=48201", Ct)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await _reader.GetAsync("/compare.json?j=48201&j=06037&j=99999", Ct)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await _reader.GetPageAsync("/compare?" + places[..places.LastIndexOf('&')])).QuerySelector("#add").ShouldBeNull();
    }

    [Theory]
    [InlineData("Harris County, TX", "/compare?j=06037&j=48201&as-of=2025-01-01")]
    [InlineData("texas", "/compare?j=06037&j=48&as-of=2025-01-01")]
    [InlineData("Los Angeles County, CA", "/compare?j=06037&as-of=2025-01-01")]
    public async Task A_place_is_added_by_its_name_and_the_day_is_kept(string typed, string address)
    {
        var response = await _reader.GetAsync($"/compare?j=06037&as-of=2025-01-01&add={Uri.EscapeDataString(typed)}", Ct);

        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        response.Headers.Location!.ToString().ShouldBe(address);
    }

    [Fact]
    public async Task Of_several_of_a_name_it_is_asked_which_and_one_that_is_not_there_is_said()
    {
        var several = await _reader.GetPageAsync("/compare?j=06037&add=Orange%20County");
        several.QuerySelector("[role=alert]")!.TextContent.ShouldContain("Which one do you mean?");
        var florida = several.QuerySelectorAll("[role=alert] li").Single(l => l.TextContent.Contains("FL", StringComparison.Ordinal)).QuerySelector("a")!;
        florida.GetAttribute("href").ShouldBe("/compare?j=06037&j=12095");
        several.QuerySelector("#add")!.GetAttribute("value").ShouldBe("Orange County");
        (await _reader.GetPageAsync("/compare?j=06037&add=%3Cb%3ENowhere")).QuerySelector("[role=alert]")!.TextContent.ShouldContain("There is no jurisdiction called “<b>Nowhere”.");
    }

    [Fact]
    public async Task Places_are_removed_by_links()
    {
        var page = await _reader.GetPageAsync("/compare?j=06037&j=48201&j=17031");
        page.QuerySelectorAll(".side-by-side thead small a").Select(a => a.GetAttribute("href")).ShouldBe(["/compare?j=48201&j=17031", "/compare?j=06037&j=17031", "/compare?j=06037&j=48201"]);
    }

    [Fact]
    public async Task The_files_say_what_the_page_says()
    {
        const string Query = "?j=06037&j=48201&as-of=2025-06-30";
        var page = await _reader.GetPageAsync("/compare" + Query);
        foreach (var format in new[] { "csv", "xlsx" })
        {
            using var table = TableReader.Open(new MemoryStream(await _reader.GetByteArrayAsync($"/compare.{format}{Query}", Ct)), "comparison." + format);
            var headers = new TableHeaders(table.Headers);
            var rows = table.Rows.ToDictionary(r => headers.Cell(r, "row").Text, StringComparer.Ordinal);
            rows.Keys.ShouldBe(page.QuerySelectorAll("tbody tr").Select(r => r.Id!["row-".Length..]));
            foreach (var shown in page.QuerySelectorAll("tbody tr"))
            {
                var row = rows[shown.Id!["row-".Length..]];
                shown.ClassList.ShouldContain("row-" + headers.Cell(row, "agreement").Text);
                shown.QuerySelectorAll("td .says .status").Select(s => s.TextContent)
                    .ShouldBe([headers.Cell(row, "Los Angeles County, CA (06037): says").Text, headers.Cell(row, "Harris County, TX (48201): says").Text]);
            }
        }

        using var json = JsonDocument.Parse(await _reader.GetStringAsync("/compare.json" + Query, Ct));
        json.RootElement.GetArrayLength().ShouldBe(page.QuerySelectorAll("tbody tr").Length);
        var law = json.RootElement.EnumerateArray().Single(r => r.GetProperty("row").GetString() == "state-law").GetProperty("cells")[0];
        law.GetProperty("geoid").GetString().ShouldBe("06037");
        law.GetProperty("records")[0].GetProperty("sources").GetArrayLength().ShouldBeGreaterThan(0);
        (await _reader.GetStringAsync("/compare.csv?j=06037&j=48201&only=differences", Ct)).ShouldNotContain(",alike,");
    }

    [Fact]
    public async Task Two_places_and_eight_take_the_same_commands_whatever_is_recorded()
    {
        string[] eight = ["48", "48201", "4835000", "48113", "06", "06037", "17", "25"];
        var empty = await CommandsAsync(["56001", "56003"], null);
        await FillAsync();
        var two = await CommandsAsync(eight[1..3], null);
        var all = await CommandsAsync(eight, null);
        var then = await CommandsAsync(eight, new KnownUntil(Today));

        TestContext.Current.TestOutputHelper!.WriteLine($"{empty.Count} {two.Count} {all.Count} {then.Count}");
        all.Count.ShouldBeLessThanOrEqualTo(two.Count, customMessage: "eight places ask for no more to be suggested");
        all.Count.ShouldBeLessThanOrEqualTo(8, string.Join("\n\n", all));
        then.Count.ShouldBeLessThanOrEqualTo(4, string.Join("\n\n", then));
        empty.Count.ShouldBeLessThanOrEqualTo(two.Count);
    }

    [Fact]
    public async Task What_is_known_now_and_what_was_known_at_the_last_save_are_compared_alike()
    {
        await FillAsync();
        string[] eight = ["48", "48201", "4835000", "48113", "06", "06037", "17", "25"];
        var address = "/compare.csv?as-of=2025-01-01&" + string.Join('&', eight.Select(e => "j=" + e));
        var now = await _reader.GetStringAsync(address, Ct);
        var then = await _reader.GetStringAsync($"{address}&known-at={Today:yyyy-MM-dd}", Ct);

        then.Replace($",{Today:yyyy-MM-dd},\r\n", ",,\r\n", StringComparison.Ordinal).Split("\r\n").ShouldBe(now.Split("\r\n"));
    }

    private Task<IReadOnlyList<string>> CommandsAsync(IReadOnlyList<string> geoids, KnownUntil? known) => app.WithAsync(async services =>
    {
        using var counter = new CommandCounter(services.GetRequiredService<TrackerDbContext>());
        var gazetteer = await services.GetRequiredService<ReferenceCache>().GazetteerAsync(Ct);
        var filter = new CompareFilter(geoids.Select(g => gazetteer[GeoId.Parse(g)]).ToList(), [], null, Today, known, false);
        await services.GetRequiredService<CompareQuery>().ModelAsync(filter, new PlaceToAdd(null, null, null, []), Ct);
        return counter.Commands;
    });

    private Task<bool> FillAsync() => app.WithAsync(async services =>
    {
        var db = services.GetRequiredService<TrackerDbContext>();
        if (await db.Records.AnyAsync(r => r.Ref.EndsWith("-0091000"), Ct))
        {
            return false;
        }

        var drawn = new DrawnFacts(91);
        var sources = await db.Sources.OrderBy(s => s.Ref).Select(s => s.Ref).Take(10).ToListAsync(Ct);
        db.AddRange(Enumerable.Range(0, 300).Select(_ => drawn.Record(sources)));
        db.AddRange(Enumerable.Range(0, 50).Select(_ => drawn.Check(sources)));
        db.AddRange(Enumerable.Range(0, 4).Select(_ => drawn.Snapshot(PublishedList.IceParticipating)));
        await db.SaveChangesAsync(DrawnFacts.Set(DateTime.UnixEpoch), Ct);
        return true;
    });
}
