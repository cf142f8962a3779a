using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Review;
using Tracker.Web.Features.Records;
using Tracker.Web.Features.Shared;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Review;

public sealed record ProposalsModel(IReadOnlyList<Proposal> Proposals, ListNavigation Navigation);

/// <summary>What somebody has proposed, for themselves: what became of it, and while it waits, to change or withdraw. Another's is not there.</summary>
[Route("/proposals")]
[Authorize(Policy = Policies.Propose)]
public sealed class ProposalsController(RecordDesk desk, RecordFormPage page, RecordForm form, ProposalDesk proposals, ReviewDesk review) : RecordFormController(desk, page, form)
{
    [HttpGet("")]
    public async Task<IActionResult> Index()
    {
        var query = new QueryValues(Request.Query);
        var paging = Paging.From(query);
        if (query.Problems.Count > 0)
        {
            return RefuseQuery(query.Problems);
        }

        var own = await proposals.Of(Actor).AsNoTracking().Skip(paging.Skip).Take(paging.PerPage).ToListAsync(Aborted);
        return View("Own", new ProposalsModel(own, ListNavigation.Of("/proposals", query, new Paged<Proposal>(own, await proposals.Of(Actor).CountAsync(Aborted), paging))));
    }

    [HttpGet("{proposalRef}")]
    public async Task<IActionResult> Show([FromRoute] string proposalRef)
    {
        if (await proposals.FindAsync(proposalRef, Actor, Aborted) is not { } proposal)
        {
            return NotFound();
        }

        await proposals.SeeAsync(proposal, Aborted);
        return View("OwnOne", (await review.BesideAsync([proposal], Aborted))[0]);
    }

    [HttpGet("{proposalRef}/edit")]
    public async Task<IActionResult> Edit([FromRoute] string proposalRef) =>
        await proposals.FindAsync(proposalRef, Actor, Aborted) is { IsWaiting: true } proposal
            ? await FormAsync(PurposeOf(proposal), await Page.NamedAsync(proposal.ProposedInput, Aborted), proposal.Reason)
            : NotFound();

    [HttpPost("{proposalRef}/edit")]
    [FormWithFiles]
    public async Task<IActionResult> Save([FromRoute] string proposalRef)
    {
        if (await proposals.FindAsync(proposalRef, Actor, Aborted) is not { } proposal)
        {
            return NotFound();
        }

        if (!proposal.IsWaiting)
        {
            return Decided(proposalRef);
        }

        return await PostedAsync(PurposeOf(proposal), record: null, async (draft, _) =>
        {
            if (!await proposals.ReviseAsync(proposal, draft, Reason, Aborted))
            {
                return Decided(proposalRef);
            }

            Say($"{proposalRef} is changed. It still waits for an editor.");
            return Redirect("/proposals/" + proposalRef);
        });
    }

    [HttpPost("{proposalRef}/withdraw")]
    public async Task<IActionResult> Withdraw([FromRoute] string proposalRef)
    {
        if (await proposals.FindAsync(proposalRef, Actor, Aborted) is not { } proposal)
        {
            return NotFound();
        }

        if (!proposal.IsWaiting || !await proposals.WithdrawAsync(proposal, Aborted))
        {
            return Decided(proposalRef);
        }

        Say($"{proposalRef} is withdrawn.");
        return Redirect("/proposals");
    }

    private RedirectResult Decided(string proposalRef)
    {
        Say("Nothing was changed: an editor has decided already, or it is withdrawn.");
        return Redirect("/proposals/" + proposalRef);
    }

    private static FormPurpose PurposeOf(Proposal proposal) => new(
        proposal.Type, $"Change {proposal.Ref}", $"/proposals/{proposal.Ref}/edit", proposal.RecordRef, "Propose this instead", proposal.IsNew ? FormPurpose.Added : FormPurpose.Corrected, $"/proposals/{proposal.Ref}")
    {
        Note = "It still waits for an editor: what you send now takes the place of what you proposed.",
    };
}
