using Microsoft.EntityFrameworkCore;
using Tracker.Domain;
using Tracker.Domain.Agencies;
using Tracker.Domain.Jurisdictions;
using Tracker.Web.Data;
using Tracker.Web.Data.Search;
using Tracker.Web.Features.Records;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Search;

/// <summary>One thing that was found, as a line.</summary>
/// <param name="Note">What tells it from others of its name.</param>
public sealed record SearchHit(SearchKind Kind, string Ref, string Title, string Note, string Url);

/// <summary>What was found of one kind: the best, and how many there are in all.</summary>
/// <param name="Total">At most <see cref="SearchHits.MostCounted"/>, which stands for that many or more.</param>
public sealed record SearchGroup(SearchKind Kind, IReadOnlyList<SearchHit> Hits, int Total);

/// <summary>
/// Searches places, agencies, records and sources at once. Places are in memory; of every other kind no more is read than some hundred entries, however
/// many things a word is in: the best by name among the latest of them.
/// </summary>
public sealed class SearchHits(TrackerDbContext db, CurrentSite site, ReferenceCache reference, RecordLines lines, KeptHits kept, TimeProvider clock)
{
    public const int MostCounted = 1_000;
    private const int MostRanked = 200;
    private const int MostRankedWhileTyping = 50;

    private static readonly SearchKind[] Recorded = [SearchKind.Agency, SearchKind.Record, SearchKind.Source];

    /// <summary>While somebody types, nobody asks how many there are.</summary>
    public Task<IReadOnlyList<SearchGroup>> SuggestAsync(SearchWords words, string typed, int mostOfAKind, CancellationToken cancellation) =>
        FindAsync(words, typed, mostOfAKind, MostRankedWhileTyping, MostRankedWhileTyping, cancellation);

    public Task<IReadOnlyList<SearchGroup>> FindAsync(SearchWords words, string typed, int mostOfAKind, CancellationToken cancellation) =>
        FindAsync(words, typed, mostOfAKind, MostRanked, MostCounted, cancellation);

    private async Task<IReadOnlyList<SearchGroup>> FindAsync(SearchWords words, string typed, int mostOfAKind, int ranked, int counted, CancellationToken cancellation)
    {
        await using var connection = await db.OpenedAsync(cancellation); // once for all commands
        var name = FoldedName.Of(typed);
        var groups = new List<SearchGroup> { await PlacesAsync(words, name, mostOfAKind, cancellation) };
        var found = await db.SomeFoundAsync(words, Recorded, ranked, counted, cancellation);
        foreach (var kind in Recorded)
        {
            var hits = await HitsAsync(kind, Best(found[kind], name, mostOfAKind), cancellation);
            groups.Add(new SearchGroup(kind, hits, found[kind].FirstOrDefault()?.Total ?? 0));
        }

        return groups;
    }

    /// <summary>Names that begin with what was typed come first, then those that have it in them; of equals the latest.</summary>
    private static List<string> Best(IEnumerable<FoundEntry> found, string name, int most) =>
        found.OrderBy(e => NameFit.Of(e.Words, name)).Take(most).Select(e => e.Ref).ToList(); // sorting keeps the order of equals

    private async Task<SearchGroup> PlacesAsync(SearchWords words, string name, int most, CancellationToken cancellation)
    {
        var gazetteer = await reference.GazetteerAsync(cancellation);
        var (best, total) = (await reference.PlaceWordsAsync(cancellation)).Find(words.Words, name, most);
        var hits = best.Select(j => new SearchHit(SearchKind.Place, j.Geoid.Value, gazetteer.FullNameOf(j), $"{j.Kind.Replace('_', ' ')} · {j.Geoid}", "/jurisdictions/" + j.Geoid));
        return new SearchGroup(SearchKind.Place, hits.ToList(), Math.Min(total, MostCounted));
    }

    /// <summary>In the order of the references; without those that nothing has any more.</summary>
    private async Task<IReadOnlyList<SearchHit>> HitsAsync(SearchKind kind, List<string> refs, CancellationToken cancellation)
    {
        var known = kept.Of((await site.VersionAsync(cancellation)).Data, clock.Day());
        var unknown = refs.FindAll(r => !known.ContainsKey((kind, r)));
        var read = unknown.Count == 0 ? [] : kind switch
        {
            SearchKind.Agency => await AgenciesAsync(unknown, cancellation),
            SearchKind.Record => await RecordsAsync(unknown, cancellation),
            _ => await SourcesAsync(unknown, cancellation),
        };
        foreach (var hit in read)
        {
            known[(kind, hit.Ref)] = hit;
        }

        return refs.Select(r => known.GetValueOrDefault((kind, r))).OfType<SearchHit>().ToList();
    }

    private async Task<IEnumerable<SearchHit>> AgenciesAsync(IReadOnlyList<string> refs, CancellationToken cancellation)
    {
        var gazetteer = await reference.GazetteerAsync(cancellation);
        var agencies = await db.Agencies.AsNoTracking().Where(a => refs.Contains(a.Ref)).ToListAsync(cancellation);
        return agencies.Select(a => new SearchHit(SearchKind.Agency, a.Ref, a.Name, $"{Codes<AgencyKind>.LabelOf(a.Kind)} · {gazetteer.FullNameOf(gazetteer[a.HomeGeoid])}", "/agencies/" + a.Ref));
    }

    private async Task<IEnumerable<SearchHit>> RecordsAsync(IReadOnlyList<string> refs, CancellationToken cancellation) =>
        (await lines.OfAsync(refs, clock.Day(), cancellation)).Select(l =>
            new SearchHit(SearchKind.Record, l.Record.Ref, l.Title, $"{l.Record.Type.Name} · {l.PlaceName} · {l.StatusLabel}{(l.IsContested ? " · contested" : "")}", "/records/" + l.Record.Ref));

    private async Task<IEnumerable<SearchHit>> SourcesAsync(IReadOnlyList<string> refs, CancellationToken cancellation)
    {
        var sources = await db.Sources.AsNoTracking().Where(s => refs.Contains(s.Ref)).ToListAsync(cancellation);
        return sources.Select(s => new SearchHit(SearchKind.Source, s.Ref, s.DisplayTitle, string.Join(" · ", new[] { s.Publisher, s.PublishedOn?.ToText() }.OfType<string>()), "/sources/" + s.Ref));
    }
}
