namespace Tracker.Domain.Jurisdictions;

/// <summary>County names without the word for what they are.</summary>
public static class CountyName
{
    // The longest first. Source: the legal suffixes of the Census Bureau's county gazetteer.
    private static readonly string[] Suffixes =
    [
        " city and borough", " census area", " planning region", " municipality", " municipio", " borough", " county", " parish", " district", " island", " city",
    ];

    /// <summary>“De Kalb County” → “dekalb”, “Orleans Parish” → “orleans”.</summary>
    public static string BareKey(string name)
    {
        var folded = FoldedName.Of(name);
        var suffix = Array.Find(Suffixes, s => folded.EndsWith(s, StringComparison.Ordinal));
        return (suffix is null ? folded : folded[..^suffix.Length]).Replace(" ", "", StringComparison.Ordinal);
    }
}
