using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.Records;

namespace Tracker.Web.Data;

public static class RecordQueries
{
    /// <summary>Records with all that their text needs: jurisdiction, agency, tags, citations with sources, listings.</summary>
    public static async Task<List<CooperationRecord>> LoadWithEverythingAsync(this TrackerDbContext db, IQueryable<CooperationRecord> records, CancellationToken cancellation)
    {
        var loaded = await records.AsNoTrackingWithIdentityResolution()
            .Include(r => r.Jurisdiction)
            .Include(r => r.Agency)
            .Include(r => r.Tags)
            .Include(r => r.Citations).ThenInclude(c => c.Source)
            .Include(r => ((Agreement287g)r).Listings)
            .AsSplitQuery()
            .ToListAsync(cancellation);
        await db.ConsultListsAsync(loaded, cancellation);
        return loaded;
    }

    /// <summary>Records with no more than their status needs.</summary>
    public static async Task<List<CooperationRecord>> LoadWithStatusAsync(this TrackerDbContext db, IQueryable<CooperationRecord> records, CancellationToken cancellation)
    {
        var loaded = await records.AsNoTrackingWithIdentityResolution().Include(r => ((Agreement287g)r).Listings).AsSplitQuery().ToListAsync(cancellation);
        await db.ConsultListsAsync(loaded, cancellation);
        return loaded;
    }

    /// <summary>Records by their references, with no more than their titles need beside the place: their agencies.</summary>
    public static async Task<IReadOnlyDictionary<string, CooperationRecord>> RecordsOfAsync(this TrackerDbContext db, IEnumerable<string> refs, CancellationToken cancellation)
    {
        var named = refs.Distinct(StringComparer.Ordinal).ToList();
        return await db.Records.AsNoTracking().Include(r => r.Agency).Where(r => named.Contains(r.Ref)).ToDictionaryAsync(r => r.Ref, StringComparer.Ordinal, cancellation);
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
