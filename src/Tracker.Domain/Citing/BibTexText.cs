using System.Text;

namespace Tracker.Domain.Citing;

/// <summary>Text as the value of a BibTeX field. Braces are named, since BibTeX counts them even behind a backslash.</summary>
internal static class BibTexText
{
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            escaped.Append(c switch
            {
                '\\' => @"\textbackslash{}",
                '{' => @"\textbraceleft{}",
                '}' => @"\textbraceright{}",
                '~' => @"\textasciitilde{}",
                '^' => @"\textasciicircum{}",
                '$' or '&' or '%' or '#' or '_' => "\\" + c,
                _ => c.ToString(),
            });
        }

        return escaped.ToString();
    }

    /// <summary>An address is taken as it is, so that only braces and backslashes must not be in it.</summary>
    public static string EscapeUrl(string url) =>
        url.Replace("\\", "%5C", StringComparison.Ordinal).Replace("{", "%7B", StringComparison.Ordinal).Replace("}", "%7D", StringComparison.Ordinal);
}
