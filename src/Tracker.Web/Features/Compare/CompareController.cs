using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Tracker.Domain.Comparisons;
using Tracker.Domain.Jurisdictions;
using Tracker.Web.Data;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Compare;

/// <summary>Shows places side by side.</summary>
[AllowAnonymous]
[OutputCache(PolicyName = PublicPages.Kept)]
public sealed class CompareController(CompareQuery compare, ReferenceCache reference, CurrentSite site, TimeProvider clock) : TrackerController
{
    [HttpGet(CompareFilter.Path)]
    public async Task<IActionResult> Index()
    {
        var (query, gazetteer, filter) = await ReadAsync();
        var adding = query.Problems.Count == 0 ? PlaceToAdd.From(query, filter, gazetteer) : null;
        if (query.Problems.Count > 0)
        {
            return RefuseQuery(query.Problems);
        }

        return adding!.Found is { } found ? Redirect(filter.Places.Contains(found) ? filter.Url : filter.Add(found)) : View(await compare.ModelAsync(filter, adding, Aborted));
    }

    [HttpGet(CompareFilter.Path + TableFile.Route)]
    public async Task<IActionResult> Twin([FromRoute] TableFormat format)
    {
        var (query, gazetteer, filter) = await ReadAsync();
        foreach (var unknown in filter.Unknown)
        {
            query.Refuse("j", null, unknown);
        }

        if (!filter.IsEnough)
        {
            query.Refuse("j", null, $"Give at least {PlaceComparison.Fewest} places by their GEOIDs, as in j=48201&j=06037.");
        }

        return query.Problems.Count > 0
            ? RefuseQuery(query.Problems)
            : DownloadResult.Table(format, "comparison", async (s, c) =>
            {
                var names = filter.Places.Select(p => $"{gazetteer.FullNameOf(p)} ({p.Geoid})").ToList();
                await new CompareExport(await compare.CompareAsync(filter, CompareExport.All, c), names, filter.Known, []).WriteAsync(format, filter.OnlyDifferences, s, c);
            });
    }

    private async Task<(QueryValues Query, Gazetteer Gazetteer, CompareFilter Filter)> ReadAsync()
    {
        var query = new QueryValues(Request.Query);
        var gazetteer = await reference.GazetteerAsync(Aborted);
        return (query, gazetteer, await CompareFilter.FromAsync(query, clock.Day(), gazetteer, site, Aborted));
    }
}
