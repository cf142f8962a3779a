using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Imports;
using Tracker.Web.Data;

namespace Tracker.Web.Features.Imports.Api;

/// <summary>An import that is kept, for whoever waits until the work on it is done.</summary>
public sealed class KeptImport(TrackerDbContext db, ImportQueue queue)
{
    // Another process may do the work, and rings no bell here.
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    /// <summary>As it stands once nobody is at work on it. Whoever stops waiting does not stop the work.</summary>
    public async Task<ImportBatch> WhenDoneAsync(string batchId, CancellationToken cancellation)
    {
        for (; ; )
        {
            var batch = await db.ImportBatches.AsNoTracking().SingleAsync(b => b.Id == batchId, cancellation);
            if (!batch.IsAtWork)
            {
                return batch;
            }

            await Task.WhenAny(queue.Watch(batchId), Task.Delay(LookAgain, cancellation));
            cancellation.ThrowIfCancellationRequested();
        }
    }

    internal async Task<ImportReport> ReportAsync(ImportBatch batch, CancellationToken cancellation)
    {
        var rows = await db.ImportBatchRows.AsNoTracking().Where(r => r.BatchId == batch.Id && (r.Outcome == RowOutcome.Refused || r.Outcome == RowOutcome.Conflict))
            .OrderBy(r => r.Ordinal).Select(r => new { r.Number, r.Details }).ToListAsync(cancellation);
        var errors = rows.SelectMany(r => StoredDetails.Read(r.Details).Problems.Select(p => new RowError(r.Number, p.Column, p.Value, p.Message)));
        return ImportReport.Of(batch, errors.ToList());
    }
}
