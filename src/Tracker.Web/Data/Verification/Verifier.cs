using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Tracker.Web.Data.Chain;

namespace Tracker.Web.Data.Verification;

/// <summary>What was looked at, and the first fault that was found, if any.</summary>
internal sealed record Findings(long ChangeSets, long Changes, int Files, HistoryHead? Head, Fault? Fault);

/// <summary>Checks database, history and stored files, all as they are at one moment; the site may go on serving. Nothing is written.</summary>
public sealed class Verifier(TrackerDbContext db, FileStore files)
{
    internal async Task<Findings> RunAsync(CancellationToken cancellation)
    {
        var history = new HistoryCheck(db);
        var content = new FileCheck(db, files);
        Fault? fault;
        try
        {
            await db.Database.OpenConnectionAsync(cancellation);
            await using var moment = await MomentAsync(cancellation);
            var database = new DatabaseCheck(db);
            fault = await database.WholeAsync(cancellation) ?? await history.RunAsync(cancellation)
                ?? await database.PointersAsync(cancellation) ?? await content.RunAsync(cancellation);
        }
        catch (DbException e)
        {
            fault = Fault.InDatabase($"The database cannot be read: {e.Message}");
        }

        return new Findings(history.ChangeSets, history.Changes, content.Files, history.Last, fault);
    }

    /// <summary>A transaction that only reads, and sees nothing of what is written meanwhile.</summary>
    private async Task<DbTransaction> MomentAsync(CancellationToken cancellation)
    {
        var connection = db.Database.GetDbConnection();
        var moment = connection is SqliteConnection sqlite ? sqlite.BeginTransaction(deferred: true) : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        await db.Database.UseTransactionAsync(moment, cancellation);
        return moment;
    }
}
