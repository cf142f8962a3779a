namespace Tracker.Web.Data.Search;

/// <summary>What a search can find.</summary>
public enum SearchKind
{
    Place,
    Agency,
    Record,
    Source,
}

/// <summary>The folded words by which one thing is found, in a table that both databases keep an index of words over.</summary>
public sealed class SearchEntry
{
    private SearchEntry() { }

    /// <summary>Higher for what was changed later.</summary>
    public long Id { get; private set; }

    public SearchKind Kind { get; private set; }

    /// <summary>The thing's reference, or a place's GEOID.</summary>
    public string Ref { get; private set; } = "";

    /// <summary>Its own name or reference first; the word that marks its kind last (see <see cref="SearchWords.MarkOf"/>).</summary>
    public string Words { get; private set; } = "";
}

/// <summary>How far the index of words has come.</summary>
public sealed class SearchMark
{
    private SearchMark() { }

    /// <summary>There is one.</summary>
    public int Id { get; private set; } = 1;

    /// <summary>Which geography and which way of folding names it was made with; with another it is made anew.</summary>
    public string Edition { get; private set; } = "";

    /// <summary>The last change set that is in it.</summary>
    public long ChangeSetId { get; private set; }
}
