using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Tracker.Domain.Agencies;
using Tracker.Web.Features.Shared;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Agencies;

/// <param name="Same">The agency that has this name or ORI already.</param>
/// <param name="Near">Agencies with near names, to be looked at before a new one is made.</param>
public sealed record AgencyFormModel(
    string? Ref, string Heading, AgencyInput Input, IReadOnlyDictionary<string, string> Problems, KnownAgency? Same, IReadOnlyList<KnownAgency> Near, string? Reason);

/// <summary>Adds an agency, or corrects one.</summary>
[Authorize(Policy = Policies.WriteRecords)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class AgencyEditingController(AgencyDesk desk) : TrackerController
{
    private const string Seen = "seen";

    [HttpGet("/agencies/new")]
    public async Task<IActionResult> New(string? jurisdiction)
    {
        var home = (await desk.JudgeAsync(new AgencyInput { Home = jurisdiction }, null, Aborted)).Home;
        var input = new AgencyInput();
        if (home != default)
        {
            (input.Home, input.HomeGeoid) = (await desk.HomeNameAsync(home, Aborted), home.Value);
        }

        return Form(null, input, Clean, StatusCodes.Status200OK);
    }

    [HttpPost("/agencies/new")]
    public async Task<IActionResult> New(AgencyInput input)
    {
        var tidy = input.Tidied();
        var judged = await desk.JudgeAsync(tidy, null, Aborted);
        var looked = judged.Near.All(n => Request.Form[Seen].Contains(n.Ref));
        if (judged.Problems.Count > 0 || !looked)
        {
            return Form(null, tidy, judged, StatusCodes.Status400BadRequest);
        }

        var agencyRef = await desk.AddAsync(tidy, judged.Home, Actor, Reason, Aborted);
        Say($"{agencyRef} is recorded.");
        return Redirect("/agencies/" + agencyRef);
    }

    [HttpGet("/agencies/{agencyRef}/edit")]
    public async Task<IActionResult> Edit([FromRoute] string agencyRef) =>
        await desk.LoadAsync(agencyRef, Aborted) is { } agency
            ? Form(agency, AgencyInput.Of(agency, await desk.HomeNameAsync(agency.HomeGeoid, Aborted)), Clean, StatusCodes.Status200OK)
            : NotFound();

    [HttpPost("/agencies/{agencyRef}/edit")]
    public async Task<IActionResult> Edit([FromRoute] string agencyRef, AgencyInput input)
    {
        if (await desk.LoadAsync(agencyRef, Aborted) is not { } agency)
        {
            return NotFound();
        }

        var tidy = input.Tidied();
        var judged = await desk.JudgeAsync(tidy, agencyRef, Aborted);
        var stale = input.Version != agency.Version;
        if (stale)
        {
            judged.Problems[nameof(AgencyInput.Version)] = $"Somebody saved this agency while you were editing; it now reads “{agency.Name}”, {await desk.HomeNameAsync(agency.HomeGeoid, Aborted)}, {agency.Ori ?? "no ORI"}, also called: {string.Join("; ", agency.Aliases.Select(a => a.Name))}. Check your entries below against that and save again.";
            tidy.Version = agency.Version;
        }

        if (judged.Problems.Count > 0)
        {
            return Form(agency, tidy, judged, stale ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest);
        }

        if (!await desk.ChangeAsync(agency, tidy, judged.Home, Actor, Reason, Aborted))
        {
            return await Edit(agencyRef, input);
        }

        Say("The agency is saved.");
        return Redirect("/agencies/" + agencyRef);
    }

    private static JudgedAgency Clean => new(default, [], null, []);

    private ViewResult Form(Agency? agency, AgencyInput input, JudgedAgency judged, int status)
    {
        ModelState.Clear();
        Response.StatusCode = status;
        return View("AgencyForm", new AgencyFormModel(agency?.Ref, agency?.Name ?? "New agency", input, judged.Problems, judged.Same, judged.Near, Reason));
    }
}
