using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Review;
using Tracker.Web.Data;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Review;

/// <summary>The numbers beside the menu's words.</summary>
public sealed class ReviewCounts(TrackerDbContext db)
{
    /// <summary>What waits for an editor: proposals, files and readers' corrections.</summary>
    public async Task<int> WaitingAsync(CancellationToken cancellation) =>
        await db.SiteSettings.Select(_ => db.Proposals.Count(p => p.State == ProposalState.Waiting) + db.ImportBatches.Count(b => b.ProposedAtUtc != null) + db.Corrections.Count(c => c.State == CorrectionState.Waiting))
            .SingleAsync(cancellation);

    /// <summary>What was decided of somebody's own that they have not read.</summary>
    public Task<int> AnsweredAsync(Actor author, CancellationToken cancellation) =>
        db.Proposals.CountAsync(p => p.AuthorId == author.UserId && p.State != ProposalState.Waiting && !p.IsSeen, cancellation);
}
