using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.Records;

namespace Tracker.Web.Data;

public static class RecordQueries
{
    /// <summary>Records with all that their text needs: jurisdiction, agency, tags, citations with sources, listings.</summary>
    public static async Task<List<CooperationRecord>> LoadWithEverythingAsync(this TrackerDbContext db, IQueryable<CooperationRecord> records, CancellationToken cancellation)
    {
        var loaded = await records.AsNoTracking().ToListAsync(cancellation);
        if (loaded.Count > 0)
        {
            await using var connection = await db.OpenedAsync(cancellation); // once for all commands
            await db.GiveAgenciesAsync(loaded, cancellation);
            await db.GiveListingsAsync(loaded, cancellation);
            await db.CompleteAsync(loaded, cancellation);
        }

        return loaded;
    }

    /// <summary>Records with no more than their status needs.</summary>
    public static async Task<List<CooperationRecord>> LoadWithStatusAsync(this TrackerDbContext db, IQueryable<CooperationRecord> records, CancellationToken cancellation)
    {
        var loaded = await records.AsNoTrackingWithIdentityResolution().Include(r => ((Agreement287g)r).Listings).ToListAsync(cancellation);
        await db.ConsultListsAsync(loaded, cancellation);
        return loaded;
    }

    /// <summary>Records by their references, with no more than their titles need beside the place: their agencies.</summary>
    public static async Task<IReadOnlyDictionary<string, CooperationRecord>> RecordsOfAsync(this TrackerDbContext db, IEnumerable<string> refs, CancellationToken cancellation)
    {
        var named = refs.Distinct(StringComparer.Ordinal).ToList();
        return await db.Records.AsNoTracking().Include(r => r.Agency).Where(r => named.Contains(r.Ref)).ToDictionaryAsync(r => r.Ref, StringComparer.Ordinal, cancellation);
    }

    // A command for each of a record's parts, put together here: an Include of all of them takes five times as long.
    private static async Task CompleteAsync(this TrackerDbContext db, List<CooperationRecord> records, CancellationToken cancellation)
    {
        var refs = records.ConvertAll(r => r.Ref);
        var geoids = records.Select(r => r.JurisdictionGeoid).Distinct().ToList();
        var places = await db.Jurisdictions.AsNoTracking().Where(j => geoids.Contains(j.Geoid)).ToDictionaryAsync(j => j.Geoid, cancellation);
        var tags = (await db.Set<RecordTag>().AsNoTracking().Where(t => refs.Contains(t.RecordRef)).ToListAsync(cancellation)).ToLookup(t => t.RecordRef, StringComparer.Ordinal);
        var citations = await db.Citations.AsNoTracking().Where(c => refs.Contains(c.RecordRef)).ToListAsync(cancellation);
        var sourceRefs = citations.Select(c => c.SourceRef).Distinct(StringComparer.Ordinal).ToList();
        var sources = await db.Sources.AsNoTracking().Where(s => sourceRefs.Contains(s.Ref)).ToDictionaryAsync(s => s.Ref, StringComparer.Ordinal, cancellation);
        citations.ForEach(c => c.RestOn(sources[c.SourceRef]));
        var cited = citations.ToLookup(c => c.RecordRef, StringComparer.Ordinal);
        records.ForEach(r => r.Complete(places[r.JurisdictionGeoid], tags[r.Ref], cited[r.Ref]));
    }

    private static async Task GiveAgenciesAsync(this TrackerDbContext db, List<CooperationRecord> records, CancellationToken cancellation)
    {
        var refs = records.Select(r => r.AgencyRef).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (refs.Count > 0)
        {
            var agencies = await db.Agencies.AsNoTracking().Where(a => refs.Contains(a.Ref)).ToDictionaryAsync(a => a.Ref, StringComparer.Ordinal, cancellation);
            records.Where(r => r.AgencyRef is not null).ToList().ForEach(r => r.BelongTo(agencies[r.AgencyRef!]));
        }
    }

    private static async Task GiveListingsAsync(this TrackerDbContext db, List<CooperationRecord> records, CancellationToken cancellation)
    {
        var agreements = records.OfType<Agreement287g>().ToDictionary(a => a.Ref, StringComparer.Ordinal);
        if (agreements.Count > 0)
        {
            var refs = agreements.Keys.ToList();
            var listings = await db.Set<Listing>().AsNoTracking().Where(l => refs.Contains(l.RecordRef)).OrderBy(l => l.RecordRef).ThenBy(l => l.ListSlug).ToListAsync(cancellation);
            listings.ForEach(l => agreements[l.RecordRef].BeListedAs(l));
            await db.ConsultListsAsync(records, cancellation);
        }
    }

    /// <summary>Tells loaded agreements on which days their lists were seen.</summary>
    private static async Task ConsultListsAsync(this TrackerDbContext db, List<CooperationRecord> records, CancellationToken cancellation)
    {
        var listed = records.OfType<Agreement287g>().Where(a => a.Listings.Count > 0).ToList();
        if (listed.Count > 0)
        {
            var lists = await db.ListCalendarAsync(cancellation);
            listed.ForEach(a => a.Consult(lists));
        }
    }

    public static async Task<ListCalendar> ListCalendarAsync(this TrackerDbContext db, CancellationToken cancellation)
    {
        var sights = await db.ListSnapshots.AsNoTracking().Select(s => new { s.ListSlug, s.ObservedOn }).Distinct().ToListAsync(cancellation);
        return new ListCalendar(sights.Select(s => (s.ListSlug, s.ObservedOn)));
    }
}
