using Tracker.Domain;
using Tracker.Domain.Jurisdictions;

namespace Tracker.Web.Data.Search;

/// <summary>
/// What somebody typed, as words that any database's index takes: folded, so that there are but letters and digits, each to be found
/// at the beginning of a word. No text is refused, and none can be read as the index's own language.
/// </summary>
public sealed class SearchWords
{
    private const int MostWords = 8;

    private SearchWords(IReadOnlyList<string> words) => Words = words;

    public IReadOnlyList<string> Words { get; }

    /// <summary>Null where nothing was typed that has a letter or a digit.</summary>
    public static SearchWords? Of(string? text)
    {
        var words = FoldedName.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).Take(MostWords).ToList();
        return words.Count == 0 ? null : new SearchWords(words);
    }

    /// <summary>The word that every entry of a kind has, and that nobody types.</summary>
    public static string MarkOf(SearchKind kind) => "xx" + Codes<SearchKind>.Of(kind);

    /// <summary>For SQLite's FTS5: <c>"xxrecord" AND "har"* AND ("sheriff" OR "sheriffs")</c>.</summary>
    /// <param name="kind">What is to be found.</param>
    /// <param name="endings">The index's words that begin with some of these, where they are known.</param>
    public string MatchOf(SearchKind kind, IReadOnlyDictionary<string, IReadOnlyList<string>>? endings = null) =>
        $"\"{MarkOf(kind)}\" AND " + string.Join(" AND ", Words.Select(w => endings?.GetValueOrDefault(w) is { Count: > 0 } whole ? $"({string.Join(" OR ", whole.Select(e => $"\"{e}\""))})" : $"\"{w}\"*"));

    /// <summary>For PostgreSQL's <c>to_tsquery</c>: <c>'xxrecord' &amp; 'har':* &amp; 'sher':*</c>.</summary>
    public string TsQueryOf(SearchKind kind) => $"'{MarkOf(kind)}' & " + string.Join(" & ", Words.Select(w => $"'{w}':*"));
}
