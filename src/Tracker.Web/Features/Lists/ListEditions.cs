using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.Imports.IceParticipating;
using Tracker.Web.Data;

namespace Tracker.Web.Features.Lists;

/// <summary>An edition of a list and what it shows otherwise than the one before.</summary>
/// <param name="Before">The edition before it; null for the oldest.</param>
/// <param name="Rows">How many rows the edition's file has.</param>
public sealed record EditionPart(ListEdition Edition, ListEdition? Before, int Rows, int? RowsBefore, IReadOnlyList<EditionChange> Changes)
{
    public IEnumerable<IGrouping<EditionChangeKind, EditionChange>> ByKind => Changes.GroupBy(c => c.Kind);

    public int Count(EditionChangeKind kind) => Changes.Count(c => c.Kind == kind);
}

/// <summary>Reads editions of a published list: of the stored rows no more than those of the editions that are shown and of the ones before them.</summary>
public sealed class ListEditions(TrackerDbContext db)
{
    /// <summary>All editions without their rows, the newest first, with the number of rows of each.</summary>
    public async Task<IReadOnlyList<(ListEdition Edition, int Rows)>> AllAsync(string listSlug, CancellationToken cancellation)
    {
        var snapshots = await db.ListSnapshots.AsNoTracking().Where(s => s.ListSlug == listSlug).ToListAsync(cancellation);
        return snapshots.Select(s => (Edition: new ListEdition(s.ObservedOn, s.FileName, s.FileSha256, []), s.Rows)).OrderByDescending(s => s.Edition).ToList();
    }

    /// <summary>Some of the editions, in their order, each compared with the one before it.</summary>
    public async IAsyncEnumerable<EditionPart> PartsAsync(string listSlug, IReadOnlyList<(ListEdition Edition, int Rows)> all, int skip, int take, [EnumeratorCancellation] CancellationToken cancellation)
    {
        List<ListedRow>? kept = null;
        for (var i = skip; i < Math.Min(skip + take, all.Count); i++)
        {
            var rows = kept ?? await RowsAsync(listSlug, all[i].Edition, cancellation);
            var before = i + 1 < all.Count ? await RowsAsync(listSlug, all[i + 1].Edition, cancellation) : [];
            var seen = await FirstSeenAsync(listSlug, rows, before, cancellation);
            bool WasSeenBefore(string recordRef) => seen.TryGetValue(recordRef, out var first) && first < all[i].Edition.ObservedOn;
            yield return new EditionPart(all[i].Edition, i + 1 < all.Count ? all[i + 1].Edition : null, all[i].Rows, i + 1 < all.Count ? all[i + 1].Rows : null, EditionChanges.Between(before, rows, WasSeenBefore));
            kept = before;
        }
    }

    private Task<List<ListedRow>> RowsAsync(string listSlug, ListEdition edition, CancellationToken cancellation) =>
        db.ListedRows.AsNoTracking().Where(r => r.ListSlug == listSlug && r.ObservedOn == edition.ObservedOn && r.FileSha256 == edition.FileSha256).OrderBy(r => r.Number).ToListAsync(cancellation);

    /// <summary>When the list first showed the records that the one edition has and the other has not.</summary>
    private Task<Dictionary<string, DateOnly>> FirstSeenAsync(string listSlug, List<ListedRow> rows, List<ListedRow> before, CancellationToken cancellation)
    {
        var news = rows.Select(r => r.RecordRef).Except(before.Select(r => r.RecordRef)).OfType<string>().ToList();
        return db.Set<Listing>().Where(l => l.ListSlug == listSlug && news.Contains(l.RecordRef)).ToDictionaryAsync(l => l.RecordRef, l => l.FirstSeenOn, StringComparer.Ordinal, cancellation);
    }
}
