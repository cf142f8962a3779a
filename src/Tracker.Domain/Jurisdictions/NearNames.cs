using F23.StringSimilarity;

namespace Tracker.Domain.Jurisdictions;

/// <summary>The names nearest to a mistyped one, for a person to choose from.</summary>
public static class NearNames
{
    private const int MostOffered = 3;

    private static readonly OptimalStringAlignment Distance = new();

    /// <summary>At most three, nearest first, no more than a third of the letters away (one of a short name).</summary>
    public static IEnumerable<T> Of<T>(string key, IEnumerable<T> candidates, Func<T, string> keyOf)
    {
        var allowed = Math.Max(1, key.Length / 3);
        return candidates
            .Where(c => Math.Abs(keyOf(c).Length - key.Length) <= allowed)
            .Select(c => (Candidate: c, Distance: Distance.Distance(key, keyOf(c))))
            .Where(c => c.Distance <= allowed)
            .OrderBy(c => c.Distance)
            .ThenBy(c => keyOf(c.Candidate), StringComparer.Ordinal)
            .Take(MostOffered)
            .Select(c => c.Candidate);
    }
}
