using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Tracker.Domain.Jurisdictions;
using Tracker.Web.Data;
using Tracker.Web.Features.Shared;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.States;

public sealed record StatesModel(StatesFilter Filter, IReadOnlyList<StateRow> Rows, ListNavigation Navigation, DateOnly Today);

/// <summary>All states beside one another, and a page for each.</summary>
[AllowAnonymous]
[OutputCache(PolicyName = PublicPages.Kept)]
public sealed class StatesController(StateStandings standings, StatePage page, ReferenceCache reference, TimeProvider clock) : TrackerController
{
    [HttpGet("/states")]
    public Task<IActionResult> Index() => FilteredAsync(async (filter, query) =>
    {
        var rows = await RowsAsync(filter);
        return View(new StatesModel(filter, rows, ListNavigation.Of("/states", query, new Paged<StateRow>(rows, rows.Count, Paging.First)), clock.Day()));
    });

    [HttpGet("/states" + TableFile.Route)]
    public Task<IActionResult> Twin([FromRoute] TableFormat format) => FilteredAsync(async (filter, _) =>
    {
        var rows = await RowsAsync(filter);
        return DownloadResult.Table(format, "states", (s, c) => StateExport.WriteAsync(format, rows, s, c));
    });

    [HttpGet("/states/{code:length(2)}")]
    public async Task<IActionResult> Show([FromRoute] string code)
    {
        if ((await reference.GazetteerAsync(Aborted)).InOrder(JurisdictionLevel.State).FirstOrDefault(s => s.StateCode.Equals(code, StringComparison.OrdinalIgnoreCase)) is not { } state)
        {
            return NotFound();
        }

        if (code != state.StateCode)
        {
            return RedirectPermanent($"/states/{state.StateCode}{Request.QueryString}");
        }

        var query = new QueryValues(Request.Query);
        var today = clock.Day();
        var day = query.Day("as-of") ?? today;
        return query.Problems.Count > 0 ? RefuseQuery(query.Problems) : View("State", await page.OfAsync(state, day, today, Aborted));
    }

    private async Task<IReadOnlyList<StateRow>> RowsAsync(StatesFilter filter) =>
        filter.InOrder(await standings.OnAsync(filter.AsOf, Aborted)).Select(s => new StateRow(s)).ToList();

    private async Task<IActionResult> FilteredAsync(Func<StatesFilter, QueryValues, Task<IActionResult>> answer)
    {
        var query = new QueryValues(Request.Query);
        var filter = StatesFilter.From(query, clock.Day());
        return query.Problems.Count > 0 ? RefuseQuery(query.Problems) : await answer(filter, query);
    }
}
