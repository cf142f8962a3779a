using Microsoft.EntityFrameworkCore;
using Tracker.Domain;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;
using Tracker.Web.Data;
using Tracker.Web.Data.Configurations;
using Tracker.Web.Features.Shared;

namespace Tracker.Web.Features.Records;

/// <summary>
/// Counts the records of a list by each filter's values, true to all its other filters: one command a filter, however many values
/// it has; the statuses, whose rules are conditions, take four.
/// </summary>
public sealed class RecordFacets(TrackerDbContext db)
{
    public async Task<IReadOnlyList<FacetGroup>> OfAsync(RecordFilter filter, CancellationToken cancellation)
    {
        var groups = new List<FacetGroup>
        {
            await TypesAsync(filter, cancellation),
            await StatusesAsync(filter, cancellation),
            await StatesAsync(filter, cancellation),
            await LevelsAsync(filter, cancellation),
        };
        if (filter.Type is null || filter.Type == Agreement287gColumns.Type)
        {
            groups.Add(await ModelsAsync(filter, cancellation));
        }

        return groups.Where(g => g.IsOfUse).ToList();
    }

    private IQueryable<CooperationRecord> Matching(RecordFilter filter) => filter.Apply(db.Records.AsNoTracking(), db);

    private async Task<FacetGroup> TypesAsync(RecordFilter filter, CancellationToken cancellation)
    {
        var counts = await Matching(filter with { Type = null }).GroupBy(r => EF.Property<string>(r, RecordConfiguration.TypeSlug)).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellation);
        return FacetGroup.Ranked("type", "Type", filter.Type?.Slug, counts.Select(c => new Facet(c.Key, RecordTypes.Of(c.Key).PluralName, c.Count)));
    }

    /// <summary>Every record has one of the four; most are in force, so that those are what the others leave.</summary>
    private async Task<FacetGroup> StatusesAsync(RecordFilter filter, CancellationToken cancellation)
    {
        var all = Matching(filter with { Status = null });
        var left = await all.CountAsync(cancellation);
        var facets = new List<Facet>();
        foreach (var status in new[] { RecordStatus.Ended, RecordStatus.Pending, RecordStatus.NoLongerListed })
        {
            var count = await all.CountAsync(RecordStatusQuery.Is(status, filter.AsOf), cancellation);
            left -= count;
            facets.Add(Facet.Of(status, count));
        }

        facets.Add(Facet.Of(RecordStatus.InForce, left));
        return FacetGroup.Ranked("status", "Status", filter.Status is { } chosen ? Codes<RecordStatus>.Of(chosen) : null, facets);
    }

    private async Task<FacetGroup> StatesAsync(RecordFilter filter, CancellationToken cancellation)
    {
        var counts = await Matching(filter with { States = [] }).GroupBy(r => r.Jurisdiction.StateCode).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellation);
        return FacetGroup.Ranked("state", "State", filter.States.Count == 1 ? filter.States[0] : null, counts.Select(c => new Facet(c.Key, c.Key, c.Count)));
    }

    private async Task<FacetGroup> LevelsAsync(RecordFilter filter, CancellationToken cancellation)
    {
        var counts = await Matching(filter with { Level = null }).GroupBy(r => r.Jurisdiction.Level).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellation);
        return FacetGroup.Ranked("level", "Level", filter.Level is { } chosen ? Codes<JurisdictionLevel>.Of(chosen) : null, counts.Select(c => Facet.Of(c.Key, c.Count)));
    }

    private async Task<FacetGroup> ModelsAsync(RecordFilter filter, CancellationToken cancellation)
    {
        var counts = await Matching(filter with { Model = null }).OfType<Agreement287g>().GroupBy(a => a.Model).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellation);
        return FacetGroup.Ranked("model", "287(g) model", filter.Model, counts.Select(c => Facet.Of(c.Key, c.Count)));
    }
}
