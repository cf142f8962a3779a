using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.DetainerPolicies;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Maps;
using Tracker.Domain.Profiles;
using Tracker.Domain.Records;
using Tracker.Domain.SanctuaryPolicies;
using Tracker.Web.Data;

namespace Tracker.Web.Tests.Data;

/// <summary>What a map says of a place on a day is what its profile says.</summary>
public sealed class MapQueryTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Every_map_agrees_with_the_profiles_of_all_places_on_any_day(int seed)
    {
        var drawn = new DrawnFacts(seed + 7_000);
        await app.WithAsync(services => FillAsync(services.GetRequiredService<TrackerDbContext>(), drawn));
        await app.WithAsync(async services =>
        {
            var maps = new Dictionary<string, MapHistory>(StringComparer.Ordinal);
            foreach (var topic in MapTopic.All)
            {
                maps[topic.Slug] = await services.GetRequiredService<MapQuery>().HistoryAsync(topic, Cancellation);
            }

            var gazetteer = await services.GetRequiredService<ReferenceCache>().GazetteerAsync(Cancellation);
            foreach (var place in DrawnFacts.Places.Select(p => gazetteer[p]))
            {
                var facts = await services.GetRequiredService<FactsReader>().ReadAsync(place, Cancellation);
                foreach (var day in Enumerable.Range(0, 25).Select(_ => drawn.Day()))
                {
                    Compare(maps, JurisdictionProfile.On(facts, day), day);
                }
            }

            return true;
        });
    }

    [Fact]
    public async Task A_map_takes_the_same_number_of_commands_however_much_is_recorded()
    {
        var drawn = new DrawnFacts(7_900);
        var before = await CommandsAsync();

        await app.WithAsync(services => FillAsync(services.GetRequiredService<TrackerDbContext>(), drawn));

        (await CommandsAsync()).ShouldBe(before);
    }

    private Task<int> CommandsAsync() => app.WithAsync(async services =>
    {
        await services.GetRequiredService<ReferenceCache>().GazetteerAsync(Cancellation);
        var (db, site) = (services.GetRequiredService<TrackerDbContext>(), services.GetRequiredService<CurrentSite>());
        await site.VersionAsync(Cancellation); // asked for only where something was saved since, so it would be counted or not
        using var commands = new CommandCounter(db);
        var maps = new MapQuery(db, services.GetRequiredService<ReferenceCache>(), site, new MapCache());
        foreach (var topic in MapTopic.All)
        {
            await maps.HistoryAsync(topic, Cancellation);
        }

        return commands.Commands.Count;
    });

    private static void Compare(Dictionary<string, MapHistory> maps, JurisdictionProfile profile, DateOnly day)
    {
        var place = profile.Jurisdiction;
        Says(maps["agreement-287g"], profile, day, OfTopic(profile, Agreement287gColumns.Type, day, r => ModelOf(r.Cast<Agreement287g>())));
        Says(maps["detainer-policy"], profile, day, OfTopic(profile, DetainerPolicyColumns.Type, day, r => One(r.Cast<DetainerPolicy>().Select(p => Codes<DetainerHolds>.Of(p.Holds)))));
        Says(maps["coverage"], profile, day, profile.Researched.Count() switch { 0 => "none", 1 => "one", 2 or 3 => "two_or_three", 4 or 5 or 6 => "four_to_six", _ => "seven_or_more" });

        var own = OfTopic(profile, SanctuaryPolicyColumns.Type, day, r => One(r.Cast<SanctuaryPolicy>().Select(p => Codes<PolicyDirection>.Of(p.PolicyDirection))));
        var isInForce = profile.Topic(SanctuaryPolicyColumns.Type).State == TopicState.InForce;
        var law = place.Level == JurisdictionLevel.State || profile.Imposed.Count == 0 ? null : "state_" + One(profile.Imposed.Select(p => Codes<PolicyDirection>.Of(p.PolicyDirection)));
        Says(maps["sanctuary-policy"], profile, day, isInForce ? own : law ?? own);
        if (place.Level == JurisdictionLevel.County)
        {
            Says(maps["border-zone"], profile, day, Codes<BorderZone>.Of(place.BorderZone!.Value));
        }
    }

    private static string OfTopic(JurisdictionProfile profile, RecordType type, DateOnly day, Func<IEnumerable<CooperationRecord>, string> inForce)
    {
        var topic = profile.Topic(type);
        return topic.State == TopicState.InForce ? inForce(topic.Records.Where(r => r.StatusOn(day) == RecordStatus.InForce)) : Codes<TopicState>.Of(topic.State);
    }

    private static string ModelOf(IEnumerable<Agreement287g> agreements)
    {
        var code = One(agreements.Select(a => Codes<AgreementModel>.Of(a.Model)));
        return code switch { "tribal_task_force" => "other", "jail_and_task_force" => "several", _ => code };
    }

    private static string One(IEnumerable<string> codes) => codes.Distinct(StringComparer.Ordinal).ToList() is [var only] ? only : "several";

    private static void Says(MapHistory map, JurisdictionProfile profile, DateOnly day, string expected)
    {
        var place = map.Places.SingleOrDefault(p => p.Jurisdiction.Geoid == profile.Jurisdiction.Geoid);
        if (place is null)
        {
            // Left out: a place below the counties of which nothing of the topic is recorded.
            profile.Jurisdiction.Level.ShouldNotBe(JurisdictionLevel.County);
            (map.Topic.Type is { } type ? profile.Topic(type).State == TopicState.NotResearched : !profile.Researched.Any()).ShouldBeTrue();
        }
        else
        {
            map.Topic.Categories[place.On(day).Category].Code.ShouldBe(expected, $"{map.Topic.Slug}: {profile.Jurisdiction.Name}, {day}");
        }
    }

    private static async Task<bool> FillAsync(TrackerDbContext db, DrawnFacts drawn)
    {
        var sources = await db.Sources.OrderBy(s => s.Ref).Select(s => s.Ref).Take(10).ToListAsync(Cancellation);
        db.AddRange(Enumerable.Range(0, 150).Select(_ => drawn.Record(sources)));
        db.AddRange(Enumerable.Range(0, 40).Select(_ => drawn.Check(sources)));
        db.AddRange(Enumerable.Range(0, 5).Select(_ => drawn.Snapshot(PublishedList.IceParticipating)));
        await db.SaveChangesAsync(DrawnFacts.Set(DateTime.UnixEpoch), Cancellation);
        return true;
    }
}
