using Tracker.Domain.Records;

namespace Tracker.Domain.Trends;

/// <summary>Months in a row, each with the day on which it is counted: its last, or today where it is not over.</summary>
public sealed class MonthRange
{
    /// <summary>More than that nobody reads: a hundred years.</summary>
    public const int Most = 1_200;

    private readonly DateOnly _first;

    /// <param name="from">Any day of the first month.</param>
    /// <param name="to">Any day of the last month, which is not before the first.</param>
    /// <param name="today">Nothing is counted after it.</param>
    public MonthRange(DateOnly from, DateOnly to, DateOnly today)
    {
        _first = new DateOnly(from.Year, from.Month, 1);
        Count = Math.Clamp(IndexOf(to) + 1, 1, Most);
        Days = [.. Enumerable.Range(0, Count).Select(i => _first.AddMonths(i + 1).AddDays(-1)).Select(d => d > today ? today : d)];
    }

    public int Count { get; }

    /// <summary>The day on which each month is counted, in their order.</summary>
    public IReadOnlyList<DateOnly> Days { get; }

    public PartialDate First => MonthAt(0);

    public PartialDate Last => MonthAt(Count - 1);

    public PartialDate MonthAt(int index) => new(_first.AddMonths(index).Year, _first.AddMonths(index).Month);

    /// <summary>The number of the day's month, counted from the first; below 0 or from <see cref="Count"/> on it lies outside.</summary>
    public int IndexOf(DateOnly day) => ((day.Year - _first.Year) * 12) + day.Month - _first.Month;

    /// <summary>The first month that is counted on that day or later; <see cref="Count"/> where none is.</summary>
    public int FirstCountedFrom(DateOnly day)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Days[middle] < day ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
