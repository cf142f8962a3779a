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
}
