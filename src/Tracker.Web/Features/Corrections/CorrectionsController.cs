using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Tracker.Domain.Review;
using Tracker.Web.Data;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Corrections;

/// <param name="Problems">By the field that each is about; under the empty name what is about none.</param>
public sealed record CorrectionModel(Subject Subject, CorrectionInput Input, IReadOnlyDictionary<string, string> Problems);

/// <summary>Readers without an account say what is wrong, where the settings allow it.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class CorrectionsController(CorrectionDesk desk, SendingBrake brake, CurrentSite site) : TrackerController
{
    [HttpGet("/corrections/new")]
    public async Task<IActionResult> New(string? record, string? jurisdiction) =>
        !await IsOpenAsync() ? Closed()
        : await desk.SubjectAsync(record, jurisdiction, Aborted) is { } subject ? Form(subject, new CorrectionInput(), new Dictionary<string, string>(StringComparer.Ordinal), StatusCodes.Status200OK)
        : NotFound();

    [HttpPost("/corrections/new")]
    public async Task<IActionResult> Send(string? record, string? jurisdiction, [FromForm] CorrectionInput input)
    {
        if (!await IsOpenAsync())
        {
            return Closed();
        }

        if (await desk.SubjectAsync(record, jurisdiction, Aborted) is not { } subject)
        {
            return NotFound();
        }

        var problems = new CorrectionInputValidator().Validate(input).Errors.GroupBy(e => e.PropertyName, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().ErrorMessage, StringComparer.Ordinal);
        if (problems.Count > 0)
        {
            return Form(subject, input, problems, StatusCodes.Status400BadRequest);
        }

        if (await desk.IsFullAsync(Aborted))
        {
            return TooMany(subject, input, "More corrections wait for an editor than can be looked at. Keep your text, and send it in some days.");
        }

        return brake.MaySend(HttpContext.Connection.RemoteIpAddress)
            ? Redirect("/corrections/" + await desk.SendAsync(subject, input, Aborted))
            : TooMany(subject, input, "Several corrections came from your network a moment ago. Wait a quarter of an hour, then send the form again.");
    }

    /// <summary>What became of it, for whoever has the address.</summary>
    [HttpGet("/corrections/{key:length(32)}")]
    public async Task<IActionResult> Sent([FromRoute] string key) => await desk.OfKeyAsync(key, Aborted) is { } correction ? View("Sent", correction) : NotFound();

    private async Task<bool> IsOpenAsync() => (await site.SettingsAsync(Aborted)).AllowsCorrections;

    private ViewResult Closed()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return View("Message", new MessageModel("Corrections are not taken by a form here", ["Whoever has an account can edit every record. How to reach those who run the site stands under “About this site”."]));
    }

    private ViewResult TooMany(Subject subject, CorrectionInput input, string why) =>
        Form(subject, input, new Dictionary<string, string>(StringComparer.Ordinal) { [""] = why }, StatusCodes.Status429TooManyRequests);

    private ViewResult Form(Subject subject, CorrectionInput input, IReadOnlyDictionary<string, string> problems, int status)
    {
        ModelState.Clear();
        Response.StatusCode = status;
        return View("New", new CorrectionModel(subject, input, problems));
    }
}
