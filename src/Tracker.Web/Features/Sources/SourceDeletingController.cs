using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Tracker.Domain.Records;
using Tracker.Domain.Sources;
using Tracker.Web.Features.Records;
using Tracker.Web.Features.Shared;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Sources;

/// <summary>Something that rests on a source, with its page.</summary>
public sealed record RestingThing(string Title, string Url, string? Ref = null);

/// <param name="Unsupported">Records that nothing else supports, and whatever else cannot do without the source.</param>
/// <param name="Supported">Records that only lose this citation.</param>
public sealed record DeleteSourceModel(Source Source, IReadOnlyList<RestingThing> Unsupported, IReadOnlyList<RestingThing> Supported, int Files, string? Problem, bool IsReasonMissing)
{
    public bool CanGo => Unsupported.Count == 0;

    /// <summary>Sent with the form, so that what came to rest on the source meanwhile is seen before it goes.</summary>
    public int Resting => Unsupported.Count + Supported.Count;
}

/// <summary>Deletes a source on which nothing hangs that cannot stand without it.</summary>
[Authorize(Policy = Policies.DeleteRecords)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SourceDeletingController(SourceDesk desk) : TrackerController
{
    [HttpGet("/sources/{sourceRef}/delete")]
    public async Task<IActionResult> Delete([FromRoute] string sourceRef) => await PageAsync(sourceRef, null, StatusCodes.Status200OK);

    [HttpPost("/sources/{sourceRef}/delete")]
    public async Task<IActionResult> Confirm([FromRoute] string sourceRef)
    {
        if (await desk.LoadAsync(sourceRef, Aborted) is not { } source)
        {
            return NotFound();
        }

        var records = await desk.RestingAsync(sourceRef, Aborted);
        var page = await ModelAsync(source, records);
        if (!page.CanGo)
        {
            return await PageAsync(sourceRef, "It was not deleted: something rests on it.", StatusCodes.Status409Conflict);
        }

        if (Request.Form["version"] != $"{source.Version}" || Request.Form["resting"] != $"{page.Resting}")
        {
            return await PageAsync(sourceRef, "Somebody changed the source, or what rests on it, a moment ago. This is how it stands now; delete it again if you still want to.", StatusCodes.Status409Conflict);
        }

        if (Reason is null)
        {
            return await PageAsync(sourceRef, "Say why the source is deleted: history keeps it.", StatusCodes.Status400BadRequest);
        }

        if (!await desk.DeleteAsync(source, records, Actor, Reason, Aborted))
        {
            return await PageAsync(sourceRef, "Somebody changed the source, or what rests on it, a moment ago. This is how it stands now; delete it again if you still want to.", StatusCodes.Status409Conflict);
        }

        Say($"{sourceRef} is deleted.");
        return Redirect("/sources");
    }

    private async Task<IActionResult> PageAsync(string sourceRef, string? problem, int status)
    {
        if (await desk.LoadAsync(sourceRef, Aborted) is not { } source)
        {
            return NotFound();
        }

        Response.StatusCode = status;
        var model = await ModelAsync(source, await desk.RestingAsync(sourceRef, Aborted));
        return View("DeleteSource", model with { Problem = problem, IsReasonMissing = status == StatusCodes.Status400BadRequest });
    }

    private async Task<DeleteSourceModel> ModelAsync(Source source, List<CooperationRecord> records)
    {
        var others = (await desk.ListsAsync(source.Ref, Aborted)).ConvertAll(l => new RestingThing($"The published list “{l.Name}” is followed at this source", "/imports"));
        others.AddRange((await desk.ChecksAsync(source.Ref, Aborted)).Select(c => new RestingThing(
            $"The check of {PartialDate.Of(c.CheckedOn).ToText()}: {c.Topic.PluralName} in {c.Jurisdiction.Name}, {c.Jurisdiction.StateCode}, nothing found", "/checks/" + c.Ref, c.Ref)));
        if (source.IsOfFoundingDocument)
        {
            others.Add(new RestingThing("The founding document’s claims", "/taxonomy"));
        }

        return new DeleteSourceModel(
            source, [.. others, .. records.Where(r => !r.StandsWithout(source.Ref)).Select(Named)], [.. records.Where(r => r.StandsWithout(source.Ref)).Select(Named)], source.Attachments.Count, null, false);
    }

    private static RestingThing Named(CooperationRecord record) => new(RecordCard.TitleOf(record), "/records/" + record.Ref, record.Ref);
}
