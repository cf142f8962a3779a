using Microsoft.EntityFrameworkCore;
using Tracker.Domain.History;
using Tracker.Domain.Records;
using Tracker.Domain.Review;
using Tracker.Web.Data;
using Tracker.Web.Features.Records;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Review;

/// <summary>What came of an editor's decision.</summary>
public enum Verdict
{
    /// <summary>It is decided.</summary>
    Done,

    /// <summary>Somebody has decided, or changed proposal or record, since the editor looked.</summary>
    Moved,

    /// <summary>A field that two people changed otherwise is left to be chosen.</summary>
    NeedsChoice,

    /// <summary>It cannot be recorded as it is: something it names is gone, or no longer goes together.</summary>
    Unsound,
}

/// <param name="RecordRef">What was recorded or changed.</param>
public sealed record Decision(Verdict Verdict, string? RecordRef = null, IReadOnlyList<FieldProblem>? Problems = null);

/// <summary>Decides on proposals, for editors: what is accepted becomes a change in its author's name.</summary>
public sealed class ReviewDesk(TrackerDbContext db, RecordDesk records, RecordFormPage page, RecordsAlike alike, TimeProvider clock)
{
    public IQueryable<Proposal> Waiting => db.Proposals.Where(p => p.State == ProposalState.Waiting).OrderBy(p => p.MadeAtUtc).ThenBy(p => p.Ref);

    public IQueryable<Proposal> Decided => db.Proposals.Where(p => p.State == ProposalState.Accepted || p.State == ProposalState.Declined).OrderByDescending(p => p.DecidedAtUtc).ThenBy(p => p.Ref);

    /// <summary>Each beside what stands now, for a page of them.</summary>
    public async Task<IReadOnlyList<ReviewItem>> BesideAsync(IReadOnlyCollection<Proposal> proposals, CancellationToken cancellation)
    {
        var refs = proposals.Select(p => p.RecordRef).OfType<string>().ToList();
        var stand = (await db.LoadWithEverythingAsync(db.Records.AsNoTracking().Where(r => refs.Contains(r.Ref)), cancellation)).ToDictionary(r => r.Ref, StringComparer.Ordinal);
        var items = new List<ReviewItem>();
        foreach (var proposal in proposals)
        {
            items.Add(ReviewItem.Of(proposal, proposal.RecordRef is { } r ? stand.GetValueOrDefault(r) : null, await AlikeAsync(proposal, cancellation)));
        }

        return items;
    }

    public async Task<ReviewItem?> FindAsync(string proposalRef, CancellationToken cancellation) =>
        await db.Proposals.AsNoTracking().SingleOrDefaultAsync(p => p.Ref == proposalRef, cancellation) is { } proposal ? (await BesideAsync([proposal], cancellation))[0] : null;

    /// <param name="seen">The <see cref="ReviewItem.Seen"/> of what the editor looked at.</param>
    /// <param name="keeps">Whether what stands is kept in a field; null where the editor has not chosen.</param>
    public async Task<Decision> AcceptAsync(string proposalRef, string? seen, Func<MergeField, bool?> keeps, string? word, Actor editor, CancellationToken cancellation)
    {
        if (await WaitingAsync(proposalRef, seen, cancellation) is not { } proposal)
        {
            return new Decision(Verdict.Moved);
        }

        var record = proposal.RecordRef is { } recordRef ? await records.LoadAsync(recordRef, cancellation) : null;
        var item = ReviewItem.Of(proposal, record, []);
        if (item.IsGone || item.Seen != seen)
        {
            return new Decision(Verdict.Moved);
        }

        if (item.Merge.Conflicts.Any(f => keeps(f) is null))
        {
            return new Decision(Verdict.NeedsChoice);
        }

        var input = await page.NamedAsync(item.Merge.Take(f => keeps(f) ?? false), cancellation);
        var draft = await records.JudgeAsync(proposal.Type, input, [], cancellation);
        return draft.IsSound ? await SaveAsync(proposal, record, draft, proposal.Reason, word, editor, cancellation) : new Decision(Verdict.Unsound, null, draft.Problems);
    }

    /// <summary>Accepts what an editor has made of it.</summary>
    /// <param name="record">The record it changes, tracked; null for one to be recorded.</param>
    /// <param name="draft">Judged and sound.</param>
    public async Task<Decision> AmendAsync(string proposalRef, string? seen, CooperationRecord? record, RecordDraft draft, string? reason, Actor editor, CancellationToken cancellation) =>
        await WaitingAsync(proposalRef, seen, cancellation) is { } proposal
            ? await SaveAsync(proposal, record, draft, reason, null, editor, cancellation)
            : new Decision(Verdict.Moved);

    /// <param name="word">What the author is told.</param>
    public async Task<Decision> DeclineAsync(string proposalRef, string? seen, string word, Actor editor, CancellationToken cancellation)
    {
        if (await WaitingAsync(proposalRef, seen, cancellation) is not { } proposal)
        {
            return new Decision(Verdict.Moved);
        }

        proposal.Decline(editor.Name, word, clock.Utc());
        return await TryAsync(async () =>
        {
            await db.SaveChangesAsync(cancellation);
            return new Decision(Verdict.Done);
        });
    }

    /// <summary>Tracked; null where it is decided or says something else than what was seen.</summary>
    private async Task<Proposal?> WaitingAsync(string proposalRef, string? seen, CancellationToken cancellation) =>
        await db.Proposals.SingleOrDefaultAsync(p => p.Ref == proposalRef && p.State == ProposalState.Waiting, cancellation) is { } proposal && ReviewItem.WasSeen(proposal, seen) ? proposal : null;

    /// <summary>Record and proposal in one transaction: neither is ever true without the other.</summary>
    private Task<Decision> SaveAsync(Proposal proposal, CooperationRecord? record, RecordDraft draft, string? reason, string? word, Actor editor, CancellationToken cancellation)
    {
        var now = clock.Utc();
        var set = new ChangeSet(ChangeOrigin.Proposal, proposal.AuthorId, proposal.Author, reason ?? (record is null ? FormPurpose.Added : FormPurpose.Corrected), now);
        return TryAsync(async () => record is null
            ? new Decision(Verdict.Done, await records.AddAsync(draft, set, r => proposal.Accept(set, r, editor.Name, word, now), cancellation))
            : await records.ChangeAsync(record, draft, set, s => proposal.Accept(s, record.Ref, editor.Name, word, now), cancellation)
                ? new Decision(Verdict.Done, record.Ref)
                : new Decision(Verdict.Moved));
    }

    private async Task<Decision> TryAsync(Func<Task<Decision>> save)
    {
        try
        {
            return await save();
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new Decision(Verdict.Moved);
        }
    }

    private async Task<IReadOnlyList<RecordAlike>> AlikeAsync(Proposal proposal, CancellationToken cancellation) =>
        proposal is { IsNew: true, IsWaiting: true } ? await alike.FindAsync(proposal.Type, proposal.JurisdictionGeoid, proposal.ProposedInput.Agency, cancellation) : [];
}
