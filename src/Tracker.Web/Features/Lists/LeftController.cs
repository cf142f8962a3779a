using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Agreements287g;
using Tracker.Web.Data;
using Tracker.Web.Features.Shared;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Lists;

public sealed record LeftModel(PublishedList List, IReadOnlyList<LeftLine> Lines, ListNavigation Navigation);

public sealed record DecideModel(PublishedList List, LeftLine Left, DepartureInput Input, string? Reason, IReadOnlyDictionary<string, string> Problems);

/// <summary>What left a published list and waits for somebody to say what became of it.</summary>
public sealed class LeftController(TrackerDbContext db, LeftDesk desk) : TrackerController
{
    [HttpGet("/lists/{slug}/left")]
    [AllowAnonymous]
    public async Task<IActionResult> Index([FromRoute] string slug)
    {
        var query = new QueryValues(Request.Query);
        var paging = Paging.From(query);
        if (query.Problems.Count > 0)
        {
            return RefuseQuery(query.Problems);
        }

        if (await ListAsync(slug) is not { } list)
        {
            return NotFound();
        }

        var lines = await desk.LinesAsync(slug, paging, Aborted);
        return View("LeftList", new LeftModel(list, lines, ListNavigation.Of($"/lists/{slug}/left", query, new Paged<LeftLine>(lines, await db.LeftOf(slug).CountAsync(Aborted), paging))));
    }

    [HttpGet("/lists/{slug}/left/{recordRef}")]
    [Authorize(Policy = Policies.DeleteRecords)]
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public async Task<IActionResult> Decide([FromRoute] string slug, [FromRoute] string recordRef) =>
        await ListAsync(slug) is { } list && await desk.LineAsync(slug, recordRef, Aborted) is { } left
            ? View(new DecideModel(list, left, new DepartureInput(), null, new Dictionary<string, string>(StringComparer.Ordinal)))
            : NotFound();

    [HttpPost("/lists/{slug}/left/{recordRef}")]
    [Authorize(Policy = Policies.DeleteRecords)]
    public async Task<IActionResult> Decide([FromRoute] string slug, [FromRoute] string recordRef, [FromForm] DepartureInput input)
    {
        if (await ListAsync(slug) is not { } list || await desk.LineAsync(slug, recordRef, Aborted) is not { } left)
        {
            return NotFound();
        }

        var problems = await desk.DecideAsync(slug, left, input, Actor, Reason, Aborted);
        if (problems.Count > 0)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View(new DecideModel(list, left, input, Reason, problems));
        }

        Say($"Decided what became of {recordRef}. It can be taken back under Changes.");
        return Redirect($"/lists/{slug}/left");
    }

    private Task<PublishedList?> ListAsync(string slug) => db.PublishedLists.AsNoTracking().SingleOrDefaultAsync(l => l.Slug == slug, Aborted);
}
