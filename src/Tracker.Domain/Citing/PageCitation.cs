using System.Globalization;
using System.Text;

namespace Tracker.Domain.Citing;

/// <summary>A page of this site as others cite it, each way as plain text to copy.</summary>
/// <param name="Site">The site’s name, which stands for its author.</param>
/// <param name="Title">What the page tells, with the day it tells it of.</param>
/// <param name="Known">The day whose knowledge it shows: the date of the cited edition.</param>
/// <param name="Url">The permanent address, whole and percent-encoded.</param>
/// <param name="Accessed">The day on which the citation was taken.</param>
public sealed record PageCitation(string Site, string Title, DateOnly Known, string Url, DateOnly Accessed)
{
    /// <summary>APA, 7th edition, section 10.16: a group author, who is not repeated as the name of the site.</summary>
    public string Apa =>
        $"{EndedSite} ({Known.ToString("yyyy, MMMM d", CultureInfo.InvariantCulture)}). {Ended(OneLine(Title))} Retrieved {InWords(Accessed)}, from {Url}";

    /// <summary>Chicago Manual of Style, 17th edition, section 14.207: as a bibliography has it.</summary>
    public string Chicago =>
        $"{EndedSite} “{Ended(OneLine(Title))}” {InWords(Known)}. Accessed {InWords(Accessed)}. {Url}.";

    /// <summary>The template of the English Wikipedia.</summary>
    public string Wikipedia =>
        $"{{{{cite web |title={WikiText.Escape(OneLine(Title))} |website={WikiText.Escape(OneLine(Site))} |date={Iso(Known)} |url={WikiText.EscapeUrl(Url)} |access-date={Iso(Accessed)}}}}}";

    /// <summary>An entry that both BibTeX and BibLaTeX read. Its texts stand in two pairs of braces, which keep names whole and capitals as they are.</summary>
    public string BibTex => string.Join(
        '\n',
        "@misc{" + Key + ",",
        "  author = {{" + BibTexText.Escape(OneLine(Site)) + "}},",
        "  title = {{" + BibTexText.Escape(OneLine(Title)) + "}},",
        "  year = {" + Known.ToString("yyyy", CultureInfo.InvariantCulture) + "},",
        "  month = " + Known.ToString("MMM", CultureInfo.InvariantCulture).ToLowerInvariant() + ",",
        @"  howpublished = {\url{" + BibTexText.EscapeUrl(Url) + "}},",
        "  url = {" + BibTexText.EscapeUrl(Url) + "},",
        "  urldate = {" + Iso(Accessed) + "},",
        "  note = {As known on " + Iso(Known) + ", accessed on " + Iso(Accessed) + "}",
        "}");

    /// <summary>Letters and digits of the address: the same page and knowledge give the same key.</summary>
    private string Key
    {
        get
        {
            var key = new StringBuilder("tracker");
            foreach (var part in new Uri(Url).PathAndQuery.Split(NotInKeys, StringSplitOptions.RemoveEmptyEntries))
            {
                key.Append('-').Append(part.Where(c => char.IsAsciiLetterOrDigit(c) || c == '-').ToArray());
            }

            return key.ToString();
        }
    }

    private static readonly char[] NotInKeys = ['/', '?', '&', '=', '%', '.', ','];

    private string EndedSite => Ended(OneLine(Site));

    private static string Ended(string text) => text.Length > 0 && text[^1] is '.' or '?' or '!' ? text : text + ".";

    private static string OneLine(string text) => Text.Squeeze(text);

    private static string InWords(DateOnly day) => day.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture);

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
