using System.Globalization;
using Tracker.Domain.Trends;

namespace Tracker.Web.Infrastructure.Charts;

/// <summary>The months that the axis of time names: not so many that they touch.</summary>
public static class ChartTicks
{
    private const int Most = 6;
    private static readonly int[] Steps = [1, 2, 3, 6, 12, 24, 60, 120, 240];

    public static IReadOnlyList<ChartTick> Of(MonthRange months)
    {
        var step = Steps.First(s => months.Count / s < Most || s == Steps[^1]);
        var first = (months.First.Year * 12) + months.First.Month!.Value - 1;
        return Enumerable.Range(0, months.Count).Where(i => (first + i) % step == 0)
            .Select(i => new ChartTick(i, step < 12 ? months.MonthAt(i).ToShortText() : months.MonthAt(i).Year.ToString(CultureInfo.InvariantCulture))).ToList();
    }
}
