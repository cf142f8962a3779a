using Microsoft.EntityFrameworkCore;
using Tracker.Domain.History;

namespace Tracker.Web.Data.Chain;

/// <summary>
/// Seals what was written before history was sealed, once, some change sets at a time; where it was cut off it goes on. Afterwards
/// nothing unsealed is ever sealed here again: it is for <c>verify</c> to name.
/// </summary>
public sealed partial class EarlierHistory(TrackerDbContext db, ILogger<EarlierHistory> logger)
{
    private const int AtOnce = 100;
    private const string Mark = "history";
    private const string Done = "sealed";

    public async Task SealAsync(CancellationToken cancellation)
    {
        if (await db.ReferenceFiles.AnyAsync(f => f.Name == Mark, cancellation))
        {
            return;
        }

        var all = await db.ChangeSets.CountAsync(cancellation);
        while (await SealSomeAsync(cancellation))
        {
            var sealedNow = await db.ChangeSets.CountAsync(c => c.Digest != null, cancellation);
            LogProgress(sealedNow, all);
        }

        db.ReferenceFiles.Add(new ReferenceFile(Mark, Done));
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>False when nothing was left.</summary>
    private async Task<bool> SealSomeAsync(CancellationToken cancellation)
    {
        await using var turn = await db.TakeTurnAsync(cancellation);
        var sets = await db.ChangeSets.Where(c => c.Digest == null).OrderBy(c => c.Id).Select(c => c.Id).Take(AtOnce).ToListAsync(cancellation);
        var stored = new StoredHistory(db);
        using var digest = new ChangesDigest();
        foreach (var set in sets)
        {
            await foreach (var change in stored.ChangesAsync(set, cancellation))
            {
                digest.Add(change);
            }

            await db.SealAsync(set, digest, cancellation);
        }

        await turn.CommitAsync(cancellation);
        return sets.Count > 0;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Sealed {Done} of {All} change sets from before history was sealed.")]
    private partial void LogProgress(int done, int all);
}
