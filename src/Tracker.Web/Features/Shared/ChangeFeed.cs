using Microsoft.EntityFrameworkCore;
using Tracker.Domain;
using Tracker.Domain.History;
using Tracker.Web.Data;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Shared;

/// <summary>One change set as a line of the feed.</summary>
/// <param name="Records">How many records it touched.</param>
/// <param name="Some">The references of the first few of them.</param>
public sealed record ChangeLine(long Id, DateTime AtUtc, string By, string Origin, string OriginLabel, string Reason, string? BatchId, long? Undoes, int Records, IReadOnlyList<string> Some)
{
    public static ChangeLine Of(ChangeSet set) => new(
        set.Id, set.AtUtc, set.By, Codes<ChangeOrigin>.Of(set.Origin), Codes<ChangeOrigin>.LabelOf(set.Origin), set.Reason, set.BatchId, set.Undoes,
        set.RecordCount, set.SomeRecords.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>The feed of what changed, newest first.</summary>
public sealed class ChangeFeed(TrackerDbContext db)
{
    /// <summary>Nobody pages further, and no further is counted: history only grows.</summary>
    public const int MostPaged = 10_000;

    public Task<IReadOnlyList<ChangeLine>> LatestAsync(int count, CancellationToken cancellation) => LatestAsync(db.ChangeSets, count, cancellation);

    public static async Task<IReadOnlyList<ChangeLine>> LatestAsync(IQueryable<ChangeSet> sets, int count, CancellationToken cancellation) =>
        await LinesAsync(NewestFirst(sets).Take(count), cancellation);

    /// <param name="paging">Not beyond <see cref="MostPaged"/>.</param>
    public static async Task<Paged<ChangeLine>> PageAsync(IQueryable<ChangeSet> sets, Paging paging, CancellationToken cancellation) => new(
        await LinesAsync(NewestFirst(sets).Skip(paging.Skip).Take(paging.PerPage), cancellation),
        await NewestFirst(sets).Select(s => s.Id).Take(MostPaged).CountAsync(cancellation),
        paging);

    public static IQueryable<ChangeSet> NewestFirst(IQueryable<ChangeSet> sets) => sets.AsNoTracking().OrderByDescending(c => c.Id);

    private static async Task<IReadOnlyList<ChangeLine>> LinesAsync(IQueryable<ChangeSet> sets, CancellationToken cancellation) =>
        (await sets.ToListAsync(cancellation)).ConvertAll(ChangeLine.Of);
}
