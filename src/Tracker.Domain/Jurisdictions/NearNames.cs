using F23.StringSimilarity;

namespace Tracker.Domain.Jurisdictions;

/// <summary>The names nearest to a mistyped one, for a person to choose from.</summary>
public static class NearNames
{
    private const int MostOffered = 3;

    private static readonly OptimalStringAlignment Distance = new();

    /// <summary>At most three, nearest first, no more than a third of the letters away (one of a short name).</summary>
    public static IEnumerable<T> Of<T>(string key, IEnumerable<T> candidates, Func<T, string> keyOf) => Of([key], candidates, c => [keyOf(c)]);

    /// <summary>The same of names that are written in several ways, as with and without a suffix: the nearest way counts.</summary>
    /// <param name="keys">The mistyped name in each way of writing; the first, the shortest, tells how far away a name may be.</param>
    /// <param name="keysOf">A candidate's name in the same ways.</param>
    public static IEnumerable<T> Of<T>(IReadOnlyList<string> keys, IEnumerable<T> candidates, Func<T, IReadOnlyList<string>> keysOf) => candidates
        .Select(c => (Candidate: c, Keys: keysOf(c)))
        .Select(c => (c.Candidate, c.Keys, Away: keys.Zip(c.Keys, (k, o) => Away(k, o, allowed: Math.Max(1, keys[0].Length / 3))).Min()))
        .Where(c => c.Away is not null)
        .OrderBy(c => c.Away)
        .ThenBy(c => c.Keys[0], StringComparer.Ordinal)
        .Take(MostOffered)
        .Select(c => c.Candidate);

    private static double? Away(string key, string other, int allowed) =>
        Math.Abs(other.Length - key.Length) <= allowed && Distance.Distance(key, other) is var away && away <= allowed ? away : null;
}
