using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.Profiles;
using Tracker.Domain.Records;
using Tracker.Domain.SanctuaryPolicies;
using Tracker.Domain.Trends;
using Tracker.Web.Data;

namespace Tracker.Web.Tests.Data;

/// <summary>What trends count on a day is what the profiles of all places say of it.</summary>
public sealed class TrendFactsTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public async Task The_count_of_a_months_end_is_the_sum_of_the_profiles(int seed) => await app.WithAsync(async services =>
    {
        var db = services.GetRequiredService<TrackerDbContext>();
        var drawn = new DrawnFacts(seed);
        await FillAsync(db, drawn);
        var facts = (await services.GetRequiredService<TrendFactsReader>().ReadAsync(Cancellation)).Where(f => DrawnFacts.Places.Contains(f.Geoid)).ToList();
        var known = await FactsAsync(services);
        var months = new MonthRange(new DateOnly(2001, 12, 1), new DateOnly(2028, 1, 1), new DateOnly(2028, 1, 31));
        var (agreements, limits) = (InForceSeries.Of(facts.Where(f => f.Model is not null), months), InForceSeries.Of(facts.Where(f => f.Policy == PolicyDirection.Limits), months));
        for (var i = 0; i < months.Count; i += 3)
        {
            var day = months.Days[i];
            var profiles = known.ConvertAll(k => JurisdictionProfile.On(k, day));
            agreements.Counts[i].InForce.ShouldBe(profiles.Sum(p => InForce(p, Agreement287gColumns.Type).Count()), $"agreements {day}");
            limits.Counts[i].InForce.ShouldBe(profiles.Sum(p => InForce(p, SanctuaryPolicyColumns.Type).Count(r => ((SanctuaryPolicy)r).PolicyDirection == PolicyDirection.Limits)), $"policies {day}");
            (agreements.Counts[i].Surely <= agreements.Counts[i].InForce && agreements.Counts[i].InForce <= agreements.Counts[i].Possibly).ShouldBeTrue($"{agreements.Counts[i]} {day}");
        }

        return true;
    });

    [Fact]
    public async Task The_dates_are_read_once_until_something_changes()
    {
        await app.WithAsync(async s => await s.GetRequiredService<TrendFactsReader>().ReadAsync(Cancellation));
        using var commands = new CommandCount(app);
        await app.WithAsync(async s => await s.GetRequiredService<TrendFactsReader>().ReadAsync(Cancellation));
        if (!PostgresServer.IsWanted)
        {
            commands.Count.ShouldBe(0);
        }

        var before = await app.WithAsync(async s => (await s.GetRequiredService<TrendFactsReader>().ReadAsync(Cancellation)).Count);
        await app.WithAsync(s => FillAsync(s.GetRequiredService<TrackerDbContext>(), new DrawnFacts(19)));
        (await app.WithAsync(async s => (await s.GetRequiredService<TrendFactsReader>().ReadAsync(Cancellation)).Count)).ShouldBeGreaterThan(before);
    }

    private static async Task<List<RecordedFacts>> FactsAsync(IServiceProvider services)
    {
        var gazetteer = await services.GetRequiredService<ReferenceCache>().GazetteerAsync(Cancellation);
        var reader = services.GetRequiredService<FactsReader>();
        var known = new List<RecordedFacts>();
        foreach (var place in DrawnFacts.Places)
        {
            known.Add(await reader.ReadAsync(gazetteer[place], Cancellation));
        }

        return known;
    }

    private static IEnumerable<CooperationRecord> InForce(JurisdictionProfile profile, RecordType type) =>
        profile.Topic(type).Records.Where(r => r.StatusOn(profile.Day) == RecordStatus.InForce);

    private static async Task<bool> FillAsync(TrackerDbContext db, DrawnFacts drawn)
    {
        var sources = await db.Sources.OrderBy(s => s.Ref).Select(s => s.Ref).Take(10).ToListAsync(Cancellation);
        db.AddRange(Enumerable.Range(0, 200).Select(_ => drawn.Record(sources)));
        db.AddRange(Enumerable.Range(0, 4).Select(_ => drawn.Snapshot(PublishedList.IceParticipating)));
        await db.SaveChangesAsync(DrawnFacts.Set(DateTime.UnixEpoch), Cancellation);
        return true;
    }
}
