using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Agreements287g;

namespace Tracker.Web.Data;

/// <summary>The stored editions of published lists.</summary>
internal static class ListQueries
{
    /// <summary>All editions of a list, with every row they printed: some thousand rows an edition, for those who reckon them together.</summary>
    public static async Task<ListHistory> HistoryOfAsync(this TrackerDbContext db, string listSlug, CancellationToken cancellation)
    {
        var snapshots = await db.ListSnapshots.AsNoTracking().Where(s => s.ListSlug == listSlug).ToListAsync(cancellation);
        var rows = (await db.ListedRows.AsNoTracking().Where(r => r.ListSlug == listSlug).ToListAsync(cancellation)).ToLookup(r => (r.ObservedOn, r.FileSha256));
        var merged = await db.MergedAgencies.AsNoTracking().ToDictionaryAsync(m => m.Ref, m => m.IntoRef, StringComparer.Ordinal, cancellation);
        return new ListHistory(snapshots.ConvertAll(s => new ListEdition(s.ObservedOn, s.FileName, s.FileSha256, rows[(s.ObservedOn, s.FileSha256)].ToList())), merged);
    }

    /// <summary>The agreements that a list no longer shows and of which nobody has decided yet what became of them.</summary>
    public static IQueryable<Agreement287g> LeftOf(this TrackerDbContext db, string listSlug) => db.Records.OfType<Agreement287g>().Where(a => a.EndedOn == null
        && a.Listings.Any(l => l.ListSlug == listSlug && l.StandsAfter != l.LastSeenOn && l.List.Snapshots.Any(s => s.ObservedOn > l.LastSeenOn)));
}
