using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Tracker.Web.Data;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Accounts;

/// <summary>Signing in and out, and making an account from a one-time link.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class AccountsController(SignInManager<TrackerUser> signIn, UserManager<TrackerUser> users, OneTimeLinks links) : TrackerController
{
    private const string Wrong = "The pseudonym or the password is wrong.";

    [HttpGet("/sign-in")]
    public IActionResult SignIn([FromQuery(Name = "return")] string? returnUrl) => View(new SignInModel(new SignInInput(), returnUrl, null));

    [HttpPost("/sign-in")]
    public async Task<IActionResult> SignIn([FromForm] SignInInput input, [FromQuery(Name = "return")] string? returnUrl)
    {
        if (ModelState.IsValid && (await signIn.PasswordSignInAsync(input.Pseudonym!.Trim(), input.Password!, isPersistent: false, lockoutOnFailure: false)).Succeeded)
        {
            return Url.IsLocalUrl(returnUrl) ? LocalRedirect(returnUrl) : Redirect("/");
        }

        Response.StatusCode = StatusCodes.Status400BadRequest;
        input.Password = null;
        return View(new SignInModel(input, returnUrl, ModelState.IsValid ? Wrong : FirstProblem()));
    }

    [HttpPost("/sign-out")]
    public async Task<IActionResult> Leave()
    {
        await signIn.SignOutAsync();
        Say("You are signed out.");
        return Redirect("/");
    }

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

        var problems = await TryAsync(link, input);
        if (problems.Count > 0)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            input.Password = null;
            return View(await ModelAsync(link, token, input, problems));
        }

        Say(link.UserId is null ? "Your account is made, and you are signed in." : "Your password is changed, and you are signed in.");
        return Redirect("/");
    }

    private async Task<List<string>> TryAsync(OneTimeLink link, JoinInput input)
    {
        var isNew = link.UserId is null;
        if (isNew && string.IsNullOrWhiteSpace(input.Pseudonym))
        {
            ModelState.AddModelError(nameof(input.Pseudonym), "Choose a pseudonym: the name that history shows for what you add.");
        }

        if (!ModelState.IsValid)
        {
            return Problems();
        }

        var user = isNew ? new TrackerUser { UserName = input.Pseudonym!.Trim(), Pseudonym = input.Pseudonym.Trim(), Email = link.Email } : await users.FindByIdAsync(link.UserId!);
        if (user is null || (isNew && await users.FindByNameAsync(user.UserName!) is not null))
        {
            return ["This pseudonym is taken. Choose another."];
        }

        if (!await links.UseUpAsync(link, Aborted))
        {
            return ["This link was used a moment ago. Ask for a new one."];
        }

        var result = isNew ? await users.CreateAsync(user, input.Password!) : await users.ResetPasswordAsync(user, await users.GeneratePasswordResetTokenAsync(user), input.Password!);
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(string.Join(' ', result.Errors.Select(e => e.Description)));
        }

        if (isNew)
        {
            await users.AddToRoleAsync(user, link.Role);
        }

        await signIn.SignInAsync(user, isPersistent: false);
        return [];
    }

    private async Task<JoinModel> ModelAsync(OneTimeLink link, string token, JoinInput input, IReadOnlyList<string> problems) => new(
        input, token, link.UserId is null ? link.Role : null, link.UserId is null ? null : (await users.FindByIdAsync(link.UserId))?.Pseudonym, problems);

    private ViewResult Gone()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return View("Message", new MessageModel("This link does not work any more", ["It was used before, or it is older than seven days. Ask whoever gave it to you for a new one; whoever runs the site finds a fresh link for the first administrator by starting the program again."]));
    }

    private List<string> Problems() => ModelState.Values.SelectMany(v => v.Errors).Select(e => e.ErrorMessage).ToList();

    private string FirstProblem() => Problems().First();
}
