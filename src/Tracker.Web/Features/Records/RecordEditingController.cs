using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;
using Tracker.Web.Data;
using Tracker.Web.Features.Shared;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Records;

public sealed record DeleteModel(RecordCard Card, int Version, string? Problem);

/// <summary>Adds, edits and deletes records, by one form for every type. What a contributor sends is proposed; what an editor sends is saved.</summary>
[Route("/records")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class RecordEditingController(RecordDesk desk, RecordFormPage page, RecordForm form, ProposalDesk proposals, TrackerDbContext db, TimeProvider clock)
    : RecordFormController(desk, page, form)
{
    [HttpGet("{type}/new")]
    [Authorize(Policy = Policies.Propose)]
    public async Task<IActionResult> New([FromRoute] string type, string? jurisdiction) =>
        RecordTypes.Find(type) is { } found
            ? await FormAsync(FormPurpose.New(found, await IsProposalAsync()), await Page.BlankAsync(found, jurisdiction, Aborted))
            : NotFound();

    [HttpPost("{type}/new")]
    [Authorize(Policy = Policies.Propose)]
    [FormWithFiles]
    public async Task<IActionResult> New([FromRoute] string type)
    {
        if (RecordTypes.Find(type) is not { } found)
        {
            return NotFound();
        }

        var isProposal = await IsProposalAsync();
        return await PostedAsync(FormPurpose.New(found, isProposal), record: null, async (draft, _) =>
        {
            if (isProposal)
            {
                return Proposed(await proposals.ProposeAsync(draft, null, Actor, Reason, Aborted));
            }

            var recordRef = await Desk.AddAsync(draft, Desk.SetOf(Actor, Reason ?? FormPurpose.Added), along: null, Aborted);
            Say($"{recordRef} is recorded.");
            return Redirect("/records/" + recordRef);
        });
    }

    /// <summary>What is recorded already, while somebody types.</summary>
    [HttpGet("{type}/like.json")]
    [Authorize(Policy = Policies.Propose)]
    public async Task<IActionResult> Alike([FromRoute] string type, string? geoid, string? agency, [FromServices] RecordsAlike alike) =>
        RecordTypes.Find(type) is { } found && GeoId.TryParse(geoid, out var place) ? Json(await alike.FindAsync(found, place, agency, Aborted)) : NotFound();

    /// <param name="source">The address of a source to be added.</param>
    /// <param name="reason">Why it is edited, to begin with.</param>
    [HttpGet("{recordRef}/edit")]
    [Authorize(Policy = Policies.Propose)]
    public async Task<IActionResult> Edit([FromRoute] string recordRef, string? source, string? reason) =>
        await Desk.LoadAsync(recordRef, Aborted) is { } record
            ? await FormAsync(FormPurpose.Edit(record.Type, recordRef, await IsProposalAsync()), WithSource(await Page.StoredAsync(record, Aborted), source), Domain.Text.Tidy(reason))
            : NotFound();

    [HttpPost("{recordRef}/edit")]
    [Authorize(Policy = Policies.Propose)]
    [FormWithFiles]
    public async Task<IActionResult> Save([FromRoute] string recordRef)
    {
        if (await Desk.LoadAsync(recordRef, Aborted) is not { } there)
        {
            return NotFound();
        }

        var isProposal = await IsProposalAsync();
        return await PostedAsync(FormPurpose.Edit(there.Type, recordRef, isProposal), () => Desk.LoadAsync(recordRef, Aborted), async (draft, record) =>
        {
            if (isProposal)
            {
                return Proposed(await proposals.ProposeAsync(draft, record, Actor, Reason, Aborted));
            }

            if (!await Desk.ChangeAsync(record!, draft, Desk.SetOf(Actor, Reason ?? FormPurpose.Corrected), along: null, Aborted))
            {
                return null;
            }

            Say($"{recordRef} is saved.");
            return Redirect("/records/" + recordRef);
        });
    }

    [HttpGet("{recordRef}/delete")]
    [Authorize(Policy = Policies.DeleteRecords)]
    public async Task<IActionResult> Delete([FromRoute] string recordRef) => await DeletePageAsync(recordRef, null);

    [HttpPost("{recordRef}/delete")]
    [Authorize(Policy = Policies.DeleteRecords)]
    public async Task<IActionResult> ConfirmDelete([FromRoute] string recordRef)
    {
        if (Reason is null)
        {
            return await DeletePageAsync(recordRef, "Say why the record is deleted: history keeps it.");
        }

        if (await Desk.LoadAsync(recordRef, Aborted) is not { } record)
        {
            return NotFound();
        }

        if (Request.Form["version"] != record.ToInput().Version || !await Desk.DeleteAsync(record, Actor, Reason, Aborted))
        {
            return await DeletePageAsync(recordRef, "Somebody changed the record a moment ago. This is how it stands now; delete it again if you still want to.", StatusCodes.Status409Conflict);
        }

        Say($"{recordRef} is deleted. Its history stays.");
        return Redirect($"/jurisdictions/{record.JurisdictionGeoid}");
    }

    /// <summary>With one more source, of which only the address is known.</summary>
    private static RecordInput WithSource(RecordInput input, string? address)
    {
        if (Domain.Sources.WebAddress.TryParse(address, out var url) && !input.Sources.Exists(s => s.Url == url))
        {
            input.Sources.Add(new CitationInput { Url = url });
        }

        return input;
    }

    private async Task<bool> IsProposalAsync() => !await MayAsync(Policies.WriteRecords);

    private RedirectResult Proposed(Domain.Review.Proposal? proposal)
    {
        Say(proposal is null ? "This says what the record says already; nothing was proposed." : $"{proposal.Ref} waits for an editor. Thank you.");
        return Redirect(proposal is null ? Request.Path.Value!.Replace("/edit", "", StringComparison.Ordinal) : "/proposals/" + proposal.Ref);
    }

    private async Task<IActionResult> DeletePageAsync(string recordRef, string? problem, int status = StatusCodes.Status400BadRequest)
    {
        if (await db.LoadWithEverythingAsync(db.Records.Where(r => r.Ref == recordRef), Aborted) is not [var record])
        {
            return NotFound();
        }

        Response.StatusCode = problem is null ? StatusCodes.Status200OK : status;
        return View("Delete", new DeleteModel(RecordCard.Of(record, clock.Day()), record.Version, problem));
    }
}
