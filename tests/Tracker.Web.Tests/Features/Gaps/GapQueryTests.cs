using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.Checks;
using Tracker.Domain.Designations;
using Tracker.Domain.DetainerPolicies;
using Tracker.Domain.Gaps;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;
using Tracker.Domain.SanctuaryPolicies;
using Tracker.Web.Data;
using Tracker.Web.Tests.Data;

namespace Tracker.Web.Tests.Features.Gaps;

/// <summary>The gaps that the database finds are those that a plain reading of all facts finds, whatever the facts, the day and the filter.</summary>
public sealed class GapQueryTests(EmptyTracker tracker) : IClassFixture<EmptyTracker>
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task The_database_finds_the_gaps_that_memory_finds(int seed)
    {
        await tracker.ClearAsync();
        var drawn = new DrawnFacts(seed);
        await tracker.App.WithAsync(services => FillAsync(services.GetRequiredService<TrackerDbContext>(), drawn));
        for (var i = 0; i < 6; i++)
        {
            var scope = new GapScope(
                drawn.Day().AddYears(2),
                drawn.One<IReadOnlyList<string>>([[], [], ["TX"], ["CA", "IL"], ["WY"]]),
                drawn.One<RecordType?>([null, null, drawn.One(RecordTypes.All), DesignationColumns.Type, DetainerPolicyColumns.Type]),
                drawn.One<JurisdictionLevel?>([null, JurisdictionLevel.State, JurisdictionLevel.County, JurisdictionLevel.Place]));
            await tracker.App.WithAsync(async services =>
            {
                await CompareAsync(services, scope);
                return true;
            });
        }
    }

    /// <summary>Days of being seen, verified and recorded are drawn too; many lie close together, so that boundaries are met.</summary>
    private static async Task<bool> FillAsync(TrackerDbContext db, DrawnFacts drawn)
    {
        var sources = await db.Sources.OrderBy(s => s.Ref).Select(s => s.Ref).Take(4).ToListAsync(Cancellation);
        var records = Enumerable.Range(0, 160).Select(_ => drawn.Record(sources)).ToList();
        db.AddRange(records);
        db.AddRange(Enumerable.Range(0, 60).Select(_ => drawn.Check(sources)).DistinctBy(c => (c.JurisdictionGeoid, c.TopicSlug, c.CheckedOn, c.SourceRef)));
        db.AddRange(Enumerable.Range(0, 5).Select(_ => drawn.Snapshot(PublishedList.IceParticipating)));
        await db.SaveChangesAsync(DrawnFacts.Set(DateTime.UnixEpoch), Cancellation);
        foreach (var record in records.Select(r => r.Ref))
        {
            var (verified, created) = (drawn.One<PartialDate?>([null, null, Vague(drawn)]), drawn.Day().ToDateTime(new TimeOnly(23, 59, 59), DateTimeKind.Utc));
            await db.Records.Where(r => r.Ref == record).ExecuteUpdateAsync(u => u.SetProperty(r => r.LastVerifiedOn, verified).SetProperty(r => r.CreatedAtUtc, created), Cancellation);
            foreach (var number in new[] { 1, 2 })
            {
                var seen = drawn.One<PartialDate?>([null, Vague(drawn)]);
                await db.Citations.Where(c => c.RecordRef == record && c.Number == number).ExecuteUpdateAsync(u => u.SetProperty(c => c.AccessedOn, seen), Cancellation);
            }
        }

        return true;
    }

    private static PartialDate Vague(DrawnFacts drawn)
    {
        var day = drawn.Day();
        return drawn.One<PartialDate>([PartialDate.Of(day), new(day.Year, day.Month), new(day.Year)]);
    }

    private static async Task CompareAsync(IServiceProvider services, GapScope scope)
    {
        var (db, gaps) = (services.GetRequiredService<TrackerDbContext>(), services.GetRequiredService<GapQuery>());
        var gazetteer = await services.GetRequiredService<ReferenceCache>().GazetteerAsync(Cancellation);
        var records = await db.LoadWithEverythingAsync(db.Records, Cancellation);
        var checks = await db.Checks.AsNoTracking().ToListAsync(Cancellation);
        foreach (var kind in GapKind.All.Where(k => k != GapKind.NeverResearched))
        {
            var expected = Found(kind, scope, records, checks).Where(f => IsWithin(scope, gazetteer[f.Place], f.Topic)).ToList();
            var found = await gaps.InOrder(kind, scope).ToListAsync(Cancellation);
            found.Select(k => (k.Geoid, k.Topic, k.Ref)).ShouldBe(
                expected.OrderBy(f => gazetteer[f.Place].StateCode, StringComparer.Ordinal).ThenBy(f => gazetteer[f.Place].FoldedName, StringComparer.Ordinal).ThenBy(f => f.Place)
                    .ThenBy(f => f.Topic, StringComparer.Ordinal).ThenBy(f => f.Ref, StringComparer.Ordinal), $"{kind.Slug} {scope}");
            (await gaps.TalliesAsync(kind, scope, Cancellation)).ShouldBe(
                expected.GroupBy(f => (gazetteer[f.Place].StateCode, f.Topic)).Select(g => new GapTally(g.Key.StateCode, g.Key.Topic, g.Count())), ignoreOrder: true, $"{kind.Slug} {scope}");
        }

        await CompareUnresearchedAsync(gaps, scope, gazetteer, [.. records.Select(r => (r.JurisdictionGeoid, r.Type.Slug)), .. checks.Select(c => (c.JurisdictionGeoid, c.TopicSlug))]);
    }

    private static async Task CompareUnresearchedAsync(GapQuery gaps, GapScope scope, Gazetteer gazetteer, HashSet<(GeoId, string)> researched)
    {
        var level = scope with { Level = scope.Level ?? JurisdictionLevel.County };
        var expected = gazetteer.All.SelectMany(j => RecordTypes.All.Where(t => IsWithin(level, j, t.Slug) && !researched.Contains((j.Geoid, t.Slug))).Select(t => (j.StateCode, j.FoldedName, j.Geoid, t.Slug)))
            .OrderBy(g => g.StateCode, StringComparer.Ordinal).ThenBy(g => g.FoldedName, StringComparer.Ordinal).ThenBy(g => g.Geoid).ToList();

        var found = await gaps.UnresearchedAsync(scope, Cancellation);

        found.Count.ShouldBe(expected.Count);
        found.All().Select(g => (g.Place.StateCode, g.Place.FoldedName, g.Place.Geoid, g.Topic.Slug)).SequenceEqual(expected).ShouldBeTrue($"{scope}");
        (await gaps.TalliesAsync(GapKind.NeverResearched, scope, Cancellation)).ShouldBe(
            expected.GroupBy(g => (g.StateCode, g.Slug)).Select(g => new GapTally(g.Key.StateCode, g.Key.Slug, g.Count())), ignoreOrder: true, $"{scope}");
    }

    private static bool IsWithin(GapScope scope, Jurisdiction place, string topic) =>
        (scope.States.Count == 0 || scope.States.Contains(place.StateCode)) && (scope.Level is null || place.Level == scope.Level) && (scope.Topic is null || scope.Topic.Slug == topic);

    private static IEnumerable<(GeoId Place, string Topic, string Ref)> Found(GapKind kind, GapScope scope, List<CooperationRecord> records, List<Check> checks)
    {
        var day = scope.Day;
        var inForce = records.Where(r => r.StatusOn(day) == RecordStatus.InForce).ToList();
        var found = kind.Slug switch
        {
            "stale" => inForce.Where(r => IsOver12Months(SeenOn(r), day)),
            "one-source" => records.Where(r => r.Citations.Select(c => c.SourceRef).ToHashSet(StringComparer.Ordinal).Count == 1),
            "designation-without-policy" => inForce.Where(r => r is Designation && !records.Exists(p => p is SanctuaryPolicy or DetainerPolicy && p.JurisdictionGeoid == r.JurisdictionGeoid)),
            _ => inForce.Where(r => r is SanctuaryPolicy or DetainerPolicy && r.Direction == Direction.Limits && !inForce.Exists(d => d is Designation && d.JurisdictionGeoid == r.JurisdictionGeoid)),
        };
        var stale = checks.GroupBy(c => (c.JurisdictionGeoid, c.TopicSlug)).Select(g => g.OrderByDescending(c => c.CheckedOn).ThenBy(c => c.Ref, StringComparer.Ordinal).First())
            .Where(c => kind == GapKind.Stale && IsOver12Months(c.CheckedOn, day));
        return found.Select(r => (r.JurisdictionGeoid, r.Type.Slug, r.Ref)).Concat(stale.Select(c => (c.JurisdictionGeoid, c.TopicSlug, c.Ref)));
    }

    private static DateOnly SeenOn(CooperationRecord record) =>
        record.LastVerifiedOn?.Earliest
        ?? (record.Citations.Any(c => c.AccessedOn is not null) ? record.Citations.Where(c => c.AccessedOn is not null).Max(c => c.AccessedOn!.Value.Earliest) : DateOnly.FromDateTime(record.CreatedAtUtc));

    private static bool IsOver12Months(DateOnly seen, DateOnly today) => seen < today.AddMonths(-12);
}
