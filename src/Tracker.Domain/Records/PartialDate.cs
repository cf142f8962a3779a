using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Tracker.Domain.Records;

/// <summary>
/// A day, a month or a year: <c>2018-03-05</c>, <c>2018-03</c> or <c>2018</c>. Ordered by its earliest day, the vaguer first.
/// </summary>
public readonly partial record struct PartialDate : IComparable<PartialDate>
{
    /// <summary>Before 1776 nothing here can have happened; past 2199 it is a slip of the keyboard.</summary>
    public const int FirstYear = 1776;

    public const int LastYear = 2199;

    public PartialDate(int year, int? month = null, int? day = null)
    {
        Year = year;
        Month = month;
        Day = day;
    }

    public int Year { get; }

    public int? Month { get; }

    public int? Day { get; }

    public bool IsWholeDay => Day is not null;

    public DateOnly Earliest => new(Year, Month ?? 1, Day ?? 1);

    public DateOnly Latest => Day is null
        ? new DateOnly(Year, Month ?? 12, DateTime.DaysInMonth(Year, Month ?? 12))
        : Earliest;

    /// <summary>True when every day this date can mean lies before every day the other can mean.</summary>
    public bool IsBefore(PartialDate? other) => other is { } o && Latest < o.Earliest;

    /// <summary>True when the other is the same date told more exactly, as 2018-03-05 is of 2018-03.</summary>
    public bool Includes(PartialDate other) => Earliest <= other.Earliest && other.Latest <= Latest;

    public static PartialDate Of(DateOnly day) => new(day.Year, day.Month, day.Day);

    /// <summary>Reads ISO dates, whole or partial, and the US forms <c>m/d/yyyy</c> and <c>m/d/yy</c> (years 00–69 are 2000s).</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out PartialDate date)
    {
        date = default;
        var match = Iso().Match(text?.Trim() ?? "");
        if (!match.Success)
        {
            match = UnitedStates().Match(text?.Trim() ?? "");
        }

        return match.Success && TryMake(YearOf(match.Groups["y"]), Number(match, "m"), Number(match, "d"), out date);
    }

    public static PartialDate Parse(string text) =>
        TryParse(text, out var date) ? date : throw new DomainException($"“{text}” is no date.");

    public static PartialDate? ParseOrNull(string? text) => string.IsNullOrEmpty(text) ? null : Parse(text);

    public int CompareTo(PartialDate other) => Key.CompareTo(other.Key);

    public override string ToString() => (Month, Day) switch
    {
        (null, _) => Year.ToString("0000", CultureInfo.InvariantCulture),
        (_, null) => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}-{Day:00}"),
    };

    /// <summary>For people: “5 March 2018”, “March 2018”, “2018”.</summary>
    public string ToText() => (Month, Day) switch
    {
        (null, _) => ToString(),
        (_, null) => Earliest.ToString("MMMM yyyy", CultureInfo.InvariantCulture),
        _ => Earliest.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
    };

    /// <summary>For people, short: “5 Mar 2018”, “Mar 2018”, “2018”.</summary>
    public string ToShortText() => (Month, Day) switch
    {
        (null, _) => ToString(),
        (_, null) => Earliest.ToString("MMM yyyy", CultureInfo.InvariantCulture),
        _ => Earliest.ToString("d MMM yyyy", CultureInfo.InvariantCulture),
    };

    /// <summary>Its uncertainty in words: “on 5 March 2018”, “between 1 and 31 March 2018”, “between 1 January and 31 December 2018”.</summary>
    public string ToRangeText() => (Month, Day) switch
    {
        (null, _) => $"between 1 January and 31 December {ToString()}",
        (_, null) => string.Create(CultureInfo.InvariantCulture, $"between 1 and {Latest:d MMMM yyyy}"),
        _ => "on " + ToText(),
    };

    private int Key => (Year * 10_000) + ((Month ?? 0) * 100) + (Day ?? 0);

    // Only a year written with two digits is a short one: the year 0025 is a slip of the keyboard.
    private static int YearOf(Group written)
    {
        var year = int.Parse(written.ValueSpan, CultureInfo.InvariantCulture);
        return written.Length > 2 ? year : year < 70 ? year + 2000 : year + 1900;
    }

    private static int? Number(Match match, string group) =>
        match.Groups[group] is { Success: true } g ? int.Parse(g.ValueSpan, CultureInfo.InvariantCulture) : null;

    private static bool TryMake(int year, int? month, int? day, out PartialDate date)
    {
        date = default;
        if (year is < FirstYear or > LastYear || month is < 1 or > 12 || (day is { } d && (d < 1 || d > DateTime.DaysInMonth(year, month ?? 1))))
        {
            return false;
        }

        date = new PartialDate(year, month, day);
        return true;
    }

    // Without a time limit, since neither can go back far, and looking at the clock would take longer. [0-9], since \d means the digits of every script. A time of midnight is what some spreadsheets put behind a date; any other time is no day.
    [GeneratedRegex(@"^(?<y>[0-9]{4})(-(?<m>[0-9]{2})(-(?<d>[0-9]{2})([T ]00:00(:00)?)?)?)?$", RegexOptions.ExplicitCapture, -1)]
    private static partial Regex Iso();

    [GeneratedRegex(@"^(?<m>[0-9]{1,2})/(?<d>[0-9]{1,2})/(?<y>[0-9]{4}|[0-9]{2})$", RegexOptions.ExplicitCapture, -1)]
    private static partial Regex UnitedStates();

    public static bool operator <(PartialDate left, PartialDate right) => left.CompareTo(right) < 0;

    public static bool operator >(PartialDate left, PartialDate right) => left.CompareTo(right) > 0;

    public static bool operator <=(PartialDate left, PartialDate right) => left.CompareTo(right) <= 0;

    public static bool operator >=(PartialDate left, PartialDate right) => left.CompareTo(right) >= 0;
}
