using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.Imports;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Profiles;
using Tracker.Domain.Spreadsheets;
using Tracker.Web.Data;
using Tracker.Web.Features.Imports;
using Tracker.Web.Infrastructure;
using Tracker.Web.Tests.Data;

namespace Tracker.Web.Tests.Features.Jurisdictions;

/// <summary>The profile of every day since 2002 equals a plain reckoning from the exported CSV, written here without the program's rules.</summary>
public sealed class AsOfTests(TrackerApp app, ITestOutputHelper output) : IClassFixture<TrackerApp>
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;
    private static readonly DateOnly FirstDay = new(2002, 1, 1);
    private static readonly DateOnly Today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
    private static readonly string[] Order = ["in_force", "pending", "no_longer_listed", "ended"];

    [Fact]
    public async Task The_profile_of_every_day_equals_a_reckoning_from_the_exported_csv()
    {
        var snapshots = await FillAsync();
        var rows = Rows(await app.Anonymous().GetByteArrayAsync("/records.csv", Cancellation));
        var busiest = rows.GroupBy(r => r["geoid"]).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Take(20).Select(g => g.Key).ToList();
        busiest.Count.ShouldBe(20);
        output.WriteLine($"{rows.Count} rows, {string.Join(' ', busiest)}");
        foreach (var geoid in busiest)
        {
            await CompareAsync(geoid, rows, snapshots);
        }
    }

    private async Task CompareAsync(string geoid, List<Dictionary<string, string>> rows, List<DateOnly> snapshots)
    {
        var facts = await app.WithAsync(async s => await s.GetRequiredService<FactsReader>().ReadAsync((await s.GetRequiredService<ReferenceCache>().GazetteerAsync(Cancellation))[GeoId.Parse(geoid)], Cancellation));
        var own = rows.Where(r => r["geoid"] == geoid).GroupBy(r => r["type"], StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        var laws = rows.Where(r => r["type"] == "sanctuary-policy" && r["geoid"] == geoid[..2] && (geoid.Length == 2 || r["applies_to_local"] == "yes")).Where(r => r["direction"] != "symbolic").ToList();
        for (var day = FirstDay; day <= Today; day = day.AddDays(1))
        {
            var profile = JurisdictionProfile.On(facts, day);
            foreach (var topic in profile.Topics.Where(t => t.LastCheck is null))
            {
                var expected = StateOf(own.GetValueOrDefault(topic.Type.Slug), day, snapshots);
                Codes<TopicState>.Of(topic.State).ShouldBe(expected, $"{geoid} {topic.Type.Slug} {day:O}");
            }

            profile.Imposed.Select(p => p.Ref).Order(StringComparer.Ordinal).ShouldBe(laws.Where(l => StatusOf(l, day, snapshots) == "in_force").Select(l => l["ref"]).Order(StringComparer.Ordinal), $"{geoid} {day:O}");
        }

        foreach (var day in new[] { new DateOnly(2009, 7, 1), new DateOnly(2019, 6, 30), new DateOnly(2025, 4, 2) })
        {
            var page = await app.Anonymous().GetPageAsync($"/jurisdictions/{geoid}?as-of={day:yyyy-MM-dd}");
            var shown = page.QuerySelectorAll(".glance tbody tr").ToDictionary(r => r.QuerySelector("a")!.GetAttribute("href")![1..], r => r.QuerySelector(".status")!.ClassList[1]["status-".Length..], StringComparer.Ordinal);
            foreach (var (slug, state) in shown.Where(s => s.Value != "none_found"))
            {
                state.ShouldBe(StateOf(own.GetValueOrDefault(slug), day, snapshots), $"page {geoid} {slug} {day:O}");
            }
        }
    }

    private static string StateOf(List<Dictionary<string, string>>? rows, DateOnly day, List<DateOnly> snapshots)
    {
        var here = (rows ?? []).Where(r => !(FirstSign(r) > day)).Select(r => StatusOf(r, day, snapshots)).ToList();
        return here.Count > 0 ? Order.First(here.Contains) : rows is null ? "not_researched" : "nothing_yet";
    }

    private static string StatusOf(Dictionary<string, string> row, DateOnly day, List<DateOnly> snapshots)
    {
        var (start, end) = (Day(row["started_on"]), Day(row["ended_on"]));
        if (end <= day)
        {
            return "ended";
        }

        if (start > day)
        {
            return "pending";
        }

        if (IsOverAtAnUnknownTime(row))
        {
            return "ended";
        }

        var isOnlyAnnounced = start is null && ((row["type"] == "agreement-287g" && row["requested_on"].Length > 0) || (row["type"] == "sanctuary-policy" && row["proposed_on"].Length > 0 && end is null));
        var isMissed = Day(row["last_listed_on"]) is { } last && snapshots.Exists(s => s > last && s <= day);
        return isOnlyAnnounced ? "pending" : isMissed ? "no_longer_listed" : "in_force";
    }

    private static bool IsOverAtAnUnknownTime(Dictionary<string, string> row) => row["ended_on"].Length == 0 && (
        (row["type"] == "practice" && row["frequency"] == "once")
        || (row["type"] == "legal-challenge" && (row["stage"] == "closed" || row["outcome"] is "upheld" or "struck_down" or "settled" or "dismissed" or "damages"))
        || (row["type"] == "records-request" && row["request_status"] is "fulfilled" or "no_records" or "denied" or "abandoned"));

    private static DateOnly? FirstSign(Dictionary<string, string> row)
    {
        string[] announced = row["type"] switch { "agreement-287g" => ["requested_on", "signed_on"], "sanctuary-policy" => ["proposed_on", "enacted_on"], _ => [] };
        return announced.Append("started_on").Select(c => Day(row[c])).FirstOrDefault(d => d is not null);
    }

    private static DateOnly? Day(string text) => text.Length switch
    {
        0 => null,
        4 => new DateOnly(int.Parse(text, CultureInfo.InvariantCulture), 1, 1),
        7 => DateOnly.ParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    private static List<Dictionary<string, string>> Rows(byte[] csv)
    {
        using var table = TableReader.Open(new MemoryStream(csv), "records.csv");
        var headers = new TableHeaders(table.Headers);
        return table.Rows.Select(r => headers.Printed.ToDictionary(h => h, h => headers.Cell(r, h).Text, StringComparer.Ordinal)).ToList();
    }

    /// <summary>The starter's records, some drawn ones, and where they are beside the checkout four of ICE's lists.</summary>
    private async Task<List<DateOnly>> FillAsync()
    {
        var drawn = new DrawnFacts(5);
        await app.WithAsync(async services =>
        {
            var db = services.GetRequiredService<TrackerDbContext>();
            var sources = await db.Sources.OrderBy(s => s.Ref).Select(s => s.Ref).Take(10).ToListAsync(Cancellation);
            db.AddRange(Enumerable.Range(0, 200).Select(_ => drawn.Record(sources)));
            db.AddRange(drawn.Snapshot(PublishedList.IceParticipating), drawn.Snapshot(PublishedList.IceParticipating));
            await db.SaveChangesAsync(DrawnFacts.Set(DateTime.UnixEpoch), Cancellation);
            return true;
        });
        foreach (var (path, _) in SharedData.IceListsIfAny().Where((_, i) => i % 5 == 0))
        {
            await app.WithAsync(services => ImportAsync(services, new ImportFile(Path.GetFileName(path), File.ReadAllBytes(path), null, null, null)));
        }

        return await app.WithAsync(s => s.GetRequiredService<TrackerDbContext>().ListSnapshots.Select(l => l.ObservedOn).ToListAsync(Cancellation));
    }

    private static async Task<bool> ImportAsync(IServiceProvider services, ImportFile file)
    {
        var reading = await services.GetRequiredService<ImportReader>().ReadAsync(file, Cancellation);
        if (reading.Plan is { } plan)
        {
            var desk = services.GetRequiredService<ImportDesk>();
            var batch = await desk.StoreAsync(file, plan, Actor.CommandLine, Cancellation);
            (await desk.ApplyAsync(batch.Id, Actor.CommandLine, "List", Cancellation)).ShouldBe(ApplyOutcome.Applied);
        }

        return true;
    }
}
