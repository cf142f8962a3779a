using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Tracker.Web.Data;

/// <summary>Work that takes many transactions, and that one program at a time may do over a database, of however many that serve it.</summary>
public enum SoleWork
{
    // The numbers are PostgreSQL's advisory locks: any will do, as long as nothing else on the server takes the same.
    ReadingImports = 0x287B,
    WritingImports = 0x287C,
}

public static class SoleWorks
{
    /// <summary>
    /// Begins such work; null while another program is at it. It ends when the result is let go, or with the process or the
    /// connection, however these end: nothing is left to be cleaned up.
    /// </summary>
    /// <remarks>Over SQLite, a locked file beside the database's, in whose folder every program that opens it can write.</remarks>
    public static Task<IAsyncDisposable?> TryBeginAsync(this TrackerDbContext db, SoleWork work, CancellationToken cancellation) =>
        db is PostgresTrackerDbContext ? AdvisoryLockAsync(db, work, cancellation) : Task.FromResult<IAsyncDisposable?>(FileLock(db, work));

    private static FileStream? FileLock(TrackerDbContext db, SoleWork work)
    {
        var database = new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
        try
        {
            return LockedFile.Open($"{database}-{work}.lock");
        }
        catch (IOException e) when (e.GetType() == typeof(IOException))
        {
            return null;
        }
    }

    private static async Task<IAsyncDisposable?> AdvisoryLockAsync(TrackerDbContext db, SoleWork work, CancellationToken cancellation)
    {
        var connection = await db.OpenedAsync(cancellation);
        var isOurs = false;
        try
        {
            isOurs = await db.Database.SqlQuery<bool>($"SELECT pg_try_advisory_lock({(long)work}) AS \"Value\"").SingleAsync(cancellation);
            return isOurs ? new AdvisoryLock(db, work, connection) : null;
        }
        finally
        {
            if (!isOurs)
            {
                await connection.DisposeAsync();
            }
        }
    }

    /// <summary>Held by the connection, which therefore stays open.</summary>
    private sealed class AdvisoryLock(TrackerDbContext db, SoleWork work, OpenConnection connection) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await using (connection)
            {
                await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({(long)work})");
            }
        }
    }
}
