using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Tracker.Domain.Checks;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;
using Tracker.Web.Data;
using Tracker.Web.Features.Shared;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Checks;

public sealed record DeleteCheckModel(Check Check, string? Problem);

/// <summary>Records that somebody looked and found nothing, and deletes what should never have been recorded.</summary>
[Route("/checks")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class CheckEditingController(CheckDesk desk, ReferenceCache reference, TrackerDbContext db, TimeProvider clock) : TrackerController
{
    [HttpGet("new")]
    [Authorize(Policy = Policies.RecordChecks)]
    public async Task<IActionResult> New(string? jurisdiction, string? topic)
    {
        var input = new CheckInput { Topic = RecordTypes.Find(topic)?.Slug, CheckedOn = PartialDate.Of(clock.Day()).ToString() };
        var gazetteer = await reference.GazetteerAsync(Aborted);
        if (GeoId.TryParse(jurisdiction, out var geoid) && gazetteer.Find(geoid) is { } place)
        {
            (input.Geoid, input.Jurisdiction) = (place.Geoid.Value, gazetteer.FullNameOf(place));
        }

        return await FormAsync(input, null, []);
    }

    [HttpPost("new")]
    [Authorize(Policy = Policies.RecordChecks)]
    public async Task<IActionResult> New()
    {
        var typed = CheckForm.Read(Request.Form);
        var find = CheckForm.Find(Request.Form);
        var draft = await desk.JudgeAsync(typed, find, Aborted);
        if (!draft.IsSound)
        {
            return await FormAsync(typed, find, draft.Problems);
        }

        if (await desk.AddAsync(draft, Actor, Aborted) is not { } checkRef)
        {
            return await New();
        }

        Say($"{checkRef} is recorded: looked for {RecordTypes.Of(draft.Input.Topic!).PluralName}, and found nothing.");
        return Redirect($"/jurisdictions/{draft.Place!.Geoid}#{draft.Input.Topic}");
    }

    [HttpGet("{checkRef}/delete")]
    [Authorize(Policy = Policies.DeleteRecords)]
    public async Task<IActionResult> Delete([FromRoute] string checkRef) =>
        await desk.LoadAsync(checkRef, Aborted) is { } check ? View("DeleteCheck", new DeleteCheckModel(check, null)) : NotFound();

    [HttpPost("{checkRef}/delete")]
    [Authorize(Policy = Policies.DeleteRecords)]
    public async Task<IActionResult> ConfirmDelete([FromRoute] string checkRef)
    {
        if (await desk.LoadAsync(checkRef, Aborted) is not { } check)
        {
            return NotFound();
        }

        if (Reason is null)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View("DeleteCheck", new DeleteCheckModel(check, "Say why the check is deleted: history keeps it."));
        }

        if (!await desk.DeleteAsync(check, Actor, Reason, Aborted))
        {
            return NotFound();
        }

        Say($"{checkRef} is deleted. Its history stays.");
        return Redirect($"/jurisdictions/{check.JurisdictionGeoid}");
    }

    private async Task<IActionResult> FormAsync(CheckInput input, string? find, IReadOnlyList<FieldProblem> problems)
    {
        Response.StatusCode = problems.Count > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
        var chosen = input.Source.SourceRef is { } sourceRef ? (await db.Sources.FindAsync([sourceRef], Aborted))?.DisplayTitle : null;
        return View("NewCheck", CheckForm.Lay(input, find, chosen, problems));
    }
}
