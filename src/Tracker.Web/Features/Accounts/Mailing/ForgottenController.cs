using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Tracker.Web.Data;
using Tracker.Web.Infrastructure;
using Tracker.Web.Infrastructure.Mail;

namespace Tracker.Web.Features.Accounts.Mailing;

public sealed class ForgottenInput
{
    [Required(ErrorMessage = "Enter your pseudonym.")]
    [StringLength(TrackerUser.PseudonymMaxLength, ErrorMessage = "A pseudonym has at most 60 characters.")]
    public string? Pseudonym { get; set; }
}

public sealed record ForgottenModel(ForgottenInput Input, string? Problem);

/// <summary>For who has forgotten their password, where the site sends mail. The answer is the same whether there is such an account.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ForgottenController(Outbox outbox, ForgottenPasswords forgotten, GuessingBrake brake, ILookupNormalizer normalizer) : TrackerController
{
    private const string Address = "/sign-in/forgotten";

    [HttpGet(Address)]
    public IActionResult Ask() => outbox.Settings is null ? Closed() : View("Forgotten", new ForgottenModel(new ForgottenInput(), null));

    [HttpPost(Address)]
    public IActionResult Ask([FromForm] ForgottenInput input)
    {
        if (outbox.Settings is null)
        {
            return Closed();
        }

        if (!ModelState.IsValid)
        {
            return Refuse(input, StatusCodes.Status400BadRequest, ModelState.Values.SelectMany(v => v.Errors).First().ErrorMessage);
        }

        var pseudonym = input.Pseudonym!.Trim();
        if (!brake.MayTry("forgotten " + normalizer.NormalizeName(pseudonym), HttpContext.Connection.RemoteIpAddress))
        {
            return Refuse(input, StatusCodes.Status429TooManyRequests, "You have asked too often. Wait a quarter of an hour, or ask an administrator for a link.");
        }

        forgotten.Ask(pseudonym);
        return View("Message", new MessageModel("Look into your mail", [
            "If there is such an account, and an e-mail is kept with it, a link for a new password is on its way. It works once, within one hour.",
            "Nothing arrived? Most accounts have no e-mail. Ask an administrator for a link."]));
    }

    private ViewResult Closed()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return View("Message", new MessageModel("This site sends no mail", ["Ask an administrator for a link for a new password."]));
    }

    private ViewResult Refuse(ForgottenInput input, int status, string problem)
    {
        Response.StatusCode = status;
        return View("Forgotten", new ForgottenModel(input, problem));
    }
}
