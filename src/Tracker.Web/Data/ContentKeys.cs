using Microsoft.EntityFrameworkCore;

namespace Tracker.Web.Data;

/// <summary>Gives records from before there were content keys theirs, once.</summary>
public sealed class ContentKeys(TrackerDbContext db)
{
    private const int AtOnce = 1_000;
    private const long None = 0;

    public async Task FillAsync(CancellationToken cancellation)
    {
        while (await db.LoadWithEverythingAsync(db.Records.Where(r => r.ContentKey == None).OrderBy(r => r.Ref).Take(AtOnce), cancellation) is { Count: > 0 } records)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            foreach (var record in records)
            {
                record.FindContentKey();
                await db.Records.Where(r => r.Ref == record.Ref).ExecuteUpdateAsync(r => r.SetProperty(x => x.ContentKey, record.ContentKey), cancellation);
            }

            await transaction.CommitAsync(cancellation);
        }
    }
}
