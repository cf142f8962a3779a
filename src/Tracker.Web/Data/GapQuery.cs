using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Checks;
using Tracker.Domain.Designations;
using Tracker.Domain.DetainerPolicies;
using Tracker.Domain.Gaps;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;
using Tracker.Domain.SanctuaryPolicies;
using Tracker.Web.Data.Configurations;

namespace Tracker.Web.Data;

/// <summary>Where and of what gaps are looked for; what is left open does not narrow it.</summary>
/// <param name="Day">The day it is.</param>
public sealed record GapScope(DateOnly Day, IReadOnlyList<string> States, RecordType? Topic, JurisdictionLevel? Level);

/// <summary>A record or check in which there is a gap, with what gaps are ordered and counted by.</summary>
public sealed class GapKey
{
    public string State { get; init; } = "";

    /// <summary>The folded name of the jurisdiction.</summary>
    public string Name { get; init; } = "";

    public GeoId Geoid { get; init; }

    public string Topic { get; init; } = "";

    public string Ref { get; init; } = "";
}

/// <summary>How many gaps there are in a state's records of a topic.</summary>
public sealed record GapTally(string State, string Topic, int Count);

/// <summary>The rules of each kind of gap, for the database. A property test holds them against the same rules in memory.</summary>
public sealed class GapQuery(TrackerDbContext db, ReferenceCache reference)
{
    /// <summary>Counties are where detainers are honoured and agreements signed: there it is worth to begin.</summary>
    public const JurisdictionLevel FirstLevel = JurisdictionLevel.County;

    /// <summary>The records and checks with a gap of that kind, in the order of their places. What nobody has looked for is neither; see <see cref="UnresearchedAsync"/>.</summary>
    public IQueryable<GapKey> InOrder(GapKind kind, GapScope scope) =>
        Keys(kind, scope).OrderBy(k => k.State).ThenBy(k => k.Name).ThenBy(k => k.Geoid).ThenBy(k => k.Topic).ThenBy(k => k.Ref);

    public async Task<IReadOnlyList<GapTally>> TalliesAsync(GapKind kind, GapScope scope, CancellationToken cancellation) =>
        kind == GapKind.NeverResearched
            ? await UnresearchedTalliesAsync(scope, cancellation)
            : await Keys(kind, scope).GroupBy(k => new { k.State, k.Topic }).Select(g => new GapTally(g.Key.State, g.Key.Topic, g.Count())).ToListAsync(cancellation);

    public async Task<Unresearched> UnresearchedAsync(GapScope scope, CancellationToken cancellation)
    {
        var pairs = await Researched(scope).ToListAsync(cancellation);
        return new Unresearched(await PlacesAsync(scope, cancellation), Topics(scope), pairs.ToLookup(p => p.Geoid, p => p.Topic));
    }

    /// <summary>By subtraction: so many places, so many of them researched.</summary>
    private async Task<IReadOnlyList<GapTally>> UnresearchedTalliesAsync(GapScope scope, CancellationToken cancellation)
    {
        var researched = await Researched(scope).GroupBy(p => new { p.State, p.Topic }).Select(g => new GapTally(g.Key.State, g.Key.Topic, g.Count())).ToListAsync(cancellation);
        var counts = researched.ToDictionary(t => (t.State, t.Topic), t => t.Count);
        return (await PlacesAsync(scope, cancellation)).CountBy(j => j.StateCode)
            .SelectMany(s => Topics(scope).Select(t => new GapTally(s.Key, t.Slug, s.Value - counts.GetValueOrDefault((s.Key, t.Slug)))))
            .Where(t => t.Count > 0).ToList();
    }

    private IQueryable<GapKey> Keys(GapKind kind, GapScope scope)
    {
        var keys = At(Records(kind, scope.Day), scope);
        return kind == GapKind.Stale ? keys.Concat(At(StaleChecks(scope.Day), scope)) : keys;
    }

    private IQueryable<CooperationRecord> Records(GapKind kind, DateOnly day) =>
        kind == GapKind.Stale ? StaleRecords(day)
        : kind == GapKind.OneSource ? db.Records.Where(r => r.Citations.Select(c => c.SourceRef).Distinct().Count() == 1)
        : kind == GapKind.DesignationWithoutPolicy ? DesignationsWithoutPolicy(day)
        : kind == GapKind.PolicyWithoutDesignation ? PoliciesWithoutDesignation(day)
        : throw new ArgumentOutOfRangeException(nameof(kind), kind.Slug, "What nobody has looked for is no record.");

