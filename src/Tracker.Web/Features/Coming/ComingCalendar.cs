using System.Globalization;
using Tracker.Domain.Coming;

namespace Tracker.Web.Features.Coming;

/// <summary>
/// Coming dates as a calendar to subscribe to (RFC 5545, and RFC 7986 for its name). Each is an event of whole days that keeps nobody busy.
/// A date known to the month or year takes up all of it, and its title says so. A record's event of one kind has the same name for ever,
/// so that a date that moves moves in the reader's calendar too.
/// </summary>
public static class ComingCalendar
{
    public const string ContentType = "text/calendar; charset=utf-8";

    /// <param name="name">What the calendar is called.</param>
    /// <param name="site">The site's address, without a slash at its end.</param>
    /// <param name="host">The site's name in the network, of which the events' permanent names are made.</param>
    /// <param name="lines">The dates.</param>
    public static async Task<string> WriteAsync(string name, string site, string host, IAsyncEnumerable<ComingLine> lines)
    {
        var text = new CalendarText();
        text.Line("BEGIN", "VCALENDAR");
        text.Line("VERSION", "2.0");
        text.Line("PRODID", "-//Tracker//Coming dates//EN");
        text.Line("CALSCALE", "GREGORIAN");
        text.Line("METHOD", "PUBLISH");
        text.Words("NAME", name);
        text.Words("X-WR-CALNAME", name);
        text.Line("REFRESH-INTERVAL;VALUE=DURATION", "P1D");
        await foreach (var line in lines)
        {
            Event(text, site, host, line);
        }

        text.Line("END", "VCALENDAR");
        return text.ToString();
    }

    private static void Event(CalendarText text, string site, string host, ComingLine line)
    {
        var on = line.Date.On;
        text.Line("BEGIN", "VEVENT");
        text.Line("UID", $"{line.Date.RecordRef}-{NameOf(line.Date.Kind)}@{host}");
        text.Line("DTSTAMP", Day(line.Recorded) + "T000000Z");
        text.Line("SEQUENCE", line.Version.ToString(CultureInfo.InvariantCulture));
        text.Line("DTSTART;VALUE=DATE", Day(on.Earliest));
        text.Line("DTEND;VALUE=DATE", Day(on.Latest.AddDays(1)));
        text.Words("SUMMARY", (on.IsWholeDay ? "" : $"Some time in {on.ToText()}: ") + $"{line.KindLabel}: {line.Title}");
        text.Words("LOCATION", line.FullPlace);
        text.Words("DESCRIPTION", $"{line.Type.Name}{(line.Summary is null ? "" : ": " + line.Summary)}\n{site}{line.Url}");
        text.Words("CATEGORIES", line.KindLabel);
        text.Line("URL", site + line.Url);
        text.Line("TRANSP", "TRANSPARENT");
        text.Line("END", "VEVENT");
    }

    /// <summary>An answer that becomes overdue stays the same event.</summary>
    private static string NameOf(ComingKind kind) => kind switch
    {
        ComingKind.Ends => "ends",
        ComingKind.Begins => "begins",
        ComingKind.Decision => "decision",
        _ => "answer",
    };

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
