using Microsoft.EntityFrameworkCore;
using Tracker.Domain;
using Tracker.Domain.Agencies;
using Tracker.Web.Data;
using Tracker.Web.Features.Shared;

namespace Tracker.Web.Features.Agencies;

/// <summary>Counts the agencies of a list by each filter's values, true to all its other filters: one command a value of “with”, one for each other filter.</summary>
public sealed class AgencyFacets(TrackerDbContext db, CurrentSite site, CountCache cache)
{
    /// <summary>Kept until something is saved.</summary>
    public Task<IReadOnlyList<FacetGroup>> OfAsync(AgencyFilter filter, CancellationToken cancellation) =>
        cache.OfAsync(site, (filter with { States = [], Sort = "" }, string.Join(',', filter.States)), () => CountAsync(filter, cancellation), cancellation);

    private async Task<IReadOnlyList<FacetGroup>> CountAsync(AgencyFilter filter, CancellationToken cancellation)
    {
        FacetGroup[] groups = [await KindsAsync(filter, cancellation), await WithAsync(filter, cancellation), await StatesAsync(filter, cancellation)];
        return groups.Where(g => g.IsOfUse).ToList();
    }

    private IQueryable<Agency> Matching(AgencyFilter filter) => filter.Apply(db.Agencies.AsNoTracking(), db);

    private async Task<FacetGroup> KindsAsync(AgencyFilter filter, CancellationToken cancellation)
    {
        var counts = await Matching(filter with { Kind = null }).GroupBy(a => a.Kind).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellation);
        return FacetGroup.Ranked("kind", "Kind", filter.Kind is { } chosen ? Codes<AgencyKind>.Of(chosen) : null, counts.Select(c => Facet.Of(c.Key, c.Count)));
    }

    private async Task<FacetGroup> WithAsync(AgencyFilter filter, CancellationToken cancellation)
    {
        var facets = new List<Facet>();
        foreach (var with in AgencyFilter.Withs)
        {
            facets.Add(new Facet(with.Value, with.Label, await Matching(filter with { With = with.Value }).CountAsync(cancellation)));
        }

        return FacetGroup.Ranked("with", "Records", filter.With, facets);
    }

    private async Task<FacetGroup> StatesAsync(AgencyFilter filter, CancellationToken cancellation)
    {
        var counts = await Matching(filter with { States = [] }).GroupBy(a => a.Home.StateCode).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellation);
        return FacetGroup.Ranked("state", "State", filter.States.Count == 1 ? filter.States[0] : null, counts.Select(c => new Facet(c.Key, c.Key, c.Count)));
    }
}
