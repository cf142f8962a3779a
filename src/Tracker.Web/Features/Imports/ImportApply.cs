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
    private const int AtOnce = 500;

    private readonly HashSet<string> _agencies = new(StringComparer.Ordinal);
    private readonly HashSet<int> _sources = [];

    /// <summary>The change set must be saved: what is written points at it.</summary>
    public async Task WriteAsync(CancellationToken cancellation)
    {
        await using var bulk = new BulkAdd(db, changeSet);
        for (var from = 0; await RowsAsync(from, cancellation) is { Count: > 0 } rows; from = rows[^1].Ordinal + 1)
        {
            var drafts = rows.ConvertAll(r => (Row: r, Draft: StoredDraft.Parse(r.Draft!)));
            await NameAgainAsync(bulk, drafts, cancellation);
            foreach (var (row, draft) in drafts.Where(d => d.Row.Outcome == RowOutcome.New))
            {
                await AddAsync(bulk, row, draft, cancellation);
            }

            await ChangeAsync(bulk, drafts.FindAll(d => d.Row.Outcome is RowOutcome.Changed or RowOutcome.Beside), cancellation);
            bulk.NoteRecords();
            queue.Report(batch.Id, rows[^1].Ordinal + 1, batch.Rows);
        }
    }

    private Task<List<ImportBatchRow>> RowsAsync(int from, CancellationToken cancellation) =>
        db.ImportBatchRows.AsNoTracking().Where(r => r.BatchId == batch.Id && r.Ordinal >= from && r.Draft != null && !r.LeftOut).OrderBy(r => r.Ordinal).Take(AtOnce).ToListAsync(cancellation);

    /// <summary>What a list states bears a name of its own: after it was taken back it comes again under the same.</summary>
    private async Task NameAgainAsync(BulkAdd bulk, List<(ImportBatchRow Row, StoredDraft Draft)> rows, CancellationToken cancellation)
    {
        if (ImportProfiles.Find(batch.Profile)?.ListSlug is null)
        {
            return;
        }

        var names = rows.Where(r => r.Row.Outcome == RowOutcome.New).SelectMany(r => new[] { r.Row.RecordRef, r.Draft.Agency?.Ref }).OfType<string>().ToList();
        bulk.NameAgain(await db.IssuedRefs.Where(i => names.Contains(i.Ref)).Select(i => i.Ref).ToListAsync(cancellation));
    }

    private async Task AddAsync(BulkAdd bulk, ImportBatchRow row, StoredDraft stored, CancellationToken cancellation)
    {
        if (stored.Type is null)
        {
            await bulk.AddAsync(stored.ToAgency().Make(), cancellation);
            return;
        }

        var draft = stored.ToRecord();
        await MakeAsync(bulk, draft, cancellation);
        var record = draft.Type.NewRecord(row.RecordRef!);
        RecordWriter.Fill(record, draft);
        await bulk.AddAsync(record, cancellation);
    }

    /// <summary>The agency and the sources that the record brings along.</summary>
    private async Task MakeAsync(BulkAdd bulk, RecordDraft draft, CancellationToken cancellation)
    {
        if (draft.Agency is { IsNew: true } agency && _agencies.Add(agency.Ref))
        {
            await bulk.AddAsync(new Agency(agency.Ref, agency.Name, agency.Kind, agency.Home), cancellation);
        }

        foreach (var choice in draft.Sources.Where(s => s.IsNew && _sources.Add(RecordRef.NumberOf(s.Ref))))
        {
            var source = new Source(choice.Ref);
            source.Describe(choice.Source);
            await bulk.AddAsync(source, cancellation);
        }
    }

    /// <summary>Through the change tracker, which finds what differs.</summary>
    private async Task ChangeAsync(BulkAdd bulk, List<(ImportBatchRow Row, StoredDraft Draft)> rows, CancellationToken cancellation)
    {
        if (rows.Count == 0)
        {
            return;
        }

        await agencies.WriteAsync(rows.Where(r => r.Draft.Type is null).Select(r => r.Draft.ToAgency()).ToList(), cancellation);
        var drafts = rows.Where(r => r.Draft.Type is not null).ToDictionary(r => r.Row.RecordRef!, r => r.Draft.ToRecord(), StringComparer.Ordinal);
        var records = await writer.Changeable.Where(r => drafts.Keys.Contains(r.Ref)).ToListAsync(cancellation);
        foreach (var record in records)
        {
            await MakeAsync(bulk, drafts[record.Ref], cancellation);
            RecordWriter.Fill(record, drafts[record.Ref]);
        }

        await db.SaveChangesAsync(changeSet, cancellation);
        db.ChangeTracker.Clear();
        db.Attach(changeSet);
        db.Attach(batch);
    }
}
