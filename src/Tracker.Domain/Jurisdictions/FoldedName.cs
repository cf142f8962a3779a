using System.Buffers;
using System.Globalization;

namespace Tracker.Domain.Jurisdictions;

/// <summary>
/// A name as it is compared and searched: without marks, case, apostrophes and punctuation; Saint, Sainte, Ste and St
/// are one word, as are Fort and Ft, Mount and Mt.
/// Databases cannot do this alike (SQLite folds no ñ, PostgreSQL minds case), so names are stored folded.
/// </summary>
public static class FoldedName
{
    /// <summary>Raised when names fold otherwise than before, so that those that are stored are folded anew.</summary>
    public const int Edition = 1;

    private static readonly Dictionary<string, string> SameWords = new(StringComparer.Ordinal)
    {
        ["saint"] = "st",
        ["sainte"] = "st",
        ["ste"] = "st",
        ["fort"] = "ft",
        ["mount"] = "mt",
    };

    private static readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> SameWordsOf = SameWords.GetAlternateLookup<ReadOnlySpan<char>>();

    private const string And = "and";

    /// <summary>Words in lower case with single blanks: “Doña Ana County” → “dona ana county”, “St. Mary’s” → “st marys”.</summary>
    public static string Of(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return "";
        }

        // No character becomes longer than “&”, which is a word between blanks.
        var folded = ArrayPool<char>.Shared.Rent(name.Length * (And.Length + 2));
        try
        {
            return folded.AsSpan(0, Fold(name, folded)).TrimEnd(' ').ToString();
        }
        finally
        {
            ArrayPool<char>.Shared.Return(folded);
        }
    }

    /// <summary>The folded name without its blanks, so that “De Kalb” and “DeKalb” are the same.</summary>
    public static string KeyOf(string? name) => Of(name).Replace(" ", "", StringComparison.Ordinal);

    /// <summary>Writes its words, a blank behind each, and tells how many characters they are.</summary>
    private static int Fold(string name, Span<char> folded)
    {
        var (word, end) = (0, 0);
        foreach (var letter in name)
        {
            var c = PlainLetters.Of(letter);
            if (char.IsAsciiLetterOrDigit(c) || (!IsLeftOut(c) && char.IsLetterOrDigit(c)))
            {
                folded[end++] = c;
            }
            else if (c == '&')
            {
                word = EndWord(folded, word, end);
                And.CopyTo(folded[word..]);
                word = end = EndWord(folded, word, word + And.Length);
            }
            else if (!IsLeftOut(c))
            {
                word = end = EndWord(folded, word, end);
            }
        }

        return EndWord(folded, word, end);
    }

    /// <summary>Puts one word for those that are the same, and a blank behind it; tells where the next begins.</summary>
    private static int EndWord(Span<char> folded, int word, int end)
    {
        if (word == end)
        {
            return end;
        }

        if (SameWordsOf.TryGetValue(folded[word..end], out var same))
        {
            same.CopyTo(folded[word..]);
            end = word + same.Length;
        }

        folded[end] = ' ';
        return end + 1;
    }

    private static bool IsLeftOut(char c) => IsApostrophe(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;

    // Straight, curly, prime, grave, acute, and the Hawaiian ʻokina: all of them are typed for one another.
    private static bool IsApostrophe(char c) => c is '\'' or '’' or '‘' or '′' or '`' or '´' or 'ʻ' or 'ʼ';
}
