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

    public static string New(string prefix) => $"{prefix}-{RandomNumberGenerator.GetString(Alphabet, Drawn)}";
}
