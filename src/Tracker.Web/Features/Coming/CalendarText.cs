using System.Text;

namespace Tracker.Web.Features.Coming;

/// <summary>
/// Lines of an iCalendar file (RFC 5545): each ends with CR LF, and one of more than 75 octets goes on in the next, which begins with a
/// blank; no letter is cut in two.
/// </summary>
internal sealed class CalendarText
{
    private const int MostOctets = 75;

    private readonly StringBuilder _text = new();

    /// <summary>A property whose value has no letters to escape: a date, a number, an address.</summary>
    public void Line(string property, string value)
    {
        var octets = 0;
        foreach (var rune in $"{property}:{value}".EnumerateRunes().Where(r => !Rune.IsControl(r)))
        {
            if (octets + rune.Utf8SequenceLength > MostOctets)
            {
                _text.Append("\r\n ");
                octets = 1;
            }

            _text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        _text.Append("\r\n");
    }

    /// <summary>A property whose value is text.</summary>
    public void Words(string property, string text) => Line(property, Escape(text));

    public override string ToString() => _text.ToString();

    private static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal)
        .ReplaceLineEndings("\\n");
}
