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

    /// <summary>For SQLite's FTS5: <c>"xxrecord" "har"* "sher"*</c>.</summary>
    public string MatchOf(SearchKind kind) => $"\"{MarkOf(kind)}\" " + string.Join(' ', Words.Select(w => $"\"{w}\"*"));

    /// <summary>For PostgreSQL's <c>to_tsquery</c>: <c>'xxrecord' &amp; 'har':* &amp; 'sher':*</c>.</summary>
    public string TsQueryOf(SearchKind kind) => $"'{MarkOf(kind)}' & " + string.Join(" & ", Words.Select(w => $"'{w}':*"));
}
