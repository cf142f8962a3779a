using System.Net.Mime;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Tracker.Web.Data;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Accounts;

public sealed class NewPasskeyInput
{
    public string? Credential { get; set; }

    public string? Name { get; set; }
}

/// <summary>The passkeys of an account. The browser needs a script for them; without it the app's codes do the same.</summary>
[Authorize]
[MayChangeFactors]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class PasskeysController(SecondFactorDesk desk, SignInManager<TrackerUser> signIn) : TrackerController
{
    /// <summary>What the browser needs to know to make one, as JSON.</summary>
    [HttpPost("/account/passkeys/options")]
    public async Task<IActionResult> Options()
    {
        var user = await desk.UserAsync(User);
        var json = await signIn.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = user.Id, Name = user.Pseudonym, DisplayName = user.Pseudonym });
        return Content(json, MediaTypeNames.Application.Json);
    }

    [HttpPost("/account/passkeys")]
    public async Task<IActionResult> Add([FromForm] NewPasskeyInput input)
    {
        var user = await desk.UserAsync(User);
        if (await PasskeyCeremony.TryAsync(input.Credential, signIn.PerformPasskeyAttestationAsync) is not { Succeeded: true } made || made.UserEntity.Id != user.Id)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View("SecondFactor", await desk.ModelAsync(User, "The passkey was not made. Try again; the browser asks for it, and for your fingerprint, face or PIN."));
        }

        await desk.AddPasskeyAsync(user, made.Passkey, input.Name);
        Say("The passkey is kept. You can sign in with it.");
        return Redirect(SecondFactor.Page);
    }

    [HttpPost("/account/passkeys/remove")]
    public async Task<IActionResult> Remove([FromForm] string? id)
    {
        if (!await desk.RemovePasskeyAsync(User, id ?? ""))
        {
            return NotFound();
        }

        Say("The passkey is taken away. It no longer signs in.");
        return Redirect(SecondFactor.Page);
    }
}

/// <summary>Signing in with a passkey, which is two factors in one: the device, and what unlocks it.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class PasskeySignInController(UserManager<TrackerUser> users, SignInManager<TrackerUser> signIn) : TrackerController
{
    /// <summary>A challenge that names no account, as JSON: the browser offers whichever passkeys it has for this site.</summary>
    [HttpPost("/sign-in/passkey/options")]
    public async Task<IActionResult> Options() => Content(await signIn.MakePasskeyRequestOptionsAsync(null), MediaTypeNames.Application.Json);

    [HttpPost("/sign-in/passkey")]
    public async Task<IActionResult> SignIn([FromForm] NewPasskeyInput input, [FromQuery(Name = "return")] string? returnUrl)
    {
        if (await PasskeyCeremony.TryAsync(input.Credential, signIn.PerformPasskeyAssertionAsync) is not { Succeeded: true, User.IsDisabled: false } result)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View("SignIn", new SignInModel(new SignInInput(), returnUrl, "This passkey does not sign in here. Try again, or use your pseudonym and password."));
        }

        await users.AddOrUpdatePasskeyAsync(result.User, result.Passkey);
        await signIn.SignInWithClaimsAsync(result.User, isPersistent: false, [SecondFactor.Given]);
        return Redirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "/");
    }
}

internal static class PasskeyCeremony
{
    /// <summary>Null for what is no answer to a challenge that this browser was given.</summary>
    public static async Task<T?> TryAsync<T>(string? credential, Func<string, Task<T>> judge) where T : class
    {
        if (string.IsNullOrWhiteSpace(credential))
        {
            return null;
        }

        try
        {
            return await judge(credential);
        }
        catch (Exception e) when (e is InvalidOperationException or System.Text.Json.JsonException or FormatException)
        {
            // Identity throws where no challenge is under way, and for text that is no credential.
            return null;
        }
    }
}
