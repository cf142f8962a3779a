using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Review;
using Tracker.Web.Data;
using Tracker.Web.Features.Shared;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Corrections;

/// <summary>Removes decided corrections once the days are over that the settings say, as decided proposals are removed.</summary>
public sealed class CorrectionRetention(TrackerDbContext db, TimeProvider clock) : IRetention
{
    public string What => "decided corrections";

    public async Task<int> RemoveAsync(CancellationToken cancellation)
    {
        await using var turn = await db.TakeTurnAsync(cancellation);
        var before = clock.Day().AddDays(-await db.SiteSettings.Select(s => s.ProposalDays).SingleAsync(cancellation));
        var removed = await db.Corrections.Where(c => c.State != CorrectionState.Waiting && c.DecidedOn < before).ExecuteDeleteAsync(cancellation);
        await turn.CommitAsync(cancellation);
        return removed;
    }
}
