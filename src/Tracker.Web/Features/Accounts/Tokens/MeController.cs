using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Tracker.Web.Features.Shared;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Accounts.Tokens;

/// <summary>Tells a program whose token it has, and what it may do with it.</summary>
[Authorize(Policy = TokenPolicies.Know)]
public sealed class MeController : ApiController
{
    [HttpGet(Root + "/me")]
    public IActionResult Show() => Json(new
    {
        Pseudonym = Actor.Name,
        Role = User.FindFirstValue(ClaimTypes.Role),
        Scopes = User.FindAll(Scopes.Claim).Select(c => c.Value),
        ExpiresAt = User.FindFirstValue(TokenOwner.ExpiryClaim),
    }, SnakeJson.Options);
}
