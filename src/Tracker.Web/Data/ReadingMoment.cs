using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Tracker.Web.Data;

public static class ReadingMoment
{
    /// <summary>A transaction in which all that is read stands as at its beginning, while others go on writing. Nothing may be written in it.</summary>
    public static async Task<IAsyncDisposable> BeginReadingAsync(this TrackerDbContext db, CancellationToken cancellation)
    {
        if (db is PostgresTrackerDbContext)
        {
            return await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        }

        await db.Database.OpenConnectionAsync(cancellation);
        var transaction = ((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true);
        return await db.Database.UseTransactionAsync(transaction, cancellation) is { } own ? new Moment(db, own, transaction) : transaction;
    }

    private sealed class Moment(TrackerDbContext db, IDbContextTransaction own, SqliteTransaction transaction) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await own.DisposeAsync();
            await transaction.DisposeAsync();
            await db.Database.CloseConnectionAsync();
        }
    }
}
