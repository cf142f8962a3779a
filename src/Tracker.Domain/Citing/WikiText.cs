using System.Text;

namespace Tracker.Domain.Citing;

/// <summary>Text as the value of a template’s parameter, in which nothing is markup.</summary>
internal static class WikiText
{
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            escaped.Append(c switch
            {
                '|' => "{{!}}",
                '{' or '}' or '[' or ']' or '<' or '>' or '&' or '~' => $"&#{(int)c};",
                _ => c.ToString(),
            });
        }

        return escaped.Replace("''", "&#39;&#39;").ToString(); // two are italics, one is an apostrophe
    }

    /// <summary>An address has no characters that a template would take for its own.</summary>
    public static string EscapeUrl(string url) =>
        url.Replace("|", "%7C", StringComparison.Ordinal).Replace("{", "%7B", StringComparison.Ordinal).Replace("}", "%7D", StringComparison.Ordinal)
            .Replace("[", "%5B", StringComparison.Ordinal).Replace("]", "%5D", StringComparison.Ordinal).Replace("'", "%27", StringComparison.Ordinal).Replace(" ", "%20", StringComparison.Ordinal)
            .Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal);
}
