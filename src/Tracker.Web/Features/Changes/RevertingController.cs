using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Tracker.Domain.History;
using Tracker.Domain.Records;
using Tracker.Web.Data;
using Tracker.Web.Features.Records;
using Tracker.Web.Features.Shared;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Changes;

/// <summary>What stands in the way of one field.</summary>
public sealed record FieldObstacle(string Label, string Message);

/// <param name="Standing">The version that stands now, which the form gives back.</param>
/// <param name="Obstacles">What can no longer be so, field by field; nothing is written while there is one.</param>
/// <param name="IsStale">Somebody saved the record since the form was shown.</param>
/// <param name="ReasonProblem">What is wrong with the reason; null where nothing is.</param>
public sealed record RevertModel(
    string Ref, string Title, int Number, int Standing, ComparisonModel Differences, IReadOnlyList<FieldObstacle> Obstacles, bool IsStale, string? Reason, string? ReasonProblem)
{
    public bool CanGo => Obstacles.Count == 0 && !Differences.Comparison.IsSame;
}

/// <param name="DeletedBy">The change set that deleted the record.</param>
/// <param name="Obstacle">Why that cannot be taken back; null where it can be tried.</param>
public sealed record RevertDeletedModel(string Ref, int Number, long DeletedBy, string? Obstacle);

/// <summary>Lets a record say again what it said as an earlier version: a change like any other, once somebody has confirmed it.</summary>
[Authorize(Policy = Policies.WriteRecords)]
[Route("/records/{recordRef}/versions/{number}/revert")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class RevertingController(TrackerDbContext db, RecordVersions versions, RecordReverting reverting, RecordDesk desk, ChangeDesk changes) : TrackerController
{
    [HttpGet("")]
    public async Task<IActionResult> Revert([FromRoute] string recordRef, [FromRoute] string number)
    {
        if (await FindAsync(recordRef, number) is not var (list, wanted))
        {
            return NotFound();
        }

        return await reverting.PrepareAsync(recordRef, list, wanted, Aborted) is { } reversion
            ? Page(reversion, StatusCodes.Status200OK)
            : await DeletedAsync(recordRef, list, wanted, StatusCodes.Status200OK);
    }

    [HttpPost("")]
    public async Task<IActionResult> Confirm([FromRoute] string recordRef, [FromRoute] string number)
    {
        // What was judged cannot change before it is written.
        await using var turn = await db.TakeTurnAsync(Aborted);
        if (await FindAsync(recordRef, number) is not var (list, wanted))
        {
            return NotFound();
        }

        if (await reverting.PrepareAsync(recordRef, list, wanted, Aborted) is not { } reversion)
        {
            return await DeletedAsync(recordRef, list, wanted, StatusCodes.Status409Conflict);
        }

        if (Seen != reversion.Record.ToInput().Version)
        {
            return Page(reversion, StatusCodes.Status409Conflict, isStale: true);
        }

        if (!reversion.Draft.IsSound || reversion.Changes.IsSame)
        {
            return Page(reversion, StatusCodes.Status409Conflict);
        }

        if (Reason is null)
        {
            return Page(reversion, StatusCodes.Status400BadRequest, reasonProblem: "Say why the earlier version is right: history keeps it.");
        }

        await desk.ChangeAsync(reversion.Record, reversion.Draft, desk.SetOf(Actor, ReasonFor(wanted, Reason)), along: null, Aborted);
        await turn.CommitAsync(Aborted);
        Say($"{recordRef} says again what it said as version {wanted}.");
        return Redirect("/records/" + recordRef);
    }

    /// <summary>The version that stood when the form was shown.</summary>
    private string? Seen => Request.HasFormContentType ? Request.Form["version"].ToString() : null;

    private static string ReasonFor(int number, string reason)
    {
        var text = $"Back to version {number}: {reason}";
        return text[..Math.Min(text.Length, ChangeSet.ReasonMaxLength)];
    }

    private async Task<(VersionList List, int Number)?> FindAsync(string recordRef, string number) =>
        RecordVersionsController.NumberOf(number) is { } wanted && await versions.ListAsync(recordRef, Aborted) is { } list && list.SetOf.ContainsKey(wanted) ? (list, wanted) : null;

    private ViewResult Page(Reversion reversion, int status, bool isStale = false, string? reasonProblem = null)
    {
        Response.StatusCode = status;
        var (record, past) = (reversion.Record, reversion.Past);
        var obstacles = reversion.Draft.Problems.Select(p => new FieldObstacle(LabelOf(record.Type, p.Column), p.Message)).ToList();
        var differences = new ComparisonModel(reversion.Changes, $"Stands now (version {record.Version})", $"Back to version {past.Number}");
        return View("/Features/Changes/Revert.cshtml", new RevertModel(record.Ref, RecordCard.TitleOf(record), past.Number, record.Version, differences, obstacles, isStale, Reason, reasonProblem));
    }

    private static string LabelOf(RecordType type, string column) =>
        CitationColumn.Find(column) is var (place, _) ? $"Source {place}" : type.Column(column)?.Label ?? column;

    private async Task<IActionResult> DeletedAsync(string recordRef, VersionList list, int number, int status)
    {
        if (list.DeletedBy is not { } deletedBy || await changes.FindAsync(deletedBy, Aborted) is not { } set)
        {
            return NotFound();
        }

        Response.StatusCode = status;
        return View("/Features/Changes/RevertDeleted.cshtml", new RevertDeletedModel(recordRef, number, deletedBy, await changes.ObstacleAsync(set, Aborted)));
    }
}
