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
/// Searches places, agencies, records and sources at once. Of each kind no more is read than some hundred entries, however many
/// things a word is in: the best by name among the latest of them.
/// </summary>
public sealed class SearchHits(TrackerDbContext db, ReferenceCache reference, RecordLines lines, TimeProvider clock)
{
    public const int MostCounted = 1_000;
    private const int MostRanked = 200;
    private const int MostPlaces = 1_000; // a place of the very name may be one of many that have it in theirs

    /// <summary>While somebody types, nobody asks how many there are.</summary>
    public Task<IReadOnlyList<SearchGroup>> SuggestAsync(SearchWords words, string typed, int mostOfAKind, CancellationToken cancellation) => FindAsync(words, typed, mostOfAKind, MostRanked, cancellation);

    public Task<IReadOnlyList<SearchGroup>> FindAsync(SearchWords words, string typed, int mostOfAKind, CancellationToken cancellation) => FindAsync(words, typed, mostOfAKind, MostCounted, cancellation);

    private async Task<IReadOnlyList<SearchGroup>> FindAsync(SearchWords words, string typed, int mostOfAKind, int mostCounted, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation); // once for all commands
        var groups = new List<SearchGroup>();
        var found = await db.SomeFoundAsync(words, k => k == SearchKind.Place ? (MostPlaces, MostPlaces) : (MostRanked, mostCounted), cancellation);
        foreach (var kind in Enum.GetValues<SearchKind>())
        {
            var hits = await HitsAsync(kind, Best(found[kind], FoldedName.Of(typed), mostOfAKind), cancellation);
            groups.Add(new SearchGroup(kind, hits, found[kind].FirstOrDefault()?.Total ?? 0));
        }

        return groups;
    }

    /// <summary>Names that are what was typed, then those that begin with it, then those that have it in them; the lowest place or the latest thing first.</summary>
    private static List<string> Best(IEnumerable<FoundEntry> found, string name, int most) =>
        found.Select(e => (e.Ref, Fit: FitOf(e.Words, name))).OrderBy(e => e.Fit).Take(most).Select(e => e.Ref).ToList(); // sorting keeps the order of equals

    private static int FitOf(string words, string name) => words.StartsWith(name, StringComparison.Ordinal)
        ? words.Length == name.Length || words[name.Length] == ' ' ? 0 : 1
        : words.Contains(" " + name, StringComparison.Ordinal) ? 2 : 3;

    private async Task<IReadOnlyList<SearchHit>> HitsAsync(SearchKind kind, List<string> refs, CancellationToken cancellation)
    {
        if (refs.Count == 0)
        {
            return [];
        }

        var hits = kind switch
        {
            SearchKind.Place => await PlacesAsync(refs, cancellation),
            SearchKind.Agency => await AgenciesAsync(refs, cancellation),
            SearchKind.Record => await RecordsAsync(refs, cancellation),
            _ => await SourcesAsync(refs, cancellation),
        };
        var byRef = hits.ToDictionary(h => h.Ref, StringComparer.Ordinal);
        return refs.Where(byRef.ContainsKey).Select(r => byRef[r]).ToList();
    }

    private async Task<IEnumerable<SearchHit>> PlacesAsync(IReadOnlyList<string> geoids, CancellationToken cancellation)
    {
        var gazetteer = await reference.GazetteerAsync(cancellation);
        return geoids.Select(GeoId.Parse).Select(gazetteer.Find).OfType<Jurisdiction>()
            .Select(j => new SearchHit(SearchKind.Place, j.Geoid.Value, gazetteer.FullNameOf(j), $"{j.Kind.Replace('_', ' ')} · {j.Geoid}", "/jurisdictions/" + j.Geoid));
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
