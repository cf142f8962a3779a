using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Accounts;

/// <summary>The page on which somebody sets up an authenticator app and recovery codes; <see cref="PasskeysController"/> does its passkeys.</summary>
[Authorize]
[MayChangeFactors]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SecondFactorController(SecondFactorDesk desk) : TrackerController
{
    [HttpGet(SecondFactor.Page)]
    public async Task<IActionResult> Show() => View("SecondFactor", await desk.ModelAsync(User, null));

    [HttpPost(SecondFactor.Page + "/app")]
    public async Task<IActionResult> Begin()
    {
        if (!(await desk.UserAsync(User)).TwoFactorEnabled)
        {
            await desk.BeginAsync(User);
        }

        return Redirect(SecondFactor.Page);
    }

    [HttpPost(SecondFactor.Page + "/app/confirm")]
    public async Task<IActionResult> Confirm([FromForm] CodeInput input)
    {
        if (ModelState.IsValid && await desk.ConfirmAsync(User, input.Code!) is { } codes)
        {
            return View("RecoveryCodes", new RecoveryCodesModel(codes));
        }

        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("SecondFactor", await desk.ModelAsync(User, "This is not the code that your app shows now. Check that the clock of your phone is right, and enter the next one."));
    }

    [HttpPost(SecondFactor.Page + "/codes")]
    public async Task<IActionResult> NewCodes() =>
        (await desk.UserAsync(User)).TwoFactorEnabled ? View("RecoveryCodes", new RecoveryCodesModel(await desk.NewCodesAsync(User))) : Redirect(SecondFactor.Page);

    [HttpPost(SecondFactor.Page + "/app/remove")]
    public async Task<IActionResult> Remove()
    {
        await desk.RemoveAuthenticatorAsync(User);
        Say("The app is taken away. Its codes no longer work.");
        return Redirect(SecondFactor.Page);
    }
}

/// <summary>Refuses changes to the factors of an account in a session that was begun without the one there is.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class MayChangeFactorsAttribute : Attribute, IAsyncActionFilter
{
    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var desk = context.HttpContext.RequestServices.GetRequiredService<SecondFactorDesk>();
        var who = context.HttpContext.User;
        if (!HttpMethods.IsPost(context.HttpContext.Request.Method) || await desk.MayChangeAsync(who, await desk.UserAsync(who)))
        {
            await next();
            return;
        }

        context.Result = new RedirectResult(SecondFactor.Page);
    }
}
