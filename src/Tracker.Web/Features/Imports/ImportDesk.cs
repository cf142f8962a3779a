using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Agencies;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.Files;
using Tracker.Domain.History;
using Tracker.Domain.Imports;
using Tracker.Domain.Records;
using Tracker.Domain.Spreadsheets;
using Tracker.Web.Data;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Imports;

/// <summary>How an attempt to apply a preview ended.</summary>
public enum ApplyOutcome
{
    Applied,

    /// <summary>Nothing in the file is new.</summary>
    NothingToDo,

    /// <summary>Records have changed since the preview; it was made anew, for the person to look again.</summary>
    LookAgain,

    /// <summary>Somebody applied it before.</summary>
    AppliedAlready,
}

/// <summary>Stores previews, applies them as one change set in one transaction, and takes them back.</summary>
public sealed class ImportDesk(TrackerDbContext db, ImportReader reader, RecordWriter writer, AgencyWriter agencies, ChangeSetUndo undo, TimeProvider clock)
{
    private const int AtOnce = 500;

    /// <summary>Keeps the file and what it would do, for somebody to look at. No record is touched.</summary>
    public async Task<ImportBatch> StoreAsync(ImportFile file, ImportPlan plan, Actor actor, CancellationToken cancellation)
    {
        var batch = new ImportBatch(RecordRef.New(ImportBatch.RefPrefix), plan.Profile.Slug, file.Name, file.Sha256, plan.ObservedOn, file.Encoding?.ToString(), actor.Name, Now);
        if (!await db.StoredFiles.AnyAsync(f => f.Sha256 == file.Sha256, cancellation))
        {
            db.StoredFiles.Add(new StoredFile(file.Sha256, file.Content));
        }

        db.ImportBatches.Add(batch);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await ShowAsync(batch, plan, cancellation);
        await transaction.CommitAsync(cancellation);
        db.ChangeTracker.Clear();
        return batch;
    }

    /// <summary>Does what the preview showed, or nothing.</summary>
    public async Task<ApplyOutcome> ApplyAsync(
        string batchId, Actor actor, string reason, CancellationToken cancellation, ChangeOrigin origin = ChangeOrigin.Import)
    {
        await using var turn = await db.TakeTurnAsync(cancellation);
        var batch = await db.ImportBatches.SingleAsync(b => b.Id == batchId, cancellation);
        if (batch.State == ImportState.Applied)
        {
            return ApplyOutcome.AppliedAlready;
        }

        var plan = await PlanAgainAsync(batch, cancellation);
        if (plan.HasNothingToDo)
        {
            return ApplyOutcome.NothingToDo;
        }

        if (ImportFingerprint.Of(plan) != batch.Fingerprint)
        {
            await db.ImportBatchRows.Where(r => r.BatchId == batchId).ExecuteDeleteAsync(cancellation);
            await ShowAsync(batch, plan, cancellation);
            await turn.CommitAsync(cancellation);
            return ApplyOutcome.LookAgain;
        }

        var changeSet = new ChangeSet(origin, actor.UserId, actor.Name, reason, Now);
        changeSet.Apply(batch.Id);
        await WriteAsync(batch, plan, changeSet, cancellation);
        await turn.CommitAsync(cancellation);
        db.ChangeTracker.Clear();
        return ApplyOutcome.Applied;
    }

