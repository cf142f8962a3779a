using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Tracker.Domain.Site;
using Tracker.Web.Data;
using Tracker.Web.Features.Shared;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Site;

/// <param name="Problems">By the field that each is about.</param>
/// <param name="Theirs">What stands now and differs from what was typed, where somebody else has changed it meanwhile.</param>
public sealed record SettingsModel(SiteSettingsInput Input, string? ChangedBy, DateOnly? ChangedOn, IReadOnlyDictionary<string, string> Problems, IReadOnlyList<StandingValue> Theirs);

/// <summary>What the site says of itself, and what its administrators settle.</summary>
public sealed class SiteController(SiteDesk desk, CurrentSite site) : TrackerController
{
    [HttpGet("/about")]
    [AllowAnonymous]
    [OutputCache(PolicyName = PublicPages.Kept)]
    public async Task<IActionResult> About() => View(await site.SettingsAsync(Aborted));

    [HttpGet("/admin/settings")]
    [Authorize(Policy = Policies.ManageSite)]
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public async Task<IActionResult> Settings()
    {
        var settings = await desk.LoadAsync(Aborted);
        return Form(settings, SiteSettingsInput.Of(settings), new Dictionary<string, string>(StringComparer.Ordinal), [], StatusCodes.Status200OK);
    }

    [HttpPost("/admin/settings")]
    [Authorize(Policy = Policies.ManageSite)]
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public async Task<IActionResult> Settings([FromForm] SiteSettingsInput input)
    {
        if (!ModelState.IsValid)
        {
            return BadRequest();
        }

        var settings = await desk.LoadAsync(Aborted);
        var standing = SiteSettingsInput.Of(settings);
        var problems = SiteDesk.ProblemsOf(input);
        if (input.Version != standing.Version)
        {
            input.Version = standing.Version;
            return Form(settings, input, problems, StandingValue.Differing(standing, input), StatusCodes.Status409Conflict);
        }

        if (problems.Count > 0)
        {
            return Form(settings, input, problems, [], StatusCodes.Status400BadRequest);
        }

        if (!await desk.ChangeAsync(settings, input, Actor, Aborted))
        {
            return await Settings(input);
        }

        Say("The settings are saved, and hold from now on.");
        return Redirect("/admin/settings");
    }

    private ViewResult Form(SiteSettings settings, SiteSettingsInput input, IReadOnlyDictionary<string, string> problems, IReadOnlyList<StandingValue> theirs, int status)
    {
        ModelState.Clear();
        Response.StatusCode = status;
        return View("Settings", new SettingsModel(input, settings.ChangedBy, settings.ChangedAtUtc is { } at ? DateOnly.FromDateTime(at) : null, problems, theirs));
    }
}
