using System.Globalization;
using System.Text;

namespace Tracker.Domain.Files;

/// <summary>The name under which a file is given back, made from the name under which it came.</summary>
public static class FileName
{
    public const int MaxLength = 120;

    private const string Forbidden = "\\/:*?\"<>|";

    /// <summary>Without path, control characters and invisible ones that turn the reading order; it ends as files of its kind do.</summary>
    public static string Of(string? given, FileKind kind)
    {
        var name = Clean((given ?? "").Split('/', '\\')[^1]).Trim().TrimEnd('.', ' ');
        var extension = kind.Extensions.FirstOrDefault(e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase)) ?? "";
        var stem = name[..^extension.Length].Trim(' ', '.');
        var end = extension.Length > 0 ? extension : kind.Extensions[0];
        return (stem.Length == 0 ? "file" : Shorten(stem, MaxLength - end.Length)) + end;
    }

    private static string Clean(string name)
    {
        var clean = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            if (rune != Rune.ReplacementChar && !Forbidden.Contains(rune.ToString(), StringComparison.Ordinal) && IsVisible(rune))
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString();
    }

    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);

    // Never in the middle of a surrogate pair.
    private static string Shorten(string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)].TrimEnd(' ', '.');
}
