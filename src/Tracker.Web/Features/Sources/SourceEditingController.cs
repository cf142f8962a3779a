using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain;
using Tracker.Domain.History;
using Tracker.Domain.Sources;
using Tracker.Web.Data;
using Tracker.Web.Features.Shared;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Sources;

public sealed record SourceFormModel(string Ref, string Heading, SourceInput Input, IReadOnlyDictionary<string, string> Problems);

/// <summary>Corrects a source, or identifies one that is known by its number only.</summary>
[Authorize(Policy = Policies.WriteRecords)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SourceEditingController(TrackerDbContext db, TimeProvider clock) : TrackerController
{
    [HttpGet("/sources/{sourceRef}/edit")]
    public async Task<IActionResult> Edit([FromRoute] string sourceRef) => await db.Sources.AsNoTracking().SingleOrDefaultAsync(s => s.Ref == sourceRef, Aborted) is { } source
        ? View("Edit", new SourceFormModel(source.Ref, source.DisplayTitle, SourceInput.Of(source), new Dictionary<string, string>()))
        : NotFound();

    [HttpPost("/sources/{sourceRef}/edit")]
    public async Task<IActionResult> Edit([FromRoute] string sourceRef, SourceInput input, string? reason)
    {
        if (await db.Sources.SingleOrDefaultAsync(s => s.Ref == sourceRef, Aborted) is not { } source)
        {
            return NotFound();
        }

        var tidy = input.Tidied();
        var result = await new SourceInputValidator().ValidateAsync(tidy, Aborted);
        var problems = result.Errors.DistinctBy(e => e.PropertyName).ToDictionary(e => e.PropertyName, e => e.ErrorMessage, StringComparer.Ordinal);
        var stale = input.Version != source.Version;
        if (stale)
        {
            problems["Version"] = $"Somebody saved this source while you were editing; it now reads “{source.DisplayTitle}”, {source.Publisher}, {source.Url}. Check your entries below against that and save again.";
            tidy.Version = source.Version;
        }

        if (problems.Count > 0)
        {
            ModelState.Clear();
            Response.StatusCode = stale ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest;
            return View("Edit", new SourceFormModel(sourceRef, source.DisplayTitle, tidy, problems));
        }

        source.Describe(tidy);
        await db.SaveChangesAsync(new ChangeSet(ChangeOrigin.Form, Actor.UserId, Actor.Name, Text.Tidy(reason) ?? "Corrected the source", clock.Utc()), Aborted);
        Say("The source is saved.");
        return Redirect("/sources/" + sourceRef);
    }
}