    /// <summary>Takes an applied batch back; what somebody has changed since is kept and named. Null when there is nothing applied to take back.</summary>
    public async Task<UndoResult?> UndoAsync(string batchId, Actor actor, CancellationToken cancellation)
    {
        await using var turn = await db.TakeTurnAsync(cancellation);
        var batch = await db.ImportBatches.SingleOrDefaultAsync(b => b.Id == batchId, cancellation);
        if (batch is not { State: ImportState.Applied, ChangeSetId: { } changeSetId })
        {
            return null;
        }

        var result = await undo.PrepareAsync(changeSetId, cancellation);
        var changeSet = new ChangeSet(ChangeOrigin.Undo, actor.UserId, actor.Name, $"Took back the import of {batch.FileName}", Now);
        changeSet.TakeBack(changeSetId);
        batch.BeUndone(Now);
        db.Entry(batch).State = EntityState.Modified;
        await db.SaveChangesAsync(changeSet, cancellation);
        await turn.CommitAsync(cancellation);
        db.ChangeTracker.Clear();
        return result;
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private async Task<ImportPlan> PlanAgainAsync(ImportBatch batch, CancellationToken cancellation)
    {
        var content = await db.StoredFiles.Where(f => f.Sha256 == batch.FileSha256).Select(f => f.Content).SingleAsync(cancellation);
        TextEncodingChoice? encoding = batch.Encoding is null ? null : Enum.Parse<TextEncodingChoice>(batch.Encoding);
        var reading = await reader.ReadAsync(new ImportFile(batch.FileName, content, batch.Profile, batch.ObservedOn, encoding), cancellation);
        var plan = reading.Plan ?? throw new InvalidOperationException($"{batch.Id} could be read once, but not again: {reading.Unusable}");
        var promised = await db.ImportBatchRows.Where(r => r.BatchId == batch.Id && r.Outcome == RowOutcome.New && !db.IssuedRefs.Any(i => i.Ref == r.RecordRef)).ToDictionaryAsync(r => r.Number, r => r.RecordRef!, cancellation);
        return plan.Promising(promised);
    }

    /// <summary>Within the caller's transaction.</summary>
    private async Task ShowAsync(ImportBatch batch, ImportPlan plan, CancellationToken cancellation)
    {
        batch.Show(plan, ImportFingerprint.Of(plan));
        await db.SaveChangesAsync(cancellation);
        var rows = plan.Rows.Select((r, i) => new ImportBatchRow(
            batch.Id, i, r.Number, r.Outcome, r.RecordRef, ImportRowTitle.Of(r),
            JsonSerializer.Serialize(new RowDetails(r.Changes, r.Problems, r.Notes, r.Cells), JsonSerializerOptions.Web)));
        await PreparedInsert.WriteAsync(db, rows.ToList(), PreparedInsert.OnConflict.Fail, cancellation);
    }

    private async Task WriteAsync(ImportBatch batch, ImportPlan plan, ChangeSet changeSet, CancellationToken cancellation)
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var writes = plan.Rows.Where(r => r.Outcome is RowOutcome.New or RowOutcome.Changed).ToList();
        await WriteRecordsAsync(writes.FindAll(r => r.Draft is not null), cancellation);
        await agencies.WriteAsync([.. writes.Select(r => r.Agency).OfType<AgencyDraft>()], cancellation);
        await NoteSightAsync(batch, plan, cancellation);
        db.ChangeTracker.AutoDetectChangesEnabled = true;
        await db.SaveChangesAsync(changeSet, cancellation);
        batch.BeApplied(changeSet.Id, Now);
        await db.SaveChangesAsync(cancellation);
    }

    private async Task WriteRecordsAsync(List<PlannedRow> rows, CancellationToken cancellation)
    {
        foreach (var row in rows.Where(r => r.Outcome == RowOutcome.New))
        {
            writer.Add(row.Draft!, row.RecordRef!);
        }

        foreach (var chunk in rows.Where(r => r.Outcome == RowOutcome.Changed).Chunk(AtOnce))
        {
            var refs = chunk.Select(r => r.RecordRef!).ToArray();
            var records = await writer.Changeable.Where(r => refs.Contains(r.Ref)).ToDictionaryAsync(r => r.Ref, StringComparer.Ordinal, cancellation);
            foreach (var row in chunk)
            {
                writer.Change(records[row.RecordRef!], row.Draft!);
            }
        }
    }

    /// <summary>A list's snapshot is kept, and the spells of what it shows grow.</summary>
    private async Task NoteSightAsync(ImportBatch batch, ImportPlan plan, CancellationToken cancellation)
    {
        if (plan.Profile.ListSlug is not { } slug || plan.ObservedOn is not { } day)
        {
            return;
        }

        if (!await db.ListSnapshots.AnyAsync(s => s.ListSlug == slug && s.ObservedOn == day && s.FileSha256 == batch.FileSha256, cancellation))
        {
            db.ListSnapshots.Add(new ListSnapshot(slug, day, batch.FileSha256, batch.FileName, plan.Rows.Count));
        }

        var listings = await db.Set<Listing>().Where(l => l.ListSlug == slug).ToDictionaryAsync(l => l.RecordRef, StringComparer.Ordinal, cancellation);
        foreach (var recordRef in plan.Seen)
        {
            if (listings.TryGetValue(recordRef, out var listing))
            {
                listing.Extend(day);
            }
            else
            {
                db.Add(new Listing(recordRef, slug, day));
            }
        }
    }
}
