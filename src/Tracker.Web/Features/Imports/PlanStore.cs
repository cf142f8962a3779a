using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Imports;
using Tracker.Web.Data;

namespace Tracker.Web.Features.Imports;

/// <summary>
/// Stores a plan's rows as they are planned: within the caller's transaction, or, where there is none, each lot in one of its own,
/// so that others can write in between.
/// </summary>
internal sealed class PlanStore(TrackerDbContext db, ImportQueue queue)
{
    /// <param name="plannedAfter">The newest change set when the planning began.</param>
    /// <param name="leftOut">The numbers of the rows that a person left out of an earlier plan of the same file.</param>
    public async Task StoreAsync(
        ImportBatch batch, IAsyncEnumerable<IReadOnlyList<PlannedRow>> lots, Func<PlanSummary> summarise, long plannedAfter, IReadOnlySet<int> leftOut, CancellationToken cancellation)
    {
        var isList = ImportProfiles.Of(batch).ListSlug is not null;
        var (all, left, counts, asked) = (batch.Rows, 0, new RowCounts(), new AskedPlaces());
        using var fingerprint = new ImportFingerprint(repeats: isList);
        await foreach (var lot in lots.WithCancellation(cancellation))
        {
            var rows = new List<ImportBatchRow>(lot.Count);
            foreach (var row in lot)
            {
                rows.Add(Stored(batch, counts.All, row, isList, leftOut.Contains(row.Number)));
                left += rows[^1] is { LeftOut: true } ? 1 : 0;
                counts.Add(row.Outcome);
                asked.Add(row);
                fingerprint.Add(row);
            }

            await WriteAsync(rows, cancellation);
            queue.Report(batch.Id, counts.All, Math.Max(all, counts.All));
        }

        var summary = summarise();
        await WriteAsync((summary.List?.Besides ?? []).Select((beside, i) => Stored(batch, counts.All + i, beside, keepsCells: false, leftOut: false)).ToList(), cancellation);
        batch.Show(summary, counts, fingerprint.Finish(summary), plannedAfter);
        batch.LeaveOut(left);
        batch.Ask(Json(asked.All), Json(summary.AskedAgencies));
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Forgets the rows of an earlier plan, and tells which of them a person had left out.</summary>
    public async Task<IReadOnlySet<int>> ForgetAsync(ImportBatch batch, CancellationToken cancellation)
    {
        var rows = db.ImportBatchRows.Where(r => r.BatchId == batch.Id);
        var leftOut = batch.LeftOut == 0 ? [] : await rows.Where(r => r.LeftOut).Select(r => r.Number).ToHashSetAsync(cancellation);
        await rows.ExecuteDeleteAsync(cancellation);
        return leftOut;
    }

    private async Task WriteAsync(List<ImportBatchRow> rows, CancellationToken cancellation)
    {
        await using var transaction = db.Database.CurrentTransaction is null ? await db.BeginPatientlyAsync(cancellation) : null;
        await PreparedInsert.WriteAsync(db, rows, PreparedInsert.OnConflict.Fail, cancellation);
        await (transaction?.CommitAsync(cancellation) ?? Task.CompletedTask);
    }

    private static string? Json<T>(IReadOnlyList<T> asked) => asked.Count > 0 ? JsonSerializer.Serialize(asked, JsonSerializerOptions.Web) : null;

    private static ImportBatchRow Stored(ImportBatch batch, int ordinal, PlannedRow row, bool keepsCells, bool leftOut)
    {
        var details = new RowDetails(row.Changes, row.Problems, row.Notes, keepsCells || row.Outcome == RowOutcome.Refused ? row.Cells : []);
        var draft = StoredDraft.Of(row);
        return new ImportBatchRow(batch.Id, ordinal, row.Number, row.Outcome, row.RecordRef, ImportRowTitle.Of(row), StoredDetails.Write(details), draft, leftOut && draft is not null);
    }
}
