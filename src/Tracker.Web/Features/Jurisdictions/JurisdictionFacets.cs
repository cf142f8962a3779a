using Microsoft.EntityFrameworkCore;
using Tracker.Domain;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.DetainerPolicies;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Profiles;
using Tracker.Domain.Records;
using Tracker.Domain.SanctuaryPolicies;
using Tracker.Web.Data;
using Tracker.Web.Data.Configurations;
using Tracker.Web.Features.Shared;

namespace Tracker.Web.Features.Jurisdictions;

/// <summary>
/// Counts the jurisdictions of a list by each filter's values, true to all its other filters: one command a filter, however many values it
/// has; the states of 287(g), whose rules are conditions, take one each.
/// </summary>
public sealed class JurisdictionFacets(TrackerDbContext db, CurrentSite site, CountCache cache)
{
    /// <summary>Kept until something is saved.</summary>
    public Task<IReadOnlyList<FacetGroup>> OfAsync(JurisdictionFilter filter, CancellationToken cancellation) =>
        cache.OfAsync(site, (filter with { States = [], Sort = "" }, string.Join(',', filter.States)), () => CountAsync(filter, cancellation), cancellation);

    private async Task<IReadOnlyList<FacetGroup>> CountAsync(JurisdictionFilter filter, CancellationToken cancellation)
    {
        FacetGroup[] groups =
        [
            await KindsAsync(filter, cancellation),
            await AgreementsAsync(filter, cancellation),
            await DetainersAsync(filter, cancellation),
            await PoliciesAsync(filter, cancellation),
            await RecordsAsync(filter, cancellation),
            await ZonesAsync(filter, cancellation),
            await StatesAsync(filter, cancellation),
        ];
        return groups.Where(g => g.IsOfUse).ToList();
    }

    private async Task<FacetGroup> KindsAsync(JurisdictionFilter filter, CancellationToken cancellation)
    {
        var counts = await (filter with { Kind = null }).Apply(db).GroupBy(j => new { j.Level, j.Kind }).Select(g => new { g.Key.Level, g.Key.Kind, Count = g.Count() }).ToListAsync(cancellation);
        var kinds = counts.Select(c => c.Kind).Distinct(StringComparer.Ordinal)
            .Select(kind => new Facet(kind, kind.Replace('_', ' '), counts.Where(c => JurisdictionFilter.LevelOf(kind) is { } level ? c.Level == level : c.Kind == kind).Sum(c => c.Count)));
        return FacetGroup.Ranked("kind", "Kind", filter.Kind, kinds);
    }

    /// <summary>Few places have anything of 287(g), and only those are asked; the rest is not researched.</summary>
    private async Task<FacetGroup> AgreementsAsync(JurisdictionFilter filter, CancellationToken cancellation)
    {
        var rules = new ProfileRules(db, filter.AsOf);
        var all = (filter with { Status287g = null }).Apply(db);
        var left = await all.CountAsync(cancellation);
        var known = db.Records.OfType<Agreement287g>().Select(r => r.JurisdictionGeoid).Union(db.Checks.Where(c => c.TopicSlug == Agreement287gColumns.Type.Slug).Select(c => c.JurisdictionGeoid));
        var researched = all.Where(j => known.Contains(j.Geoid));
        var facets = new List<Facet>();
        foreach (var state in Enum.GetValues<TopicState>().Where(s => s != TopicState.NotResearched))
        {
            var count = await researched.CountAsync(rules.TopicIs(Agreement287gColumns.Type, state), cancellation);
            left -= count;
            facets.Add(Facet.Of(state, count));
        }

        facets.Add(Facet.Of(TopicState.NotResearched, left));
        return FacetGroup.Ranked("status287g", "287(g)", filter.Status287g, facets);
    }

    private async Task<FacetGroup> DetainersAsync(JurisdictionFilter filter, CancellationToken cancellation)
    {
        var counts = await InForce<DetainerPolicy>(filter with { Detainer = null }, filter.AsOf).GroupBy(r => r.Holds)
            .Select(g => new { g.Key, Count = g.Select(r => r.JurisdictionGeoid).Distinct().Count() }).ToListAsync(cancellation);
        return FacetGroup.Ranked("detainer", "Detainers", filter.Detainer is { } chosen ? Codes<DetainerHolds>.Of(chosen) : null, counts.Select(c => Facet.Of(c.Key, c.Count)));
    }

    private async Task<FacetGroup> PoliciesAsync(JurisdictionFilter filter, CancellationToken cancellation)
    {
        var counts = await InForce<SanctuaryPolicy>(filter with { Sanctuary = null }, filter.AsOf).GroupBy(r => r.PolicyDirection)
            .Select(g => new { g.Key, Count = g.Select(r => r.JurisdictionGeoid).Distinct().Count() }).ToListAsync(cancellation);
        return FacetGroup.Ranked("sanctuary", "Policies", filter.Sanctuary is { } chosen ? Codes<PolicyDirection>.Of(chosen) : null, counts.Select(c => Facet.Of(c.Key, c.Count)));
    }

    private async Task<FacetGroup> RecordsAsync(JurisdictionFilter filter, CancellationToken cancellation)
    {
        var counts = await Of(filter with { Has = null }, db.Records).GroupBy(r => EF.Property<string>(r, RecordConfiguration.TypeSlug))
            .Select(g => new { g.Key, Count = g.Select(r => r.JurisdictionGeoid).Distinct().Count() }).ToListAsync(cancellation);
        return FacetGroup.Ranked("has", "Records", filter.Has, counts.Select(c => new Facet(c.Key, RecordTypes.Of(c.Key).PluralName, c.Count)));
    }

    private async Task<FacetGroup> ZonesAsync(JurisdictionFilter filter, CancellationToken cancellation)
    {
        var counts = await (filter with { Zone = null }).Apply(db).Where(j => j.BorderZone != null).GroupBy(j => j.BorderZone!.Value).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellation);
        return FacetGroup.Ranked("zone", "Border zone", filter.Zone is { } chosen ? Codes<BorderZone>.Of(chosen) : null, counts.Select(c => Facet.Of(c.Key, c.Count)));
    }

    private async Task<FacetGroup> StatesAsync(JurisdictionFilter filter, CancellationToken cancellation)
    {
        var counts = await (filter with { States = [] }).Apply(db).GroupBy(j => j.StateCode).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellation);
        return FacetGroup.Ranked("state", "State", filter.States.Count == 1 ? filter.States[0] : null, counts.Select(c => new Facet(c.Key, c.Key, c.Count)));
    }

    private IQueryable<TRecord> InForce<TRecord>(JurisdictionFilter filter, DateOnly day) where TRecord : CooperationRecord =>
        Of(filter, db.Records.Where(RecordStatusQuery.Is(RecordStatus.InForce, day)).OfType<TRecord>());

    /// <summary>The records of the jurisdictions that pass.</summary>
    private IQueryable<TRecord> Of<TRecord>(JurisdictionFilter filter, IQueryable<TRecord> records) where TRecord : CooperationRecord
    {
        var places = filter.Apply(db).Select(j => j.Geoid);
        return records.AsNoTracking().Where(r => places.Contains(r.JurisdictionGeoid));
    }
}
