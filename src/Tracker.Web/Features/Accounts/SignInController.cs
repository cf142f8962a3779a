using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Tracker.Web.Data;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Accounts;

/// <summary>Signing in with password and code, and out.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SignInController(SignInDesk desk, SignInManager<TrackerUser> signIn, IOptions<AccountSettings> settings) : TrackerController
{
    private const string Wrong = "The pseudonym or the password is wrong.";
    private const string TooMany = "There were too many wrong tries. Wait a quarter of an hour, sign in with a passkey, or ask an administrator for a link.";

    [HttpGet("/sign-in")]
    public IActionResult SignIn([FromQuery(Name = "return")] string? returnUrl) => View(new SignInModel(new SignInInput(), returnUrl, null));

    [HttpPost("/sign-in")]
    public async Task<IActionResult> SignIn([FromForm] SignInInput input, [FromQuery(Name = "return")] string? returnUrl)
    {
        var outcome = ModelState.IsValid ? await desk.TryPasswordAsync(input.Pseudonym!.Trim(), input.Password!, HttpContext.Connection.RemoteIpAddress) : SignInOutcome.Wrong;
        if (outcome == SignInOutcome.SignedIn)
        {
            return GoOn(returnUrl);
        }

        if (outcome == SignInOutcome.CodeWanted)
        {
            return Redirect("/sign-in/code" + QueryOf(returnUrl));
        }

        Response.StatusCode = StatusOf(outcome);
        input.Password = null;
        return View(new SignInModel(input, returnUrl, outcome == SignInOutcome.TooMany ? TooMany : ModelState.IsValid ? Wrong : FirstProblem));
    }

    [HttpGet("/sign-in/code")]
    public async Task<IActionResult> Code([FromQuery(Name = "return")] string? returnUrl) =>
        await signIn.GetTwoFactorAuthenticationUserAsync() is null ? Redirect("/sign-in" + QueryOf(returnUrl)) : View(new CodeModel(returnUrl, null));

    [HttpPost("/sign-in/code")]
    public async Task<IActionResult> Code([FromForm] CodeInput input, [FromQuery(Name = "return")] string? returnUrl)
    {
        var outcome = ModelState.IsValid ? await desk.TryCodeAsync(input.Code!, HttpContext.Connection.RemoteIpAddress) : SignInOutcome.Wrong;
        if (outcome == SignInOutcome.SignedIn)
        {
            return GoOn(returnUrl);
        }

        Response.StatusCode = StatusOf(outcome);
        return View(new CodeModel(returnUrl, outcome == SignInOutcome.TooMany ? TooMany : ModelState.IsValid ? "The code is wrong or was used before. Enter the one that your app shows now." : FirstProblem));
    }

    [HttpPost("/sign-out")]
    public async Task<IActionResult> Leave()
    {
        await signIn.SignOutAsync();
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"cookies\", \"storage\"";
        return Redirect("/signed-out");
    }

    [HttpGet("/signed-out")]
    public IActionResult SignedOut() => View("Message", new MessageModel("You are signed out.", ["This browser keeps nothing of your account."]));

    private static string QueryOf(string? returnUrl) => returnUrl is null ? "" : "?return=" + Uri.EscapeDataString(returnUrl);

    private static int StatusOf(SignInOutcome outcome) => outcome == SignInOutcome.TooMany ? StatusCodes.Status429TooManyRequests : StatusCodes.Status400BadRequest;

    private RedirectResult GoOn(string? returnUrl) =>
        Redirect(SecondFactor.IsMissing(User, settings.Value) ? SecondFactor.Page : Url.IsLocalUrl(returnUrl) ? returnUrl : "/");

    private string FirstProblem => ModelState.Values.SelectMany(v => v.Errors).First().ErrorMessage;
}
