using F23.StringSimilarity;

namespace Tracker.Domain.Agencies;

/// <summary>How alike the folded names of two agencies are. It only ever raises a question: a person decides.</summary>
public static class AgencyLikeness
{
    private static readonly OptimalStringAlignment Distance = new();
    private static readonly string[] CommonWords = ["county", "parish", "sheriffs", "sheriff", "office", "police", "department", "dept", "of", "the", "city", "town", "township", "and"];

    /// <summary>A letter or two apart, more in a long name.</summary>
    public static bool IsNearlyTheSame(string name, string other) => Distance.Distance(name, other) <= Math.Max(2, name.Length / 8);

    /// <summary>A word that few agencies have.</summary>
    public static bool HasAWordInCommon(string name, string other) => Words(name).Intersect(Words(other), StringComparer.Ordinal).Any();

    /// <summary>Precinct 4 is not precinct 5, however alike their names are.</summary>
    public static bool HasOtherNumbers(string name, string other) => !name.Where(char.IsAsciiDigit).SequenceEqual(other.Where(char.IsAsciiDigit));

    /// <summary>How many letters lie between them.</summary>
    public static double Apart(string name, string other) => Distance.Distance(name, other);

    private static IEnumerable<string> Words(string name) => name.Split(' ').Except(CommonWords, StringComparer.Ordinal);
}
