using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Tracker.Web.Data;

/// <summary>Writes the database anew without what was deleted, so that its file holds no trace of it.</summary>
public sealed class DatabaseScrub(TrackerDbContext db)
{
    private const int Busy = 5;
    private const int Locked = 6;

    /// <summary>False where somebody is reading or writing: it is to be tried again.</summary>
    public Task<bool> TryAsync(CancellationToken cancellation) => db is SqliteTrackerDbContext ? ScrubSqliteAsync(cancellation) : ScrubPostgresAsync(cancellation);

    /// <summary>The new file goes through the write-ahead log, which is emptied last; it holds the old pages until then.</summary>
    private async Task<bool> ScrubSqliteAsync(CancellationToken cancellation)
    {
        try
        {
            await db.Database.ExecuteSqlAsync($"VACUUM", cancellation);
            await using var connection = await db.OpenedAsync(cancellation);
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            return (long)(await command.ExecuteScalarAsync(cancellation))! == 0;
        }
        catch (SqliteException e) when (e.SqliteErrorCode is Busy or Locked)
        {
            return false;
        }
    }

    private async Task<bool> ScrubPostgresAsync(CancellationToken cancellation)
    {
        await using var connection = await db.OpenedAsync(cancellation);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "VACUUM FULL " + string.Join(", ", Forgetting.Entities.Select(e => $"\"{db.Model.FindEntityType(e)!.GetTableName()}\""));
        await command.ExecuteNonQueryAsync(cancellation);
        return true;
    }
}

