using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Tracker.Web.Features.Shared;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Accounts.Tokens;

public sealed record AllTokensModel(IReadOnlyList<TokenLine> Tokens, int Page, bool HasMore);

/// <summary>Everybody's tokens, for administrators: to see and to revoke.</summary>
[Authorize(Policy = Policies.ManageAccounts)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class AllTokensController(TokenDesk desk) : TrackerController
{
    public const string Address = "/admin/tokens";
    public const string RevokeAddress = Address + "/revoke";
    private const int PerPage = 100;

    [HttpGet(Address)]
    public async Task<IActionResult> List([FromQuery] int page = 1)
    {
        var (number, all) = (Math.Clamp(page, 1, 10_000), await desk.CountAsync(Aborted));
        return View("AllTokens", new AllTokensModel(await desk.AllAsync((number - 1) * PerPage, PerPage, Aborted), number, number * PerPage < all));
    }

    [HttpPost(RevokeAddress)]
    public async Task<IActionResult> Revoke([FromForm] int id)
    {
        if (!await desk.RevokeAsync(id, Aborted))
        {
            return NotFound();
        }

        Say("The token is revoked. It no longer works.");
        return Redirect(Address);
    }
}
