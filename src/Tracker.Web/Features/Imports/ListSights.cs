using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain;
using Tracker.Domain.Agencies;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.History;
using Tracker.Domain.Imports;
using Tracker.Domain.Imports.IceParticipating;
using Tracker.Domain.Records;
using Tracker.Domain.Spreadsheets;
using Tracker.Web.Data;

namespace Tracker.Web.Features.Imports;

/// <summary>Keeps the editions of published lists, and the spells in which they show agreements. Saves nothing itself but the rows, which have no history.</summary>
public sealed class ListSights(TrackerDbContext db, ReferenceCache reference)
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

        await SettleAsync(list.Slug, datesElsewhere, cancellation);
    }

    /// <summary>Settles what the editions show that are left when a batch was taken back.</summary>
    public async Task SettleAsync(ImportBatch batch, CancellationToken cancellation)
    {
        if (await ListOfAsync(batch, cancellation) is { } list)
        {
            await SettleAsync(list.Slug, new Dictionary<string, PartialDate?>(StringComparer.Ordinal), cancellation);
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
            var details = JsonSerializer.Deserialize<RowDetails>(row.Details, JsonSerializerOptions.Web)!;
            if (details.Problems.All(p => p.Column.Length > 0))
            {
                listed.Add(IceRow.Read(new TableRow(row.Number, details.Cells, null), headers).ToListed(day, batch.FileSha256, row.Number));
                listed[^1].BeFoundToBe(row.RecordRef);
            }
        }

        return listed;
    }

    /// <summary>Every listing becomes the spell that all editions together show, and every row the record that it is.</summary>
    private async Task SettleAsync(string slug, IReadOnlyDictionary<string, PartialDate?> datesElsewhere, CancellationToken cancellation)
    {
        var history = await db.HistoryOfAsync(slug, cancellation);
        var listings = await db.Set<Listing>().Where(l => l.ListSlug == slug).ToDictionaryAsync(l => l.RecordRef, StringComparer.Ordinal, cancellation);
        var agencies = await db.Agencies.AsNoTracking().Include(a => a.Aliases).ToListAsync(cancellation);
        var reckoning = ListReckoning.Of(history.Editions, await reference.GazetteerAsync(cancellation), new AgencyDirectory(agencies), await ShelfAsync(slug, cancellation), history.MergedAgencies);
        // Editions that came before their rows were kept still count for what they showed.
        var isWhole = history.Editions.All(e => e.Rows.Count > 0);
        foreach (var agreement in reckoning.Agreements.Where(a => a.Existing is not null))
        {
            if (!listings.Remove(agreement.Ref, out var listing))
            {
                db.Add(listing = new Listing(agreement.Ref, slug, agreement.FirstSeenOn));
                listing.RestElsewhere(datesElsewhere.GetValueOrDefault(agreement.Ref));
            }

            var (first, last) = isWhole ? (agreement.FirstSeenOn, agreement.LastSeenOn) : listing.Spanning(agreement.FirstSeenOn, agreement.LastSeenOn);
            listing.Stand(first, last);
            listing.RestElsewhere(PartialDate.ParseOrNull(agreement.DateElsewhere(((Agreement287gInput)agreement.Existing!.Input).SignedOn, listing.DateElsewhere?.ToString())));
        }

        if (isWhole)
        {
            db.RemoveRange(listings.Values);
        }

        await RelateAsync(history, reckoning, cancellation);
    }

    private async Task RelateAsync(ListHistory history, ListReckoning reckoning, CancellationToken cancellation)
    {
        foreach (var edition in history.Editions)
        {
            foreach (var row in edition.Rows)
            {
                var found = reckoning.Row(edition, row.Number).Agreement is { Existing: not null } agreement ? agreement.Ref : null;
                if (row.RecordRef != found)
                {
                    await db.ListedRows.Where(r => r.ListSlug == row.ListSlug && r.ObservedOn == row.ObservedOn && r.FileSha256 == row.FileSha256 && r.Number == row.Number)
                        .ExecuteUpdateAsync(r => r.SetProperty(x => x.RecordRef, found), cancellation);
                }
            }
        }
    }

    /// <summary>The agreements with no more than it takes to find which of them a row is.</summary>
    private async Task<RecordShelf> ShelfAsync(string slug, CancellationToken cancellation)
    {
        var agreements = await db.Records.OfType<Agreement287g>().AsNoTracking()
            .Select(a => new { a.Ref, a.AgencyRef, a.Version, a.Model, a.ModelAsPrinted, a.SignedOn, a.EndedOn, Listing = a.Listings.FirstOrDefault(l => l.ListSlug == slug) })
            .ToListAsync(cancellation);
        return new RecordShelf(agreements.Select(a => new ExistingRecord(
            a.Ref, Agreement287gColumns.Type, a.AgencyRef, a.Version,
            new Agreement287gInput { Model = Codes<AgreementModel>.Of(a.Model), ModelAsPrinted = a.ModelAsPrinted, SignedOn = a.SignedOn?.ToString(), EndedOn = a.EndedOn?.ToString() },
            a.Listing is null ? [] : new Dictionary<string, (DateOnly First, DateOnly Last)>(StringComparer.Ordinal) { [slug] = (a.Listing.FirstSeenOn, a.Listing.LastSeenOn) })
        {
            DateElsewhere = a.Listing?.DateElsewhere?.ToString(),
        }));
    }
}
