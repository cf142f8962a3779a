using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Tracker.Domain;
using Tracker.Domain.Review;
using Tracker.Web.Features.Shared;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Corrections;

/// <param name="Problem">Why it was not decided.</param>
/// <param name="Word">What was typed.</param>
public sealed record CorrectionReviewModel(Correction Correction, string? Problem, string? Word)
{
    /// <summary>The form of what it is about, with the source and the reason filled in.</summary>
    public string Form => Correction.RecordRef is null
        ? Correction.About
        : $"{Correction.About}/edit?source={Uri.EscapeDataString(Correction.SourceUrl)}&reason={Uri.EscapeDataString($"Correction {Correction.Ref}, sent by a reader")}";
}

/// <summary>Editors decide on what readers have sent.</summary>
[Route("/review/corrections/{correctionRef}")]
[Authorize(Policy = Policies.Review)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class CorrectionReviewController(CorrectionDesk desk) : TrackerController
{
    [HttpGet("")]
    public Task<IActionResult> Show([FromRoute] string correctionRef) => PageAsync(correctionRef, null, StatusCodes.Status200OK);

    [HttpPost("taken-up")]
    public Task<IActionResult> TakeUp([FromRoute] string correctionRef, [FromForm] int seen, [FromForm] string? word) => DecideAsync(correctionRef, seen, isTakenUp: true, Text.Tidy(word));

    [HttpPost("decline")]
    public async Task<IActionResult> Decline([FromRoute] string correctionRef, [FromForm] int seen, [FromForm] string? word) => Text.Tidy(word) is { } said
        ? await DecideAsync(correctionRef, seen, isTakenUp: false, said)
        : await PageAsync(correctionRef, "Say why it is declined: its sender can read it.", StatusCodes.Status400BadRequest);

    private async Task<IActionResult> DecideAsync(string correctionRef, int seen, bool isTakenUp, string? word)
    {
        if (await desk.FindAsync(correctionRef, Aborted) is not { } correction)
        {
            return NotFound();
        }

        var said = word is { Length: > Correction.WordMaxLength } ? word[..Correction.WordMaxLength] : word;
        if (!await desk.DecideAsync(correction, seen, isTakenUp, said, Actor, Aborted))
        {
            return await PageAsync(correctionRef, "Another editor has decided meanwhile. This is how it stands.", StatusCodes.Status409Conflict);
        }

        Say($"{correctionRef} is {(isTakenUp ? "taken up" : "declined")}.");
        return Redirect("/review");
    }

    private async Task<IActionResult> PageAsync(string correctionRef, string? problem, int status)
    {
        if (await desk.FindAsync(correctionRef, Aborted) is not { } correction)
        {
            return NotFound();
        }

        Response.StatusCode = status;
        return View("/Features/Corrections/Review.cshtml", new CorrectionReviewModel(correction, problem, problem is null ? null : Request.Form["word"].ToString()));
    }
}
