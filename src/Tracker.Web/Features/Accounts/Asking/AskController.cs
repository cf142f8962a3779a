using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Tracker.Web.Data;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Accounts.Asking;

public sealed record AskModel(AskInput Input, IReadOnlyList<string> Problems);

/// <summary>Asking for an account, where the settings allow it.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class AskController(AskingDesk desk, CurrentSite site) : TrackerController
{
    private const string Address = "/join/ask";

    [HttpGet(Address)]
    public async Task<IActionResult> Ask() => await IsOpenAsync() ? View("Ask", new AskModel(new AskInput(), [])) : Closed();

    [HttpPost(Address)]
    public async Task<IActionResult> Ask([FromForm] AskInput input)
    {
        if (!await IsOpenAsync())
        {
            return Closed();
        }

        if (string.IsNullOrWhiteSpace(input.Pseudonym))
        {
            ModelState.AddModelError(nameof(input.Pseudonym), "Choose a pseudonym: the name that history shows for what you add.");
        }

        if (!ModelState.IsValid)
        {
            return Refuse(input, StatusCodes.Status400BadRequest, ModelState.Values.SelectMany(v => v.Errors).Select(e => e.ErrorMessage).ToList());
        }

        return await desk.AskAsync(input.Pseudonym!.Trim(), input.Password!, input.Why, HttpContext.Connection.RemoteIpAddress)
            ? View("Message", new MessageModel("Your request is taken", [
                "An administrator decides about it. If the pseudonym was free and you are let in, you can sign in with it and your password.",
                "Nobody can write to you, since no e-mail is asked for: try to sign in from tomorrow on. If it does not work within a week, ask again with another pseudonym."]))
            : Refuse(input, StatusCodes.Status429TooManyRequests, ["Too many people have asked a moment ago. Wait an hour, then send the form again."]);
    }

    private async Task<bool> IsOpenAsync() => (await site.SettingsAsync(Aborted)).AllowsAsking;

    private ViewResult Closed()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return View("Message", new MessageModel("Nobody can ask for an account here", ["People join this site by invitation. Reading needs no account."]));
    }

    private ViewResult Refuse(AskInput input, int status, IReadOnlyList<string> problems)
    {
        Response.StatusCode = status;
        input.Password = null;
        return View("Ask", new AskModel(input, problems));
    }
}
