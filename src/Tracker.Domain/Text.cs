namespace Tracker.Domain;

/// <summary>Typed and pasted text as it is kept.</summary>
public static class Text
{
    private const char FirstHalf = '\ud800';
    private const char LastHalf = '\udfff';

    /// <summary>Line ends as LF, outer blanks (no-break ones too) off, nothing as null.</summary>
    public static string? Tidy(string? text)
    {
        var tidy = text?.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Trim();
        return string.IsNullOrEmpty(tidy) ? null : tidy;
    }

    /// <summary>A cell of a list typed by hand: blanks of any kind and number as one.</summary>
    public static string Squeeze(string? text) => text is null ? "" : IsSqueezed(text) ? text
        : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The paragraphs of a text, which empty lines divide; a line end within one stays.</summary>
    public static IReadOnlyList<string> Paragraphs(string? text)
    {
        var paragraphs = new List<string>();
        var isNew = true;
        foreach (var line in (Tidy(text) ?? "").Split('\n').Select(l => l.TrimEnd()))
        {
            if (line.Length > 0 && isNew)
            {
                paragraphs.Add(line);
            }
            else if (line.Length > 0)
            {
                paragraphs[^1] += "\n" + line;
            }

            isNew = line.Length == 0;
        }

        return paragraphs;
    }

    /// <summary>Neither NUL nor half of a character: one or the other database refuses them.</summary>
    public static bool CanBeStored(string? text) => text is null || (!text.Contains('\0', StringComparison.Ordinal) && !HasHalfCharacter(text));

    /// <summary>UTF-8 has no form for a surrogate without its partner: it would come back from a file as another character.</summary>
    public static bool HasHalfCharacter(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange(FirstHalf, LastHalf))
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSqueezed(string text)
    {
        var afterBlank = true;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) && (c != ' ' || afterBlank))
            {
                return false;
            }

            afterBlank = c == ' ';
        }

        return !afterBlank || text.Length == 0;
    }

    public static string Plural(long count, string one, string many) => count == 1 ? $"1 {one}" : $"{count:N0} {many}";
}
