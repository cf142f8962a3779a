using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Tracker.Domain.Jurisdictions;
using Tracker.Web.Data;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Compare;

/// <summary>Shows one place on two days: what it was, what it is, what happened in between and who says so, and what was recorded in between.</summary>
[AllowAnonymous]
[OutputCache(PolicyName = PublicPages.Kept)]
public sealed class TwoDaysController(TwoDaysQuery compare, ReferenceCache reference, CurrentSite site, TimeProvider clock) : TrackerController
{
    private const string Path = @"/jurisdictions/{geoid:regex(^\d{{2,10}}$)}/compare";

    [HttpGet(Path)]
    public Task<IActionResult> Index([FromRoute] string geoid) =>
        FilteredAsync(geoid, async days => View("/Features/Compare/TwoDays.cshtml", await compare.ModelAsync(days, Aborted)));

    [HttpGet(Path + TableFile.Route)]
    public Task<IActionResult> Twin([FromRoute] string geoid, [FromRoute] TableFormat format) =>
        FilteredAsync(geoid, days => Task.FromResult<IActionResult>(DownloadResult.Table(format, $"compared-{days.Place.Geoid}", (s, c) => compare.WriteAsync(format, days, s, c))));

    private async Task<IActionResult> FilteredAsync(string geoid, Func<TwoDays, Task<IActionResult>> answer)
    {
        if (!GeoId.TryParse(geoid, out var parsed) || (await reference.GazetteerAsync(Aborted)).Find(parsed) is not { } place)
        {
            return NotFound();
        }

        var query = new QueryValues(Request.Query);
        var days = await TwoDays.FromAsync(place, query, clock.Day(), site, Aborted);
        return query.Problems.Count > 0 ? RefuseQuery(query.Problems) : await answer(days);
    }
}
