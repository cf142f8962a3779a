using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain.History;

namespace Tracker.Web.Data.Chain;

internal static class Seals
{
    /// <summary>Seals a change set that is written whole, after the one that was sealed last, and moves the head of its day. Within the transaction that holds the turn.</summary>
    public static async Task SealAsync(this TrackerDbContext db, long changeSetId, ChangesDigest changes, CancellationToken cancellation)
    {
        var last = await db.HistoryHeads.AsNoTracking().OrderByDescending(h => h.LastChangeSetId).FirstOrDefaultAsync(cancellation);
        var count = changes.Count;
        var stored = await new StoredHistory(db).SetAsync(changeSetId, cancellation);
        var salt = RandomNumberGenerator.GetBytes(HistoryChain.SaltLength);
        var name = HistoryChain.NameOf(salt, stored.By, stored.UserId);
        var set = stored with { ChangeCount = StoredChangeSet.Bytes(count), ByDigest = name };
        var digest = set.SealAfter(last?.Digest ?? [.. HistoryChain.Beginning], changes.Finish());
        await db.ChangeSets.Where(c => c.Id == changeSetId).ExecuteUpdateAsync(
            c => c.SetProperty(x => x.ChangeCount, count).SetProperty(x => x.BySalt, salt).SetProperty(x => x.ByDigest, name).SetProperty(x => x.Digest, digest), cancellation);
        var head = new HistoryHead(set.Day!.Value, changeSetId, digest, (last?.ChangeSets ?? 0) + 1, (last?.Changes ?? 0) + count);
        await PreparedInsert.WriteAsync(db, [head], PreparedInsert.OnConflict.Update, cancellation);
    }
}
