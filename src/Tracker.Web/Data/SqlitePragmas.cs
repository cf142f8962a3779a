using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Tracker.Web.Data;

/// <summary>
/// Settings that SQLite forgets with each connection: wait for another writer, survive a power cut, overwrite what is deleted,
/// hold foreign keys. The journal mode (WAL) stays with the file.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA busy_timeout=15000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON; PRAGMA cache_size=-8000;";

    /// <summary>
    /// For what writes a great deal in one transaction: pages that do not fit are written out and read again, several times over.
    /// Until the connection is opened again.
    /// </summary>
    public static async Task MakeRoomAsync(TrackerDbContext db, CancellationToken cancellation)
    {
        if (db is SqliteTrackerDbContext)
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA cache_size=-24000", cancellation);
        }
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Set(connection);
        return Task.CompletedTask;
    }

    private static void Set(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }
}
