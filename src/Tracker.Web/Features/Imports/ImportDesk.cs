using Microsoft.EntityFrameworkCore;
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

/// <summary>What came of a file: its stored preview, or why there is none.</summary>
/// <param name="CanBeMapped">It could be used if somebody said what its columns are.</param>
public sealed record PreviewResult(ImportBatch? Batch, string? Unusable, bool CanBeMapped = false);

/// <summary>Stores previews, applies them as one change set in one transaction, and takes them back.</summary>
public sealed class ImportDesk(TrackerDbContext db, ImportReader reader, RecordWriter writer, AgencyWriter agencies, ChangeSetUndo undo, ListSights sights, FileStore files, ImportQueue queue, TimeProvider clock)
{
    private static readonly HashSet<int> NoneLeftOut = [];
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(2);

    private readonly PlanStore plans = new(db, queue);

    /// <summary>Keeps the file and what it would do, for somebody to look at, in one transaction. No record is touched.</summary>
    public async Task<PreviewResult> PreviewAsync(ImportFile file, Actor actor, CancellationToken cancellation)
    {
        using var open = await reader.OpenAsync(file, cancellation);
        if (open.Planning is not { } planning)
        {
            return new PreviewResult(null, open.Unusable, open.CanBeMapped);
        }

        try
        {
            return new PreviewResult(await StoreAsync(file, planning.Profile, planning.Context.ObservedOn, reader.PlanAsync(planning, cancellation), planning.Summarise, actor, cancellation), null);
        }
        catch (UnusableTableException e)
        {
            return new PreviewResult(null, e.Message);
        }
    }

    /// <inheritdoc cref="PreviewAsync"/>
    public Task<ImportBatch> StoreAsync(ImportFile file, ImportPlan plan, Actor actor, CancellationToken cancellation) =>
        StoreAsync(file, plan.Profile, plan.ObservedOn, new[] { plan.Rows }.ToAsyncEnumerable(), () => plan.Summary, actor, cancellation);

    private async Task<ImportBatch> StoreAsync(
        ImportFile file, ImportProfile profile, DateOnly? observedOn, IAsyncEnumerable<IReadOnlyList<PlannedRow>> lots, Func<PlanSummary> summarise, Actor actor, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var batch = await KeepAsync(file, profile, observedOn, actor, _ => { }, cancellation);
        await plans.StoreAsync(batch, lots, summarise, await db.DataVersionAsync(cancellation), NoneLeftOut, cancellation);
        await transaction.CommitAsync(cancellation);
        db.ChangeTracker.Clear();
        return batch;
    }

    /// <summary>
    /// Keeps the file, and has its rows planned in the background; the file is read to its end before, so that one that cannot be
    /// used is refused at once.
    /// </summary>
    public async Task<PreviewResult> AskToPreviewAsync(ImportFile file, Actor actor, CancellationToken cancellation)
    {
        var asked = await KeepToBeReadAsync(file, actor, cancellation);
        if (asked.Batch is { } batch)
        {
            await PlanSoonAsync(batch.Id, cancellation);
        }

        return asked;
    }

    // What the file takes to be read is let go at the end: the worker reads it again.
    private async Task<PreviewResult> KeepToBeReadAsync(ImportFile file, Actor actor, CancellationToken cancellation)
    {
        using var open = await reader.OpenAsync(file, cancellation);
        if (open.Planning is not { } planning)
        {
            return new PreviewResult(null, open.Unusable, open.CanBeMapped);
        }

        try
        {
            var rows = planning.CountRows();
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            var batch = await KeepAsync(file, planning.Profile, planning.Context.ObservedOn, actor, b => b.AwaitReading(rows), cancellation);
            await transaction.CommitAsync(cancellation);

            // From here on it is the worker's, who reads and changes it by itself.
            db.ChangeTracker.Clear();
            return new PreviewResult(batch, null);
        }
        catch (UnusableTableException e)
        {
            return new PreviewResult(null, e.Message);
        }
    }

    /// <summary>A small file is planned before the page is back.</summary>
    private async Task PlanSoonAsync(string batchId, CancellationToken cancellation)
    {
        var planned = queue.Watch(batchId);
        queue.Reading.Ring();
        await Task.WhenAny(planned, Task.Delay(AtMost, cancellation));
    }

    private async Task<ImportBatch> KeepAsync(ImportFile file, ImportProfile profile, DateOnly? observedOn, Actor actor, Action<ImportBatch> note, CancellationToken cancellation)
    {
        var batch = new ImportBatch(RecordRef.New(ImportBatch.RefPrefix), profile.Slug, file.Name, file.Sha256, observedOn, file.Encoding?.ToString(), actor.Name, Now);
        batch.ReadWith(profile.Mapping);
        if (file.Fetched is { } fetched)
        {
            batch.BeFetched(fetched.From, fetched.AtUtc);
        }

        note(batch);
        await files.KeepAsync(file.Content, cancellation);
        db.ImportBatches.Add(batch);
        await db.SaveChangesAsync(cancellation);
        return batch;
    }

