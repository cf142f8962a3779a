using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Tracker.Web.Data;
using Tracker.Web.Features.Accounts.Asking;
using Tracker.Web.Features.Accounts.Mailing;
using Tracker.Web.Features.Shared;
using Tracker.Web.Infrastructure;
using Tracker.Web.Infrastructure.Mail;

namespace Tracker.Web.Features.Accounts;

public sealed class InviteInput
{
    public string? Role { get; set; }

    [StringLength(200, ErrorMessage = "Shorten the e-mail to 200 characters, or leave it open.")]
    [EmailAddress(ErrorMessage = "Enter an e-mail address such as name@example.org, or leave it open.")]
    public string? Email { get; set; }
}

/// <param name="Link">A link made a moment ago, to be handed over; it is shown this once.</param>
public sealed record UsersModel(IReadOnlyList<UserLine> Users, int Page, bool HasMore, IReadOnlyList<InvitationLine> Invitations, IReadOnlyList<AskingLine> Asking, string? OwnId, InviteInput Input, string? Link, string? Problem)
{
    /// <summary>Links that could not be sent.</summary>
    public IReadOnlyList<UndeliveredLink> Undelivered { get; init; } = [];

    public bool SendsMail { get; init; }
}

/// <summary>Administrators' pages on accounts.</summary>
[Authorize(Policy = Policies.ManageAccounts)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class UsersController(UserDesk desk, SecondFactorDesk factors, LinkDelivery links, AskingDesk asking) : TrackerController
{
    private const string Address = "/admin/users";
    private const string LinkMade = "link";
    private const int PerPage = 100;

    [HttpGet(Address)]
    public Task<IActionResult> List([FromQuery] int page = 1) => ShowAsync(page, new InviteInput(), null);

    [HttpPost(Address + "/invite")]
    public async Task<IActionResult> Invite([FromForm] InviteInput input)
    {
        var problem = Roles.All.Contains(input.Role, StringComparer.Ordinal) ? ModelState.Values.SelectMany(v => v.Errors).FirstOrDefault()?.ErrorMessage : "Choose the role of the new account.";
        if (problem is not null)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return await ShowAsync(1, input, problem);
        }

        return HandOver(await links.InviteAsync(input.Role!, Domain.Text.Tidy(input.Email), Aborted));
    }

    [HttpPost(Address + "/invitations/take-back")]
    public async Task<IActionResult> TakeBack([FromForm] string? id)
    {
        Say(await desk.TakeBackInvitationAsync(id, Aborted) ? "The invitation is taken back. Its link no longer works." : "That invitation was used or taken back before.");
        return Redirect(Address);
    }

    [HttpPost(Address + "/{id}/role")]
    public Task<IActionResult> Role([FromRoute] string id, [FromForm] string? role) => ChangeAsync(id, async user =>
    {
        if (!Roles.All.Contains(role, StringComparer.Ordinal))
        {
            return $"“{role}” is no role. Choose one of {string.Join(", ", Roles.All)}.";
        }

        await desk.ChangeRoleAsync(user, role!);
        Say($"{user.Pseudonym} is {role} now, and has to sign in again.");
        return null;
    });

    [HttpPost(Address + "/{id}/disable")]
    public Task<IActionResult> Disable([FromRoute] string id) => ChangeAsync(id, async user =>
    {
        await desk.DisableAsync(user, true);
        Say($"{user.Pseudonym} is signed out everywhere, and cannot sign in.");
        return null;
    });

    [HttpPost(Address + "/{id}/enable")]
    public Task<IActionResult> Enable([FromRoute] string id) => ChangeAsync(id, async user =>
    {
        await desk.DisableAsync(user, false);
        Say($"{user.Pseudonym} can sign in again.");
        return null;
    });

    [HttpPost(Address + "/{id}/forget-factors")]
    public Task<IActionResult> ForgetFactors([FromRoute] string id) => ChangeAsync(id, async user =>
    {
        await factors.RemoveAllAsync(user);
        Say($"App, recovery codes and passkeys of {user.Pseudonym} no longer work.");
        return null;
    });

    /// <summary>The password stays until the link is used.</summary>
    [HttpPost(Address + "/{id}/reset")]
    public async Task<IActionResult> Reset([FromRoute] string id) =>
        await desk.FindAsync(id) is { } user ? HandOver(await links.ResetAsync(user, Aborted)) : NotFound();

    /// <summary>Takes a link off the list of those that could not be sent.</summary>
    [HttpPost(Address + "/links/handed-over")]
    public IActionResult HandedOver([FromForm] Guid id)
    {
        links.HandedOver(id);
        return Redirect(Address);
    }

    private async Task<IActionResult> ChangeAsync(string id, Func<TrackerUser, Task<string?>> change)
    {
        if (await desk.FindAsync(id) is not { } user)
        {
            return NotFound();
        }

        var problem = user.Id == Actor.UserId ? "This is your own account. Another administrator can change it, so that one always remains." : await change(user);
        if (problem is null)
        {
            return Redirect(Address);
        }

        Response.StatusCode = StatusCodes.Status400BadRequest;
        return await ShowAsync(1, new InviteInput(), problem);
    }

    private RedirectResult HandOver(DeliveredLink link)
    {
        if (link.Path is not null)
        {
            TempData[LinkMade] = $"{Request.Scheme}://{Request.Host}{link.Path}";
        }

        Say(link switch
        {
            { Path: not null } => "The link is made.",
            { State: SendingState.Sent } => "The link is sent.",
            { State: SendingState.Waiting } => "The link is being sent. If that does not work, it stands here in some minutes, for you to hand over.",
            _ => "The link could not be sent. Hand it over.",
        });
        return Redirect(Address);
    }

    private async Task<IActionResult> ShowAsync(int page, InviteInput input, string? problem)
    {
        var (number, all) = (Math.Clamp(page, 1, 10_000), await desk.CountAsync(Aborted));
        return View("Users", new UsersModel(
            await desk.ListAsync((number - 1) * PerPage, PerPage, Aborted), number, number * PerPage < all, await desk.InvitationsAsync(Aborted), await asking.WaitingAsync(Aborted),
            Actor.UserId, input, TempData[LinkMade] as string, problem)
        {
            Undelivered = links.Undelivered,
            SendsMail = links.SendsMail,
        });
    }
}
