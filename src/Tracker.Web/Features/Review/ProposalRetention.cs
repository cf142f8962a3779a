using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Review;
using Tracker.Web.Data;
using Tracker.Web.Features.Shared;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Review;

/// <summary>Removes decided proposals once the days are over that the settings say. What was accepted stays as a change in history.</summary>
public sealed class ProposalRetention(TrackerDbContext db, TimeProvider clock) : IRetention
{
    public string What => "decided proposals";

    public async Task<int> RemoveAsync(CancellationToken cancellation)
    {
        await using var turn = await db.TakeTurnAsync(cancellation);
        var before = clock.Utc().AddDays(-await db.SiteSettings.Select(s => s.ProposalDays).SingleAsync(cancellation));
        var removed = await db.Proposals.Where(p => p.State != ProposalState.Waiting && p.DecidedAtUtc < before).ExecuteDeleteAsync(cancellation);
        await turn.CommitAsync(cancellation);
        return removed;
    }
}
