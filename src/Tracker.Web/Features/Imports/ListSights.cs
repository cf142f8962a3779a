using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.History;
using Tracker.Domain.Imports;
using Tracker.Domain.Imports.IceParticipating;
using Tracker.Domain.Records;
using Tracker.Domain.Spreadsheets;
using Tracker.Web.Data;

namespace Tracker.Web.Features.Imports;

/// <summary>Keeps the editions of published lists that imports give.</summary>
public sealed class ListSights(TrackerDbContext db, ListSettlement settlement)
{
    /// <summary>
    /// The signing dates of agreements that the list has not shown before and that another source supports, before the batch is
    /// written: afterwards a date that the list filled in looks like one that was there.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, PartialDate?>> DatesElsewhereAsync(ImportBatch batch, CancellationToken cancellation)
    {
        if (await ListOfAsync(batch, cancellation) is not { } list)
        {
            return new Dictionary<string, PartialDate?>(StringComparer.Ordinal);
        }

        var shown = db.ImportBatchRows.Where(r => r.BatchId == batch.Id && r.RecordRef != null && r.Outcome != RowOutcome.New).Select(r => r.RecordRef!);
        return await db.Records.OfType<Agreement287g>()
            .Where(a => shown.Contains(a.Ref) && !a.Listings.Any(l => l.ListSlug == list.Slug) && a.Citations.Any(c => c.SourceRef != list.SourceRef && c.Stance == CitationStance.Supports))
            .ToDictionaryAsync(a => a.Ref, a => a.SignedOn, StringComparer.Ordinal, cancellation);
    }

    /// <summary>Keeps the edition that a batch gave, with its rows, and settles what all editions show. The change set must be saved, within a transaction.</summary>
    public async Task NoteAsync(ImportBatch batch, ChangeSet changeSet, IReadOnlyDictionary<string, PartialDate?> datesElsewhere, CancellationToken cancellation)
    {
        if (await ListOfAsync(batch, cancellation) is not { } list || batch.ObservedOn is not { } day)
        {
            return;
        }

        if (!await db.ListSnapshots.AnyAsync(s => s.ListSlug == list.Slug && s.ObservedOn == day && s.FileSha256 == batch.FileSha256, cancellation))
        {
            db.ListSnapshots.Add(new ListSnapshot(list.Slug, day, batch.FileSha256, batch.FileName, batch.Rows));
            await db.SaveChangesAsync(changeSet, cancellation);
            await PreparedInsert.WriteAsync(db, await RowsOfAsync(batch, day, cancellation), PreparedInsert.OnConflict.Fail, cancellation);
        }

        await settlement.SettleAsync(list.Slug, cancellation, datesElsewhere);
    }

    /// <summary>Settles what the editions show that are left when a batch was taken back.</summary>
    public async Task SettleAsync(ImportBatch batch, CancellationToken cancellation)
    {
        if (await ListOfAsync(batch, cancellation) is { } list)
        {
            await settlement.SettleAsync(list.Slug, cancellation);
        }
    }

    private async Task<PublishedList?> ListOfAsync(ImportBatch batch, CancellationToken cancellation)
    {
        var slug = ImportProfiles.Find(batch.Profile)?.ListSlug;
        return slug is null ? null : await db.PublishedLists.AsNoTracking().SingleAsync(l => l.Slug == slug, cancellation);
    }

    private async Task<List<ListedRow>> RowsOfAsync(ImportBatch batch, DateOnly day, CancellationToken cancellation)
    {
        var headers = new TableHeaders(batch.Headers.Split('\n'));
        var listed = new List<ListedRow>();
        foreach (var row in await db.ImportBatchRows.AsNoTracking().Where(r => r.BatchId == batch.Id && r.Outcome != RowOutcome.Beside).OrderBy(r => r.Ordinal).ToListAsync(cancellation))
        {
            var details = StoredDetails.Read(row.Details);
            if (details.Problems.All(p => p.Column.Length > 0))
            {
                listed.Add(IceRow.Read(new TableRow(row.Number, details.Cells, null), headers).ToListed(day, batch.FileSha256, row.Number));
                listed[^1].BeFoundToBe(row.RecordRef);
            }
        }

        return listed;
    }
}
