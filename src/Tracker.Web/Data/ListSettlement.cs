using Microsoft.EntityFrameworkCore;
using Tracker.Domain;
using Tracker.Domain.Agencies;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.Imports;
using Tracker.Domain.Imports.IceParticipating;
using Tracker.Domain.Records;

namespace Tracker.Web.Data;

/// <summary>Reckons all editions of a list together and writes what they show: the spells, for the caller to save, and which record each row is.</summary>
public sealed class ListSettlement(TrackerDbContext db, ReferenceCache reference)
{
    /// <summary>Every listing becomes the spell that all editions together show, and every row the record that it is.</summary>
    /// <param name="datesElsewhere">The dates that other sources gave agreements before the list first showed them.</param>
    public async Task SettleAsync(string slug, CancellationToken cancellation, IReadOnlyDictionary<string, PartialDate?>? datesElsewhere = null)
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
                listing.RestElsewhere(datesElsewhere?.GetValueOrDefault(agreement.Ref));
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
