using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Tracker.Web.Data;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Accounts;

/// <summary>Making an account from a one-time link, or giving one a new password.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class JoinController(SignInManager<TrackerUser> signIn, UserManager<TrackerUser> users, OneTimeLinks links, IOptions<AccountSettings> settings) : TrackerController
{
    [HttpGet("/join/{token}")]
    public async Task<IActionResult> Join([FromRoute] string token)
    {
        var link = await links.FindAsync(token, Aborted);
        return link is null ? Gone() : View(await ModelAsync(link, token, new JoinInput(), []));
    }

    [HttpPost("/join/{token}")]
    public async Task<IActionResult> Join([FromRoute] string token, [FromForm] JoinInput input)
    {
        if (await links.FindAsync(token, Aborted) is not { } link)
        {
            return Gone();
        }

        var problems = link.UserId is null ? await MakeAsync(link, input) : await ResetAsync(link, input);
        if (problems.Count > 0)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            input.Password = null;
            return View(await ModelAsync(link, token, input, problems));
        }

        Say(link.UserId is null ? "Your account is made, and you are signed in." : "Your password is changed, and every session is ended. Sign in with the new one.");
        return Redirect(link.UserId is not null ? "/sign-in" : SecondFactor.IsMissing(User, settings.Value) ? SecondFactor.Page : "/");
    }

    private async Task<List<string>> MakeAsync(OneTimeLink link, JoinInput input)
    {
        if (string.IsNullOrWhiteSpace(input.Pseudonym))
        {
            ModelState.AddModelError(nameof(input.Pseudonym), "Choose a pseudonym: the name that history shows for what you add.");
        }

        if (!ModelState.IsValid)
        {
            return Problems();
        }

        var pseudonym = input.Pseudonym!.Trim();
        if (Actor.IsReserved(pseudonym) || await users.FindByNameAsync(pseudonym) is not null)
        {
            return ["This pseudonym is taken. Choose another."];
        }

        if (!await links.UseUpAsync(link, Aborted))
        {
            return [JustUsed];
        }

        var user = new TrackerUser { UserName = pseudonym, Pseudonym = pseudonym, Email = link.Email };
        MustHaveWorked(await users.CreateAsync(user, input.Password!));
        MustHaveWorked(await users.AddToRoleAsync(user, link.Role));
        await signIn.SignInAsync(user, isPersistent: false);
        return [];
    }

    /// <summary>Nobody is signed in by it: whoever has found the link would come in without the second factor.</summary>
    private async Task<List<string>> ResetAsync(OneTimeLink link, JoinInput input)
    {
        if (!ModelState.IsValid)
        {
            return Problems();
        }

        if (!await links.UseUpAsync(link, Aborted) || await users.FindByIdAsync(link.UserId!) is not { } user)
        {
            return [JustUsed];
        }

        MustHaveWorked(await users.ResetPasswordAsync(user, await users.GeneratePasswordResetTokenAsync(user), input.Password!));
        return [];
    }

    private const string JustUsed = "This link was used a moment ago. Ask for a new one.";

    private static void MustHaveWorked(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(string.Join(' ', result.Errors.Select(e => e.Description)));
        }
    }

    private async Task<JoinModel> ModelAsync(OneTimeLink link, string token, JoinInput input, IReadOnlyList<string> problems) => new(
        input, token, link.UserId is null ? link.Role : null, link.UserId is null ? null : (await users.FindByIdAsync(link.UserId))?.Pseudonym, problems);

    private ViewResult Gone()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return View("Message", new MessageModel("This link does not work any more", ["It was used before, or it is older than seven days. Ask whoever gave it to you for a new one; whoever runs the site finds a fresh link for the first administrator by starting the program again."]));
    }

    private List<string> Problems() => ModelState.Values.SelectMany(v => v.Errors).Select(e => e.ErrorMessage).ToList();
}
