using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Records;
using Tracker.Domain.Review;
using Tracker.Web.Data;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Records;

/// <summary>Keeps what contributors propose until an editor decides. Each sees only their own.</summary>
public sealed class ProposalDesk(TrackerDbContext db, ReferenceCache reference, TimeProvider clock)
{
    /// <summary>Null, and nothing is kept, where it says what the record says already.</summary>
    /// <param name="draft">Judged and sound.</param>
    /// <param name="record">The record it would change; null for one to be recorded.</param>
    public async Task<Proposal?> ProposeAsync(RecordDraft draft, CooperationRecord? record, Actor author, string? reason, CancellationToken cancellation)
    {
        var began = record?.ToInput();
        if (began is not null && RecordContent.Differences(draft.Type, began, draft.Input).Count == 0 && draft.Input.Sources.TrueForAll(s => s.File is null))
        {
            return null;
        }

        db.ChangeTracker.Clear();
        var proposal = new Proposal(await DrawAsync(cancellation), draft.Type, record?.Ref, began, author.UserId!, author.Name, clock.Utc());
        proposal.Say(draft, await TitleOfAsync(draft, cancellation), reason);
        db.Proposals.Add(proposal);
        await db.SaveChangesAsync(cancellation);
        return proposal;
    }

    /// <summary>Puts what an author says now in place of what they proposed. False when an editor has decided meanwhile.</summary>
    public async Task<bool> ReviseAsync(Proposal proposal, RecordDraft draft, string? reason, CancellationToken cancellation)
    {
        proposal.Say(draft, await TitleOfAsync(draft, cancellation), reason);
        return await SaveAsync(cancellation);
    }

    public async Task<bool> WithdrawAsync(Proposal proposal, CancellationToken cancellation)
    {
        proposal.Withdraw(clock.Utc());
        return await SaveAsync(cancellation);
    }

    /// <summary>A person's own, newest first.</summary>
    public IQueryable<Proposal> Of(Actor author) => db.Proposals.Where(p => p.AuthorId == author.UserId).OrderByDescending(p => p.MadeAtUtc).ThenBy(p => p.Ref);

    /// <summary>Tracked; null where there is none, or it is another's.</summary>
    public Task<Proposal?> FindAsync(string proposalRef, Actor author, CancellationToken cancellation) =>
        db.Proposals.SingleOrDefaultAsync(p => p.Ref == proposalRef && p.AuthorId == author.UserId, cancellation);

    /// <summary>Its author has read what became of it.</summary>
    public async Task SeeAsync(Proposal proposal, CancellationToken cancellation)
    {
        if (proposal is { IsWaiting: false, IsSeen: false })
        {
            proposal.BeSeen();
            await SaveAsync(cancellation);
        }
    }

    private async Task<bool> SaveAsync(CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    private async Task<string> TitleOfAsync(RecordDraft draft, CancellationToken cancellation)
    {
        var gazetteer = await reference.GazetteerAsync(cancellation);
        var headline = draft.Type.Headline.Select(h => draft.Type.Column(h)!).Select(c => c.Display(c.Read(draft.Input))).FirstOrDefault(t => t.Length > 0);
        return $"{draft.Agency?.Name ?? gazetteer.FullNameOf(gazetteer[draft.Geoid])}: {headline ?? draft.Type.Name}";
    }

    private async Task<string> DrawAsync(CancellationToken cancellation)
    {
        string drawn;
        do
        {
            drawn = RecordRef.New(Proposal.RefPrefix);
        }
        while (await db.Proposals.AnyAsync(p => p.Ref == drawn, cancellation));
        return drawn;
    }
}
