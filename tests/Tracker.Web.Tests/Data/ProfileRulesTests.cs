using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Profiles;
using Tracker.Domain.Records;
using Tracker.Domain.SanctuaryPolicies;
using Tracker.Web.Data;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Tests.Data;

/// <summary>The profile in memory and the same rules in the database agree on any facts, on any day.</summary>
public sealed class ProfileRulesTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task The_profile_in_memory_is_the_profile_in_the_database(int seed)
    {
        var drawn = new DrawnFacts(seed);
        await app.WithAsync(services => FillAsync(services.GetRequiredService<TrackerDbContext>(), drawn));
        for (var i = 0; i < 12; i++)
        {
            var (moment, day) = drawn.Moment();
            new FakeTimeProvider(moment).Day().ShouldBe(day);
            await app.WithAsync(async services =>
            {
                await CompareAsync(services, day);
                return true;
            });
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

    private static async Task CompareAsync(IServiceProvider services, DateOnly day)
    {
        var db = services.GetRequiredService<TrackerDbContext>();
        var gazetteer = await services.GetRequiredService<ReferenceCache>().GazetteerAsync(Cancellation);
        var reader = services.GetRequiredService<FactsReader>();
        var profiles = new List<JurisdictionProfile>();
        foreach (var place in DrawnFacts.Places)
        {
            profiles.Add(JurisdictionProfile.On(await reader.ReadAsync(gazetteer[place], Cancellation), day));
        }

        var rules = new ProfileRules(db, day);
        async Task<List<GeoId>> There(System.Linq.Expressions.Expression<Func<Jurisdiction, bool>> rule) =>
            await db.Jurisdictions.Where(j => DrawnFacts.Places.Contains(j.Geoid)).Where(rule).Select(j => j.Geoid).ToListAsync(Cancellation);

        foreach (var type in RecordTypes.All)
        {
            foreach (var state in Enum.GetValues<TopicState>())
            {
                (await There(rules.TopicIs(type, state))).ShouldBe(profiles.Where(p => p.Topic(type).State == state).Select(p => p.Jurisdiction.Geoid).ToList(), ignoreOrder: true, $"{type.Slug} {state} {day}");
            }
        }

        foreach (var direction in Enum.GetValues<PolicyDirection>().Where(d => d != PolicyDirection.Symbolic))
        {
            (await There(rules.IsImposed(direction))).ShouldBe(profiles.Where(p => p.Imposed.Any(l => l.PolicyDirection == direction)).Select(p => p.Jurisdiction.Geoid).ToList(), ignoreOrder: true, $"{direction} {day}");
        }

        foreach (var kind in new[] { TensionKind.AgreementAgainstStateLaw, TensionKind.LimitsAgainstStateMandate })
        {
            (await There(rules.HasTension(kind))).ShouldBe(profiles.Where(p => p.Tensions.Any(t => t.Kind == kind)).Select(p => p.Jurisdiction.Geoid).ToList(), ignoreOrder: true, $"{kind} {day}");
        }

        var records = await db.LoadWithStatusAsync(db.Records, Cancellation);
        foreach (var status in Enum.GetValues<RecordStatus>())
        {
            (await db.Records.Where(RecordStatusQuery.Is(status, day)).Select(r => r.Ref).ToListAsync(Cancellation)).ShouldBe(records.Where(r => r.StatusOn(day) == status).Select(r => r.Ref), ignoreOrder: true, $"{status} {day}");
        }

        (await db.Records.Where(RecordStatusQuery.HadAppearedBy(day)).Select(r => r.Ref).ToListAsync(Cancellation)).ShouldBe(records.Where(r => r.HadAppearedBy(day)).Select(r => r.Ref), ignoreOrder: true, $"appeared {day}");
    }
}
