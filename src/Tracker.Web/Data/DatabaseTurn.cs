using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Tracker.Web.Data;

public static class DatabaseTurn
{
    // Any number will do, as long as nothing else on the server takes the same.
    private const long AdvisoryLock = 0x287A;
    private const int Busy = 5;

    /// <summary>
    /// A transaction that only one writer at a time can hold, in any process or node: what it reads cannot change before it writes.
    /// SQLite's transactions are such from their beginning; PostgreSQL needs to be told.
    /// </summary>
    public static async Task<IDbContextTransaction> TakeTurnAsync(this TrackerDbContext db, CancellationToken cancellation)
    {
        var transaction = await db.BeginPatientlyAsync(cancellation);
        await db.KeepTurnAsync(cancellation);
        return transaction;
    }

    /// <summary>
    /// Lets nobody else save until the transaction under way has ended: change sets are numbered in the order in which they come
    /// to be seen, so that the last one's number tells what can be read.
    /// </summary>
    public static Task KeepTurnAsync(this TrackerDbContext db, CancellationToken cancellation) =>
        db is PostgresTrackerDbContext ? db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({AdvisoryLock})", cancellation) : Task.CompletedTask;

    /// <summary>A transaction of work that nobody waits for: while another writes, which may take minutes, it keeps trying.</summary>
    public static async Task<IDbContextTransaction> BeginPatientlyAsync(this TrackerDbContext db, CancellationToken cancellation)
    {
        for (; ; )
        {
            try
            {
                return await db.Database.BeginTransactionAsync(cancellation);
            }
            catch (SqliteException e) when (e.SqliteErrorCode == Busy)
            {
                cancellation.ThrowIfCancellationRequested();
            }
        }
    }
}
