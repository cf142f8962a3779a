using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Tracker.Domain.Imports.IceParticipating;

/// <summary>A link to a list.</summary>
/// <param name="Day">The day in the file's name; null where it tells none.</param>
public sealed record ListLink(Uri Address, DateOnly? Day)
{
    public string FileName => NameOf(Address);

    public static string NameOf(Uri address) => Path.GetFileName(Uri.UnescapeDataString(address.Segments[^1]));
}

/// <summary>Finds the list of participating agencies among the links of ICE's page. What else stands there, or was changed there, does not matter.</summary>
public static partial class ListPage
{
    /// <summary>The newest by the day in its name; one without a day only where no other is; null where there is none.</summary>
    /// <param name="html">The page's text.</param>
    /// <param name="page">Its address, to which its links are relative.</param>
    public static ListLink? Newest(string html, Uri page) => Links(html, page)
        .OrderByDescending(l => l.Day ?? DateOnly.MinValue).ThenByDescending(l => l.FileName, StringComparer.OrdinalIgnoreCase).FirstOrDefault();

    private static IEnumerable<ListLink> Links(string html, Uri page)
    {
        var text = WithoutComments(html);
        var root = Base().Match(text) is { Success: true } match && Address(match, page) is { } given ? given : page;
        return Href().Matches(text).Where(m => m.Groups["address"].ValueSpan.Contains("xlsx", StringComparison.OrdinalIgnoreCase)).Select(m => Address(m, root)).OfType<Uri>()
            .Where(a => a.Scheme == Uri.UriSchemeHttps || a.Scheme == Uri.UriSchemeHttp)
            .Where(a => Domain.Text.CanBeStored(ListLink.NameOf(a)) && FileName().IsMatch(ListLink.NameOf(a)) && !ListLink.NameOf(a).Contains("pending", StringComparison.OrdinalIgnoreCase))
            .Select(a => new ListLink(a, ListDate.FromName(ListLink.NameOf(a))));
    }

    private static string WithoutComments(string html)
    {
        var text = new StringBuilder(html.Length);
        for (var from = 0; from >= 0 && from < html.Length;)
        {
            var comment = html.IndexOf("<!--", from, StringComparison.Ordinal);
            text.Append(html, from, (comment < 0 ? html.Length : comment) - from).Append(' ');
            var end = comment < 0 ? -1 : html.IndexOf("-->", comment, StringComparison.Ordinal);
            from = end < 0 ? -1 : end + 3;
        }

        return text.ToString();
    }

    private static Uri? Address(Match match, Uri root) =>
        Uri.TryCreate(root, WebUtility.HtmlDecode(match.Groups["address"].Value.Trim('"', '\'')).Trim(), out var address) ? address : null;

    [GeneratedRegex("""<base\s[^<>]*?href\s*=\s*(?<address>"[^"]*"|'[^']*'|[^\s"'>]+)""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Base();

    [GeneratedRegex("""\shref\s*=\s*(?<address>"[^"]*"|'[^']*'|[^\s"'>]+)""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Href();

    [GeneratedRegex(@"^participating[-_ ]?agenc(y|ies).*\.xlsx$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FileName();
}
