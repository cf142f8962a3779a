using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Tracker.Web.Data.Verification;

/// <summary>What the database itself can tell. PostgreSQL holds its own rules, and has nothing to ask.</summary>
internal sealed class DatabaseCheck(TrackerDbContext db)
{
    /// <summary>Whether its pages and indexes are whole.</summary>
    public async Task<Fault?> WholeAsync(CancellationToken cancellation)
    {
        if ((await db.Database.GetPendingMigrationsAsync(cancellation)).Any())
        {
            return Fault.InDatabase("There is no database yet, or it is of an earlier version of the program. Start the program once, then verify again.");
        }

        return await FirstAsync("PRAGMA integrity_check(1)", r => r.GetString(0), cancellation) is { } said && said != "ok" ? Fault.InDatabase($"SQLite says: {said}") : null;
    }

    /// <summary>Whether whatever points at something points at something that is there.</summary>
    public async Task<Fault?> PointersAsync(CancellationToken cancellation) =>
        await FirstAsync("PRAGMA foreign_key_check", r => $"A row of {r.GetString(0)} points at one of {r.GetString(2)} that is not there.", cancellation) is { } said ? Fault.InDatabase(said) : null;

    /// <summary>Null where there is no row, or the database is another.</summary>
    private async Task<string?> FirstAsync(string pragma, Func<DbDataReader, string> read, CancellationToken cancellation)
    {
        if (db is not SqliteTrackerDbContext)
        {
            return null;
        }

        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = pragma;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? read(reader) : null;
    }
}
