using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Tracker.Web.Data;
using Tracker.Web.Features.Shared;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Accounts.Leaving;

/// <param name="Action">Where the form goes.</param>
/// <param name="IsOwn">Whether the reader deletes their own account.</param>
public sealed record LeavingModel(string Pseudonym, string Action, bool IsOwn, bool HasApp, bool HasPasskey, string? Problem);

/// <summary>Deletes accounts: one's own, and, for administrators, others'.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class LeavingController(UserManager<TrackerUser> users, SignInManager<TrackerUser> signIn, Confirmation confirmation, Forgetting forgetting) : TrackerController
{
    private const string Own = "/account/delete";
    private const string OfOther = "/admin/users/{id}/delete";
    private const string LastOne = "This is the only administrator who can sign in. Make somebody else an administrator first, so that one always remains.";

    [HttpGet(Own)]
    [Authorize]
    public async Task<IActionResult> Leave() => await FormAsync((await users.GetUserAsync(User))!, null);

    [HttpPost(Own)]
    [Authorize]
    public async Task<IActionResult> Leave([FromForm] LeavingInput input)
    {
        var user = (await users.GetUserAsync(User))!;
        if ((ProblemOf(user, input.Pseudonym) ?? await confirmation.ProblemAsync(user, input, HttpContext.Connection.RemoteIpAddress)) is { } problem)
        {
            return await FormAsync(user, problem);
        }

        if (!await forgetting.ForgetAsync(user, Roles.Administrator, Aborted))
        {
            return await FormAsync(user, LastOne);
        }

        await signIn.SignOutAsync();
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"cookies\", \"storage\"";
        return Redirect("/account/deleted");
    }

    [HttpGet("/account/deleted")]
    [AllowAnonymous]
    public IActionResult Left() => View("Message", new MessageModel("Your account is deleted", [
        "Pseudonym, password, second factor, sessions, tokens and e-mail are gone. What you contributed stays, under “former contributor”.",
        "In the next minutes the database is written anew, so that its files hold no trace of them either. Backups made earlier still do, until whoever runs the site deletes them."]));

    [HttpGet(OfOther)]
    [Authorize(Policy = Policies.ManageAccounts)]
    public async Task<IActionResult> Remove([FromRoute] string id) => await OtherAsync(id) is { } user ? await FormAsync(user, null) : NotFound();

    [HttpPost(OfOther)]
    [Authorize(Policy = Policies.ManageAccounts)]
    public async Task<IActionResult> Remove([FromRoute] string id, [FromForm] string? pseudonym)
    {
        if (await OtherAsync(id) is not { } user)
        {
            return NotFound();
        }

        if (ProblemOf(user, pseudonym) is { } problem)
        {
            return await FormAsync(user, problem);
        }

        if (!await forgetting.ForgetAsync(user, Roles.Administrator, Aborted))
        {
            return await FormAsync(user, LastOne);
        }

        Say("The account is deleted. What it contributed stays, under “former contributor”.");
        return Redirect("/admin/users");
    }

    private async Task<TrackerUser?> OtherAsync(string id) => id == Actor.UserId ? null : await users.FindByIdAsync(id);

    private static string? ProblemOf(TrackerUser user, string? typed) =>
        string.Equals(typed?.Trim(), user.Pseudonym, StringComparison.Ordinal) ? null : $"Type the pseudonym as it is written here: {user.Pseudonym}";

    private async Task<IActionResult> FormAsync(TrackerUser user, string? problem)
    {
        Response.StatusCode = problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
        var isOwn = user.Id == Actor.UserId;
        return View("DeleteAccount", new LeavingModel(
            user.Pseudonym, isOwn ? Own : OfOther.Replace("{id}", user.Id, StringComparison.Ordinal), isOwn, user.TwoFactorEnabled, (await users.GetPasskeysAsync(user)).Count > 0, problem));
    }
}
