using Tracker.Domain.Records;

namespace Tracker.Domain.Trends;

/// <summary>The first and the last day on which something can have happened: one and the same where the day is known.</summary>
public readonly record struct EventWindow(DateOnly First, DateOnly Last)
{
    public static EventWindow Of(PartialDate date) => new(date.Earliest, date.Latest);

    /// <summary>It lies within one month, so that the month is known.</summary>
    public bool IsInOneMonth => First.Year == Last.Year && First.Month == Last.Month;

    /// <summary>“2018-03” for one month, “2018” for a whole year, else “2018-03/2018-05”.</summary>
    public string Period => IsInOneMonth ? MonthOf(First)
        : First.Year == Last.Year && First.Month == 1 && Last.Month == 12 ? new PartialDate(First.Year).ToString()
        : $"{MonthOf(First)}/{MonthOf(Last)}";

    private static string MonthOf(DateOnly day) => new PartialDate(day.Year, day.Month).ToString();
}