    /// <summary>Plans the rows of a file that is kept, some at a time, so that others can write in between.</summary>
    public async Task PlanAsync(string batchId, CancellationToken cancellation)
    {
        var batch = await db.ImportBatches.SingleAsync(b => b.Id == batchId, cancellation);
        var leftOut = await plans.ForgetAsync(batch, cancellation);
        var newest = await db.DataVersionAsync(cancellation);
        using var open = await ReopenAsync(batch, cancellation);
        await plans.StoreAsync(batch, reader.PlanAsync(open.Planning!, cancellation), open.Planning!.Summarise, newest, leftOut, cancellation);
        db.ChangeTracker.Clear();
    }

    /// <summary>Has the rows planned again, in the background. False where there is no plan to be replaced.</summary>
    public async Task<bool> AskToReadAgainAsync(string batchId, CancellationToken cancellation)
    {
        if (!await AskAsync(batchId, b => b.ReadAgain(), cancellation))
        {
            return false;
        }

        await PlanSoonAsync(batchId, cancellation);
        return true;
    }

    /// <summary>Has it applied in its turn, in the background. False when it is not there to be applied.</summary>
    public async Task<bool> AskToApplyAsync(string batchId, Actor actor, string reason, CancellationToken cancellation) =>
        await AskToWriteAsync(batchId, b => b.AskToApply(actor.UserId, actor.Name, reason, Now), cancellation);

    /// <summary>Asks an editor to apply it. False where there is nothing to apply.</summary>
    public async Task<bool> ProposeAsync(string batchId, string? reason, CancellationToken cancellation)
    {
        var batch = await db.ImportBatches.SingleAsync(b => b.Id == batchId, cancellation);
        return batch.Propose(reason, Now) && await db.SaveChangesAsync(cancellation) > 0;
    }

