namespace Tracker.Domain;

/// <summary>Typed and pasted text as it is kept.</summary>
public static class Text
{
    /// <summary>Line ends as LF, outer blanks (no-break ones too) off, nothing as null.</summary>
    public static string? Tidy(string? text)
    {
        var tidy = text?.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Trim();
        return string.IsNullOrEmpty(tidy) ? null : tidy;
    }

    /// <summary>A cell of a list typed by hand: blanks of any kind and number as one.</summary>
    public static string Squeeze(string? text) =>
        string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public static string Plural(int count, string one, string many) => count == 1 ? $"1 {one}" : $"{count:N0} {many}";
}
