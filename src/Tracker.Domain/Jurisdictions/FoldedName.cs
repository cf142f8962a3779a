using System.Globalization;
using System.Text;

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

    /// <summary>Words in lower case with single blanks: “Doña Ana County” → “dona ana county”, “St. Mary’s” → “st marys”.</summary>
    public static string Of(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return "";
        }

        var words = Letters(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words.Select(w => SameWords.GetValueOrDefault(w, w)));
    }

    /// <summary>The folded name without its blanks, so that “De Kalb” and “DeKalb” are the same.</summary>
    public static string KeyOf(string? name) => Of(name).Replace(" ", "", StringComparison.Ordinal);

    private static string Letters(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var c in name.Select(PlainLetters.Of))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark || IsApostrophe(c))
            {
                continue;
            }

            folded.Append(char.IsLetterOrDigit(c) ? c : c == '&' ? " and " : " ");
        }

        return folded.ToString();
    }

    // Straight, curly, prime, grave, acute, and the Hawaiian ʻokina: all of them are typed for one another.
    private static bool IsApostrophe(char c) => c is '\'' or '’' or '‘' or '′' or '`' or '´' or 'ʻ' or 'ʼ';
}
