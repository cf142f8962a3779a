using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Tracker.Web.Data;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Accounts;

public sealed record AccountModel(string Pseudonym, string Role, string? Email, bool HasSecondFactor, IReadOnlyList<string> Problems);

/// <summary>One's own account.</summary>
[Authorize]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class AccountController(SecondFactorDesk desk, UserManager<TrackerUser> users, SignInManager<TrackerUser> signIn, GuessingBrake brake) : TrackerController
{
    [HttpGet("/account")]
    public async Task<IActionResult> Show() => View("Account", await ModelAsync([]));

    [HttpPost("/account/password")]
    public async Task<IActionResult> ChangePassword([FromForm] PasswordInput input)
    {
        var problems = await TryAsync(input);
        if (problems.Count > 0)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View("Account", await ModelAsync(problems));
        }

        await signIn.SignOutAsync();
        Say("Your password is changed, and every session is ended. Sign in with the new one.");
        return Redirect("/sign-in");
    }

    [HttpPost("/account/email/erase")]
    public async Task<IActionResult> EraseEmail()
    {
        await users.SetEmailAsync(await desk.UserAsync(User), null);
        await signIn.SignOutAsync();
        Say("Your e-mail is erased. Sign in again.");
        return Redirect("/sign-in");
    }

    private async Task<IReadOnlyList<string>> TryAsync(PasswordInput input)
    {
        if (!ModelState.IsValid)
        {
            return ModelState.Values.SelectMany(v => v.Errors).Select(e => e.ErrorMessage).ToList();
        }

        var user = await desk.UserAsync(User);
        var (account, network) = (user.NormalizedUserName!, HttpContext.Connection.RemoteIpAddress);
        if (!brake.MayTry(account, network))
        {
            return ["There were too many wrong tries. Wait a quarter of an hour."];
        }

        if (!(await users.ChangePasswordAsync(user, input.Current!, input.New!)).Succeeded)
        {
            return ["The password you have now is another."];
        }

        brake.Succeeded(account, network);
        return [];
    }

    private async Task<AccountModel> ModelAsync(IReadOnlyList<string> problems)
    {
        var user = await desk.UserAsync(User);
        var roles = await users.GetRolesAsync(user);
        return new AccountModel(user.Pseudonym, string.Join(", ", roles), user.Email, user.TwoFactorEnabled || (await users.GetPasskeysAsync(user)).Count > 0, problems);
    }
}
