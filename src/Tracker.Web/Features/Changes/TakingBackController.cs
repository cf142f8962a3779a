using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Tracker.Domain.History;
using Tracker.Web.Features.Shared;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Changes;

public sealed record TakeBackModel(ChangeSet Set, string? Problem, bool CanGo, bool IsReasonMissing);

/// <summary>Takes back what one change set did, once somebody has confirmed it.</summary>
[Authorize(Policy = Policies.DeleteRecords)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class TakingBackController(ChangeDesk desk) : TrackerController
{
    private const int MostNamed = 20;

    [HttpGet("/changes/{id:long}/take-back")]
    public async Task<IActionResult> TakeBack([FromRoute] long id)
    {
        if (await desk.FindAsync(id, Aborted) is not { } set)
        {
            return NotFound();
        }

        var obstacle = await desk.ObstacleAsync(set, Aborted);
        return Page(new TakeBackModel(set, obstacle, obstacle is null, false), StatusCodes.Status200OK);
    }

    [HttpPost("/changes/{id:long}/take-back")]
    public async Task<IActionResult> Confirm([FromRoute] long id)
    {
        if (await desk.FindAsync(id, Aborted) is not { } set)
        {
            return NotFound();
        }

        if (Reason is null)
        {
            return Page(new TakeBackModel(set, "Say why this is taken back: history keeps it.", true, true), StatusCodes.Status400BadRequest);
        }

        var taken = await desk.TakeBackAsync(set, Actor, Reason, Aborted);
        if (taken.Problem is not null)
        {
            return Page(new TakeBackModel(set, taken.Problem, false, false), StatusCodes.Status409Conflict);
        }

        Say(taken.Kept.Count == 0 ? "It is taken back; everything stands as before." : $"It is taken back, except what has changed since and was kept: {Named(taken.Kept)}.");
        return Redirect("/changes/" + id);
    }

    // What is said once travels in a cookie, which has room for a few.
    private static string Named(IReadOnlyList<string> kept) =>
        string.Join(", ", kept.Take(MostNamed)) + (kept.Count > MostNamed ? $" and {kept.Count - MostNamed:N0} more" : "");

    private ViewResult Page(TakeBackModel model, int status)
    {
        Response.StatusCode = status;
        return View("/Features/Changes/TakeBack.cshtml", model);
    }
}
