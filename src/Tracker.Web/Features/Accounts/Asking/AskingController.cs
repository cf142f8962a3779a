using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Tracker.Web.Features.Shared;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Accounts.Asking;

/// <summary>Administrators decide who is let in of those who asked.</summary>
[Authorize(Policy = Policies.ManageAccounts)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class AskingController(AskingDesk desk) : TrackerController
{
    private const string Address = "/admin/users";

    [HttpPost(Address + "/{id}/let-in")]
    public async Task<IActionResult> LetIn([FromRoute] string id) =>
        Decided(await desk.LetInAsync(id) is { } who ? $"{who} can sign in now, as a contributor." : null);

    [HttpPost(Address + "/{id}/decline")]
    public async Task<IActionResult> Decline([FromRoute] string id) =>
        Decided(await desk.DeclineAsync(id, Aborted) is { } who ? $"The request of {who} is declined, and forgotten." : null);

    private IActionResult Decided(string? said)
    {
        if (said is null)
        {
            return NotFound();
        }

        Say(said);
        return Redirect(Address);
    }
}
