using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Agencies;
using Tracker.Domain.History;
using Tracker.Domain.Imports;
using Tracker.Domain.Records;
using Tracker.Domain.Sources;
using Tracker.Web.Data;

namespace Tracker.Web.Features.Imports;

/// <summary>Writes what a stored preview says, row after row, within the caller's transaction and one change set.</summary>
internal sealed class ImportApply(TrackerDbContext db, RecordWriter writer, AgencyWriter agencies, ImportBatch batch, ChangeSet changeSet, ImportQueue queue)
{
    private const int AtOnce = 250;

    private readonly HashSet<string> _agencies = new(StringComparer.Ordinal);
    private readonly HashSet<int> _sources = [];

    /// <summary>The change set must be saved: what is written points at it. While some rows are written, the next are composed.</summary>
    public async Task WriteAsync(CancellationToken cancellation)
    {
        await using var bulk = new BulkAdd(db, changeSet);
        BulkAdd.Composed? waiting = null;
        for (var from = 0; await RowsAsync(from, cancellation) is { Count: > 0 } rows; from = rows[^1].Ordinal + 1)
        {
            await NameAgainAsync(bulk, rows, cancellation);
            var composing = Task.Run(() => Compose(bulk, rows.Where(r => r.Outcome == RowOutcome.New)), cancellation);
            await WriteAsync(bulk, waiting, cancellation);
            waiting = await composing;
            var changed = rows.FindAll(r => r.Outcome is RowOutcome.Changed or RowOutcome.Beside);
            if (changed.Count > 0)
            {
                await WriteAsync(bulk, waiting, cancellation);
                waiting = null;
                await ChangeAsync(bulk, changed.ConvertAll(r => (r, StoredDraft.Parse(r.Draft))), cancellation);
            }

            queue.Report(batch.Id, rows[^1].Ordinal + 1, batch.Rows);
        }

        await WriteAsync(bulk, waiting, cancellation);
    }

    private static Task WriteAsync(BulkAdd bulk, BulkAdd.Composed? composed, CancellationToken cancellation) =>
        composed is null ? Task.CompletedTask : bulk.WriteAsync(composed, cancellation);

    private BulkAdd.Composed Compose(BulkAdd bulk, IEnumerable<DraftRow> rows)
    {
        var composed = bulk.Compose();
        foreach (var row in rows)
        {
            Add(composed, row, StoredDraft.Parse(row.Draft));
        }

        return composed;
    }

    private Task<List<DraftRow>> RowsAsync(int from, CancellationToken cancellation) =>
        db.ImportBatchRows.Where(r => r.BatchId == batch.Id && r.Ordinal >= from && r.Draft != null && !r.LeftOut).OrderBy(r => r.Ordinal).Take(AtOnce)
            .Select(r => new DraftRow(r.Ordinal, r.Outcome, r.RecordRef, r.Draft!)).ToListAsync(cancellation);

    /// <summary>Of a stored row, what is to be written.</summary>
    private sealed record DraftRow(int Ordinal, RowOutcome Outcome, string? RecordRef, string Draft);

    /// <summary>What a list states bears a name of its own: after it was taken back it comes again under the same.</summary>
    private async Task NameAgainAsync(BulkAdd bulk, List<DraftRow> rows, CancellationToken cancellation)
    {
        if (ImportProfiles.Of(batch).ListSlug is null)
        {
            return;
        }

        var names = rows.Where(r => r.Outcome == RowOutcome.New).SelectMany(r => new[] { r.RecordRef, StoredDraft.Parse(r.Draft).Agency?.Ref }).OfType<string>().ToList();
        bulk.NameAgain(await db.IssuedRefs.Where(i => names.Contains(i.Ref)).Select(i => i.Ref).ToListAsync(cancellation));
    }

    private void Add(BulkAdd.Composed composed, DraftRow row, StoredDraft stored)
    {
        if (stored.Type is null)
        {
            composed.Add(stored.ToAgency().Make());
            return;
        }

        var draft = stored.ToRecord();
        Make(composed, draft);
        var record = draft.Type.NewRecord(row.RecordRef!);
        RecordWriter.Fill(record, draft);
        composed.Add(record);
    }

    /// <summary>The agency and the sources that the record brings along.</summary>
    private void Make(BulkAdd.Composed composed, RecordDraft draft)
    {
        if (draft.Agency is { IsNew: true } agency && _agencies.Add(agency.Ref))
        {
            composed.Add(new Agency(agency.Ref, agency.Name, agency.Kind, agency.Home));
        }

        foreach (var choice in draft.Sources.Where(s => s.IsNew && _sources.Add(RecordRef.NumberOf(s.Ref))))
        {
            var source = new Source(choice.Ref);
            source.Describe(choice.Source);
            composed.Add(source);
        }
    }

    /// <summary>Through the change tracker, which finds what differs.</summary>
    private async Task ChangeAsync(BulkAdd bulk, List<(DraftRow Row, StoredDraft Draft)> rows, CancellationToken cancellation)
    {
        if (rows.Count == 0)
        {
            return;
        }

        await agencies.WriteAsync(rows.Where(r => r.Draft.Type is null).Select(r => r.Draft.ToAgency()).ToList(), cancellation);
        var drafts = rows.Where(r => r.Draft.Type is not null).ToDictionary(r => r.Row.RecordRef!, r => r.Draft.ToRecord(), StringComparer.Ordinal);
        var records = await writer.Changeable.Where(r => drafts.Keys.Contains(r.Ref)).ToListAsync(cancellation);
        var made = bulk.Compose();
        foreach (var record in records)
        {
            Make(made, drafts[record.Ref]);
            RecordWriter.Fill(record, drafts[record.Ref]);
        }

        await bulk.WriteAsync(made, cancellation);

        await db.SaveChangesAsync(changeSet, cancellation);
        db.ChangeTracker.Clear();
        db.Attach(changeSet);
        db.Attach(batch);
    }
}
