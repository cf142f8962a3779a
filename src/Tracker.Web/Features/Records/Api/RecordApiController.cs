using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Tracker.Domain.Records;
using Tracker.Domain.Review;
using Tracker.Web.Features.Shared;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Records.Api;

/// <summary>
/// Records and changes to them, sent by programs: judged, saved and proposed as what is sent by the form. A token that may write saves;
/// one that may only propose, proposes.
/// </summary>
[Authorize(Policy = TokenPolicies.Send)]
[RequestSizeLimit(RecordBody.MaxBytes)]
public sealed class RecordApiController(RecordDesk desk, ProposalDesk proposals, RecordExport export) : ApiController
{
    private const string Address = Root + "/records";
    private const string VersionField = "version";

    private bool IsProposal => !User.HasClaim(Scopes.Claim, Scopes.Write);

    [HttpGet(Address + "/{recordRef}")]
    [AllowAnonymous]
    public async Task<IActionResult> Show([FromRoute] string recordRef) =>
        await export.FindAsync(recordRef, Aborted) is { } cells ? Json(cells) : NoRecord(recordRef);

    [HttpPost(Address + "/{type}")]
    public async Task<IActionResult> Add([FromRoute] string type)
    {
        if (RecordTypes.Find(type) is not { } found)
        {
            return NotThere($"There is no kind of record “{type}”. The kinds are: {string.Join(", ", RecordTypes.All.Select(t => t.Slug))}.");
        }

        var (body, unreadable) = await ReadAsync();
        if (body is null)
        {
            return unreadable!;
        }

        var draft = await desk.JudgeAsync(found, body.WriteOver(found.NewInput(), found), Aborted);
        List<FieldProblem> problems = [.. body.ProblemsFor(found, n => n == "type" ? found.Slug : null), .. draft.Problems];
        if (body.HasVersion)
        {
            problems.Add(new FieldProblem(VersionField, draft.Input.Version, "A new record has no version yet. Leave this out."));
        }

        if (problems.Count > 0)
        {
            return Refuse(problems);
        }

        return IsProposal
            ? Proposed((await proposals.ProposeAsync(draft, null, Actor, body.Reason, Aborted))!)
            : await SavedAsync(await desk.AddAsync(draft, desk.SetOf(Actor, body.Reason ?? FormPurpose.Added), along: null, Aborted), StatusCodes.Status201Created);
    }

    [HttpPut(Address + "/{recordRef}")]
    public async Task<IActionResult> Change([FromRoute] string recordRef)
    {
        var (body, unreadable) = await ReadAsync();
        if (body is null)
        {
            return unreadable!;
        }

        // Where somebody saves in the same moment, all of it begins again: then the version is behind.
        for (; ; )
        {
            if (await desk.LoadAsync(recordRef, Aborted) is not { } record || await export.FindAsync(recordRef, Aborted) is not { } cells)
            {
                return NoRecord(recordRef);
            }

            if (await ChangeAsync(record, cells, body) is { } answer)
            {
                return answer;
            }
        }
    }

    private async Task<IActionResult?> ChangeAsync(CooperationRecord record, RecordCells cells, RecordBody body)
    {
        var draft = await desk.JudgeAsync(record.Type, body.WriteOver(record.ToInput(), record.Type), Aborted);
        var isVersionWrong = draft.Problems.Any(p => p.Column == VersionField);
        if (body.HasVersion && !isVersionWrong && draft.Input.Version != record.ToInput().Version)
        {
            return Behind(record, draft.Input);
        }

        List<FieldProblem> problems = [.. body.ProblemsFor(record.Type, cells.Read), .. draft.Problems];
        if (!body.HasVersion)
        {
            problems.Add(new FieldProblem(VersionField, null, "Give the version that your change began from, as the record’s JSON says it."));
        }

        if (problems.Count > 0)
        {
            return Refuse(problems);
        }

        if (IsProposal)
        {
            return await proposals.ProposeAsync(draft, record, Actor, body.Reason, Aborted) is { } proposal ? Proposed(proposal) : Json(cells);
        }

        return await desk.ChangeAsync(record, draft, desk.SetOf(Actor, body.Reason ?? FormPurpose.Corrected), along: null, Aborted)
            ? await SavedAsync(record.Ref, StatusCodes.Status200OK)
            : null;
    }

    /// <summary>409, with each field in which the two differ as it was sent and as it stands.</summary>
    private ObjectResult Behind(CooperationRecord record, RecordInput yours)
    {
        var fields = RecordContent.Differences(record.Type, record.ToInput(), yours).Select(c => new { c.Column, Yours = c.New, Theirs = c.Old });
        return Problem(
            $"Your change began from version {yours.Version}, and the record is at version {record.Version}. Compare, then send it again with the new version.",
            statusCode: StatusCodes.Status409Conflict, title: "Somebody has saved this record since",
            extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { [VersionField] = record.Version, ["fields"] = fields });
    }

    private async Task<(RecordBody? Body, IActionResult? Unreadable)> ReadAsync()
    {
        if (!Request.HasJsonContentType())
        {
            return (null, Problem("Send the record as JSON, with the header “Content-Type: application/json”.", statusCode: StatusCodes.Status415UnsupportedMediaType, title: Unreadable));
        }

        var (body, problem) = await RecordBody.ReadAsync(Request.Body, Aborted);
        return (body, body is null ? Problem(problem, statusCode: StatusCodes.Status400BadRequest, title: Unreadable) : null);
    }

    private async Task<IActionResult> SavedAsync(string recordRef, int status)
    {
        Response.StatusCode = status;
        Response.Headers.Location = Address + "/" + recordRef;
        return Json((await export.FindAsync(recordRef, Aborted))!);
    }

    private AcceptedResult Proposed(Proposal proposal)
    {
        var address = "/proposals/" + proposal.Ref;
        return Accepted(address, new { Proposal = proposal.Ref, Url = address });
    }

    private static DownloadResult Json(RecordCells cells) => DownloadResult.Json((stream, cancellation) => RecordExport.WriteOneAsync(cells, stream, cancellation));

    private ActionResult NoRecord(string recordRef) => NotThere($"There is no record “{recordRef}”. Its reference looks like 287g-7K3M9Q, as the record’s page shows it.");
}
