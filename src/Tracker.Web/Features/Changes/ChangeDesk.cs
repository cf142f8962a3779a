using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Agencies;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.History;
using Tracker.Web.Data;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Changes;

/// <summary>How taking a change set back ended.</summary>
/// <param name="Kept">What has changed since, and stays.</param>
/// <param name="Problem">Why nothing was taken back; null when something was.</param>
public sealed record TakenBack(IReadOnlyList<string> Kept, string? Problem);

/// <summary>Takes change sets back.</summary>
public sealed class ChangeDesk(TrackerDbContext db, ChangeSetUndo undo, ListSettlement settlement, TimeProvider clock)
{
    private const int MostNamed = 20;

    public Task<ChangeSet?> FindAsync(long id, CancellationToken cancellation) =>
        db.ChangeSets.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellation);

    /// <summary>The change set that took it back, if one did.</summary>
    public Task<long?> TakenBackByAsync(long id, CancellationToken cancellation) =>
        db.ChangeSets.Where(c => c.Undoes == id).Select(c => (long?)c.Id).FirstOrDefaultAsync(cancellation);

    /// <summary>Why it cannot be taken back here; null when it can.</summary>
    public async Task<string?> ObstacleAsync(ChangeSet set, CancellationToken cancellation) => set switch
    {
        { BatchId: not null } => "An import is taken back on its own page.",
        { Origin: ChangeOrigin.Starter } => "What the tracker came with is not taken back: correct it instead.",
        { Origin: ChangeOrigin.Undo } => "What was taken back is not brought back here: enter it again.",
        _ when await TakenBackByAsync(set.Id, cancellation) is not null => "This is taken back already.",
        _ => null,
    };

    public async Task<TakenBack> TakeBackAsync(ChangeSet set, Actor actor, string reason, CancellationToken cancellation)
    {
        await using var turn = await db.TakeTurnAsync(cancellation);
        if (await ObstacleAsync(set, cancellation) is { } obstacle)
        {
            return new TakenBack([], obstacle);
        }

        var result = await undo.PrepareAsync(set.Id, cancellation);
        if (result.TakenBack == 0)
        {
            db.ChangeTracker.Clear();
            return new TakenBack(result.Kept, $"Nothing was taken back: {string.Join(", ", result.Kept.Take(MostNamed))} changed since.");
        }

        var reversal = new ChangeSet(ChangeOrigin.Undo, actor.UserId, actor.Name, reason, clock.Utc());
        reversal.TakeBack(set.Id);
        try
        {
            await db.SaveChangesAsync(reversal, cancellation);
            await SettleListsAsync(set, reversal, cancellation);
            await turn.CommitAsync(cancellation);
            return new TakenBack(result.Kept, null);
        }
        catch (DbUpdateException)
        {
            // What it needs is gone, or what it had is another’s by now: the database refuses, and nothing is written.
            return new TakenBack([], "Nothing was taken back: something it needs is no longer there, or another has its ORI or address by now. Take back first what was changed after it.");
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Where it decided what an agreement on a list is, the rows of the list are told apart again.</summary>
    private async Task SettleListsAsync(ChangeSet set, ChangeSet reversal, CancellationToken cancellation)
    {
        if (!await db.Changes.AnyAsync(c => c.ChangeSetId == set.Id && (c.Entity == nameof(Listing) || c.Entity == nameof(MergedAgency)), cancellation))
        {
            return;
        }

        foreach (var slug in await db.ListSnapshots.Select(s => s.ListSlug).Distinct().ToListAsync(cancellation))
        {
            await settlement.SettleAsync(slug, cancellation);
        }

        await db.SaveChangesAsync(reversal, cancellation);
    }
}
