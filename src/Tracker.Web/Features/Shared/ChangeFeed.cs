using Microsoft.EntityFrameworkCore;
using Tracker.Domain;
using Tracker.Domain.History;
using Tracker.Web.Data;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Shared;

/// <summary>One change set as a line of the feed.</summary>
public sealed record ChangeLine(long Id, DateTime AtUtc, string By, string Origin, string Reason, string? BatchId, int Records, IReadOnlyList<string> Some);

/// <summary>The feed of everything that changed, newest first.</summary>
public sealed class ChangeFeed(TrackerDbContext db)
{
    public async Task<IReadOnlyList<ChangeLine>> LatestAsync(int count, CancellationToken cancellation) =>
        await LinesAsync(db.ChangeSets.OrderByDescending(c => c.Id).Take(count), cancellation);

    public async Task<Paged<ChangeLine>> PageAsync(Paging paging, CancellationToken cancellation) => new(
        await LinesAsync(db.ChangeSets.OrderByDescending(c => c.Id).Skip(paging.Skip).Take(paging.PerPage), cancellation),
        await db.ChangeSets.CountAsync(cancellation),
        paging);

    private static async Task<IReadOnlyList<ChangeLine>> LinesAsync(IQueryable<ChangeSet> sets, CancellationToken cancellation) =>
        (await sets.AsNoTracking().ToListAsync(cancellation)).ConvertAll(c => new ChangeLine(
            c.Id, c.AtUtc, c.By, Codes<ChangeOrigin>.LabelOf(c.Origin), c.Reason, c.BatchId, c.RecordCount, c.SomeRecords.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
}
