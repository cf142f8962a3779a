using System.Globalization;

namespace Tracker.Domain.Spreadsheets.Xlsx;

/// <summary>A spreadsheet's day number: days since 30 December 1899, or since 1 January 1904 in old Macintosh workbooks.</summary>
internal static class SerialDate
{
    private const double SecondsPerDay = 86_400;
    private static readonly DateTime Since1900 = new(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified);
    private static readonly DateTime Since1904 = new(1904, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    /// <summary>ISO text, with a time when there is one; null when the number is no day a spreadsheet would show.</summary>
    public static string? ToText(double serial, bool from1904)
    {
        // Before March 1900, spreadsheets count a 29 February 1900 that never was: day 60, and the days before it are one
        // less than elsewhere. Day 0 and fractions below 1 are times without a day.
        var day = !from1904 && serial is >= 1 and < 60 ? serial + 1 : serial;
        var start = from1904 ? Since1904 : Since1900;
        var seconds = Math.Round(day * SecondsPerDay);
        var isDay = from1904 ? serial >= 0 : serial >= 1 && serial is < 60 or >= 61;
        if (!isDay || seconds > (DateTime.MaxValue - start).TotalSeconds - 1)
        {
            return null;
        }

        return ToText(start.AddSeconds(seconds));
    }

    /// <summary>Reads the ISO text that some programs store in place of a number.</summary>
    public static string FromIso(string text) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.NoCurrentDateDefault | DateTimeStyles.RoundtripKind, out var moment) && moment.Year > 1
            ? ToText(moment)
            : text;

    private static string ToText(DateTime moment) =>
        moment.ToString(moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
}