    private IQueryable<CooperationRecord> StaleRecords(DateOnly day)
    {
        var last = Freshness.StaleUpTo(day);
        var date = PartialDate.Of(last);
        var moment = last.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        return InForce(day).Where(r => r.LastVerifiedOn != null ? r.LastVerifiedOn <= date
            : r.Citations.Any(c => c.AccessedOn != null) ? !r.Citations.Any(c => c.AccessedOn > date)
            : r.CreatedAtUtc < moment);
    }

    private IQueryable<CooperationRecord> DesignationsWithoutPolicy(DateOnly day) =>
        InForce(day).Where(r => r is Designation && !db.Records.Any(p => p.JurisdictionGeoid == r.JurisdictionGeoid && (p is SanctuaryPolicy || p is DetainerPolicy)));

    private IQueryable<CooperationRecord> PoliciesWithoutDesignation(DateOnly day)
    {
        var designations = InForce(day).Where(r => r is Designation);
        return InForce(day)
            .Where(r => (r is SanctuaryPolicy && ((SanctuaryPolicy)r).PolicyDirection == PolicyDirection.Limits)
                || (r is DetainerPolicy && (((DetainerPolicy)r).Holds == DetainerHolds.JudicialWarrantOnly || ((DetainerPolicy)r).Holds == DetainerHolds.None)))
            .Where(r => !designations.Any(d => d.JurisdictionGeoid == r.JurisdictionGeoid));
    }

    /// <summary>The last look at each place and topic, where it was too long ago.</summary>
    private IQueryable<Check> StaleChecks(DateOnly day)
    {
        var last = Freshness.StaleUpTo(day);
        return db.Checks.Where(c => c.CheckedOn <= last && !db.Checks.Any(later => later.JurisdictionGeoid == c.JurisdictionGeoid && later.TopicSlug == c.TopicSlug
            && (later.CheckedOn > c.CheckedOn || (later.CheckedOn == c.CheckedOn && string.Compare(later.Ref, c.Ref) < 0))));
    }

    private IQueryable<CooperationRecord> InForce(DateOnly day) => db.Records.Where(RecordStatusQuery.Is(RecordStatus.InForce, day));

    private IQueryable<GapKey> At(IQueryable<CooperationRecord> records, GapScope scope) =>
        from record in scope.Topic is { Slug: var slug } ? records.Where(r => EF.Property<string>(r, RecordConfiguration.TypeSlug) == slug) : records
        join place in Places(scope) on record.JurisdictionGeoid equals place.Geoid
        select new GapKey { State = place.StateCode, Name = place.FoldedName, Geoid = place.Geoid, Topic = EF.Property<string>(record, RecordConfiguration.TypeSlug), Ref = record.Ref };

    private IQueryable<GapKey> At(IQueryable<Check> checks, GapScope scope) =>
        from check in scope.Topic is { Slug: var slug } ? checks.Where(c => c.TopicSlug == slug) : checks
        join place in Places(scope) on check.JurisdictionGeoid equals place.Geoid
        select new GapKey { State = place.StateCode, Name = place.FoldedName, Geoid = place.Geoid, Topic = check.TopicSlug, Ref = check.Ref };

    /// <summary>Each place and topic of which there is a record or a check, once.</summary>
    private IQueryable<GapKey> Researched(GapScope scope)
    {
        var there = scope with { Level = scope.Level ?? FirstLevel };
        return At(db.Records, there).Select(k => new GapKey { State = k.State, Geoid = k.Geoid, Topic = k.Topic })
            .Union(At(db.Checks, there).Select(k => new GapKey { State = k.State, Geoid = k.Geoid, Topic = k.Topic }));
    }

    private IQueryable<Jurisdiction> Places(GapScope scope)
    {
        var (states, level) = (scope.States, scope.Level);
        var places = db.Jurisdictions.AsNoTracking();
        places = states.Count > 0 ? places.Where(j => states.Contains(j.StateCode)) : places;
        return level is null ? places : places.Where(j => j.Level == level);
    }

    private async Task<List<Jurisdiction>> PlacesAsync(GapScope scope, CancellationToken cancellation) =>
        (await reference.GazetteerAsync(cancellation)).InOrder(scope.Level ?? FirstLevel).Where(j => scope.States.Count == 0 || scope.States.Contains(j.StateCode)).ToList();

    private static IReadOnlyList<RecordType> Topics(GapScope scope) => scope.Topic is { } topic ? [topic] : RecordTypes.All;
}
