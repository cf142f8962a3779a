using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Tracker.Web.Data;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Accounts.Sessions;

/// <param name="Id">The hash of its key.</param>
public sealed record SessionLine(string Id, DateOnly StartedOn, DateOnly LastUsedOn, bool IsThis);

public sealed record SessionsModel(IReadOnlyList<SessionLine> Sessions);

/// <summary>Where somebody is signed in. Only days are shown, since nothing else is kept.</summary>
[Authorize]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SessionsController(TrackerDbContext db, SessionUse use, TimeProvider clock) : TrackerController
{
    private string? ThisOne => HttpContext.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties?.GetString(SessionTickets.SessionItem);

    private IQueryable<UserSession> Mine => db.UserSessions.Where(s => s.UserId == Actor.UserId);

    [HttpGet("/account/sessions")]
    public async Task<IActionResult> Show()
    {
        var now = clock.Utc();
        var open = (await Mine.AsNoTracking().OrderByDescending(s => s.StartedAtUtc).ToListAsync(Aborted)).Where(s => !s.IsOver(use.LastOf(s), now));
        return View("Sessions", new SessionsModel(open.Select(s => new SessionLine(
            s.KeyHash, DateOnly.FromDateTime(s.StartedAtUtc), DateOnly.FromDateTime(use.LastOf(s)), s.KeyHash == ThisOne)).ToList()));
    }

    [HttpPost("/account/sessions/end")]
    public async Task<IActionResult> End([FromForm] string? id)
    {
        if (await Mine.Where(s => s.KeyHash == id).ExecuteDeleteAsync(Aborted) == 0)
        {
            return NotFound();
        }

        Say("That session is ended.");
        return Redirect("/account/sessions");
    }

    [HttpPost("/account/sessions/end-others")]
    public async Task<IActionResult> EndOthers()
    {
        var ended = await Mine.Where(s => s.KeyHash != ThisOne).ExecuteDeleteAsync(Aborted);
        Say(ended == 0 ? "You were signed in nowhere else." : "You are signed out everywhere else.");
        return Redirect("/account/sessions");
    }
}