    /// <summary>False where it is not proposed any longer.</summary>
    public async Task<bool> DeclineAsync(string batchId, Actor editor, string word, CancellationToken cancellation)
    {
        var batch = await db.ImportBatches.SingleAsync(b => b.Id == batchId, cancellation);
        if (batch is not { ProposedAtUtc: not null, IsOpen: true })
        {
            return false;
        }

        batch.BeDeclined(editor.Name, word);
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    /// <inheritdoc cref="AskToApplyAsync"/>
    public async Task<bool> AskToTakeBackAsync(string batchId, Actor actor, CancellationToken cancellation) =>
        await AskToWriteAsync(batchId, b => b.AskToTakeBack(actor.UserId, actor.Name, Now), cancellation);

    /// <summary>Does what was asked for.</summary>
    public async Task DoAskedAsync(ImportBatch asked, CancellationToken cancellation)
    {
        var actor = new Actor(asked.AskedByUserId, asked.AskedBy!);
        if (asked.State == ImportState.TakingBack)
        {
            await UndoAsync(asked.Id, actor, cancellation);
            return;
        }

        await ApplyAsync(asked.Id, actor, asked.Reason!, cancellation);
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

        var holds = await HoldsAsync(batch, cancellation);
        if (!holds || batch.NothingToDo)
        {
            batch.GiveUp(batch.NothingToDo
                ? "There is nothing to do: everything in the file is recorded already."
                : "Records have changed since this preview was made, so nothing was written. This is what the file would do now; look again.");
            await db.SaveChangesAsync(cancellation);
            await turn.CommitAsync(cancellation);
            return batch.NothingToDo ? ApplyOutcome.NothingToDo : ApplyOutcome.LookAgain;
        }

        var changeSet = new ChangeSet(origin, actor.UserId, actor.Name, reason, Now);
        changeSet.Apply(batch.Id);
        await WriteAsync(batch, changeSet, cancellation);
        await turn.CommitAsync(cancellation);
        db.ChangeTracker.Clear();
        return ApplyOutcome.Applied;
    }

    /// <summary>Takes an applied batch back; what somebody has changed since is kept and named. Null when there is nothing applied to take back.</summary>
    public async Task<UndoResult?> UndoAsync(string batchId, Actor actor, CancellationToken cancellation)
    {
        await using var turn = await db.TakeTurnAsync(cancellation);
        var batch = await db.ImportBatches.SingleOrDefaultAsync(b => b.Id == batchId, cancellation);
        if (batch is not { State: ImportState.Applied or ImportState.TakingBack, ChangeSetId: { } changeSetId })
        {
            return null;
        }

        var changeSet = new ChangeSet(ChangeOrigin.Undo, actor.UserId, actor.Name, $"Took back the import of {batch.FileName}", Now);
        changeSet.TakeBack(changeSetId);
        var result = await undo.TakeBackAsync(changeSetId, changeSet, cancellation);
        await sights.SettleAsync(batch, cancellation);
        await db.SaveChangesAsync(changeSet, cancellation);
        batch.BeUndone(Now, result.Kept);
        db.Entry(batch).State = EntityState.Modified;
        await db.SaveChangesAsync(cancellation);
        await turn.CommitAsync(cancellation);
        db.ChangeTracker.Clear();
        return result;
    }

    /// <summary>Leaves rows out that would write something, or takes them in again. False where there is no plan to choose from any more.</summary>
    public async Task<bool> LeaveOutAsync(string batchId, Func<IQueryable<ImportBatchRow>, IQueryable<ImportBatchRow>> which, bool leaveOut, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var batch = await db.ImportBatches.SingleAsync(b => b.Id == batchId, cancellation);
        if (!batch.IsOpen)
        {
            return false;
        }

        var rows = db.ImportBatchRows.Where(r => r.BatchId == batchId && r.Draft != null && r.Outcome != RowOutcome.Beside);
        await which(rows).ExecuteUpdateAsync(r => r.SetProperty(x => x.LeftOut, leaveOut), cancellation);
        batch.LeaveOut(await rows.CountAsync(r => r.LeftOut, cancellation));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private async Task<bool> AskToWriteAsync(string batchId, Func<ImportBatch, bool> ask, CancellationToken cancellation)
    {
        if (!await AskAsync(batchId, ask, cancellation))
        {
            return false;
        }

        queue.Writing.Ring();
        return true;
    }

    private async Task<bool> AskAsync(string batchId, Func<ImportBatch, bool> ask, CancellationToken cancellation)
    {
        await using var turn = await db.Database.BeginTransactionAsync(cancellation);
        var batch = await db.ImportBatches.SingleAsync(b => b.Id == batchId, cancellation);
        if (!ask(batch))
        {
            return false;
        }

        await db.SaveChangesAsync(cancellation);
        await turn.CommitAsync(cancellation);
        return true;
    }

    private DateTime Now => clock.Utc();

    /// <summary>
    /// Whether the stored plan is what the file would do now. Where something was saved since, the plan is made again;
    /// where it comes out otherwise, the new one is stored in its place.
    /// </summary>
    private async Task<bool> HoldsAsync(ImportBatch batch, CancellationToken cancellation)
    {
        if (await db.DataVersionAsync(cancellation) == batch.PlannedAfter)
        {
            return true;
        }

        var before = batch.Fingerprint;
        using var open = await ReopenAsync(batch, cancellation);
        var planning = open.Planning!;
        // What a list states is named by what it is, in every plan alike.
        var promised = new PromisedRefs(planning.Profile.ListSlug is not null ? new Dictionary<int, string>() : await db.ImportBatchRows.Where(r => r.BatchId == batch.Id && r.Outcome == RowOutcome.New && !db.IssuedRefs.Any(i => i.Ref == r.RecordRef)).ToDictionaryAsync(r => r.Number, r => r.RecordRef!, cancellation));
        var leftOut = await plans.ForgetAsync(batch, cancellation);
        var lots = reader.PlanAsync(planning, cancellation).Select(lot => (IReadOnlyList<PlannedRow>)lot.Select(promised.Keep).ToList());
        await plans.StoreAsync(batch, lots, planning.Summarise, await db.DataVersionAsync(cancellation), leftOut, cancellation);
        return batch.Fingerprint == before;
    }

    private async Task<OpenImport> ReopenAsync(ImportBatch batch, CancellationToken cancellation)
    {
        // Not into memory: it may be of a hundred megabytes.
        var content = TemporaryFile.Create();
        await files.CopyAsync(batch.FileSha256, content, cancellation);
        TextEncodingChoice? encoding = batch.Encoding is null ? null : Enum.Parse<TextEncodingChoice>(batch.Encoding);
        var file = new ImportFile(batch.FileName, GivenContent.Of([]), batch.Profile, batch.ObservedOn, encoding) { Mapping = ImportProfiles.Of(batch).Mapping, Sha256 = batch.FileSha256 };
        var open = await reader.OpenAsync(file, content, cancellation);
        return open.Planning is not null ? open : throw new InvalidOperationException($"{batch.Id} could be read once, but not again: {open.Unusable}");
    }

    private async Task WriteAsync(ImportBatch batch, ChangeSet changeSet, CancellationToken cancellation)
    {
        db.ChangeSets.Add(changeSet);
        await db.SaveChangesAsync(cancellation);
        var datesElsewhere = await sights.DatesElsewhereAsync(batch, cancellation);
        await new ImportApply(db, writer, agencies, batch, changeSet, queue).WriteAsync(cancellation);
        await sights.NoteAsync(batch, changeSet, datesElsewhere, cancellation);
        await db.SaveChangesAsync(changeSet, cancellation);
        batch.BeApplied(changeSet.Id, Now);
        await db.SaveChangesAsync(cancellation);
    }
}
