using System.Security.Cryptography;
using System.Text;

namespace Tracker.Domain.Records;

/// <summary>
/// Short permanent names such as <c>287g-7K3M9Q</c>: the kind's prefix and six characters of Crockford's base 32,
/// which leaves out the letters that are read as others. Drawn at random, so that a name tells nothing about how many there are.
/// </summary>
public static class RecordRef
{
    public const int MaxLength = 24;

    private const int Drawn = 6;

    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>A record's reference as it is stored, whatever case it was typed in; null for what is none.</summary>
    public static string? Normalise(string text)
    {
        var dash = text.LastIndexOf('-');
        var (prefix, name) = dash < 0 ? ("", text) : (text[..dash].ToLowerInvariant(), text[(dash + 1)..].ToUpperInvariant());
        return name.Length == Drawn && name.All(Alphabet.Contains) && RecordTypes.All.Any(t => t.RefPrefix == prefix) ? $"{prefix}-{name}" : null;
    }

    /// <summary>
    /// The name that always belongs to the same thing, told by a text that says which it is: for things that files state again and
    /// again, so that they are named alike in whichever order the files come.
    /// </summary>
    public static string Derived(string prefix, string thing)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(thing));
        return $"{prefix}-{string.Concat(hash.Take(Drawn).Select(b => Alphabet[b % Alphabet.Length]))}";
    }

    /// <summary>How many references a kind can have.</summary>
    internal static int Count { get; } = (int)Math.Pow(Alphabet.Length, Drawn);

    /// <summary>The reference of a number from 0 to below <see cref="Count"/>; they sort as their numbers.</summary>
    internal static string Numbered(string prefix, int number) => string.Create(prefix.Length + 1 + Drawn, (prefix, number), static (text, of) =>
    {
        of.prefix.CopyTo(text);
        text[of.prefix.Length] = '-';
        for (var (i, rest) = (text.Length - 1, of.number); i > of.prefix.Length; (i, rest) = (i - 1, rest / Alphabet.Length))
        {
            text[i] = Alphabet[rest % Alphabet.Length];
        }
    });

    /// <summary>The number of a reference that was drawn, by which a million of them are remembered in little room.</summary>
    public static int NumberOf(string drawn)
    {
        var number = 0;
        foreach (var letter in drawn.AsSpan(drawn.LastIndexOf('-') + 1))
        {
            number = (number * Alphabet.Length) + Alphabet.IndexOf(letter, StringComparison.Ordinal);
        }

        return number;
    }

    public static string New(string prefix) => $"{prefix}-{RandomNumberGenerator.GetString(Alphabet, Drawn)}";
}
