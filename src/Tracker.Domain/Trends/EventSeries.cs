namespace Tracker.Domain.Trends;

/// <summary>So many things of which only this much is known: that they happened in this window.</summary>
public sealed record VagueCount(EventWindow Window, int Count);

/// <summary>
/// What happened month by month. What is known to the month is counted there. What is known less well is spread over the months in which it
/// can have happened, in equal parts, so that the parts together are as many as there were; none is put into January for want of a month.
/// </summary>
public sealed class EventSeries
{
    private readonly int[] _known;
    private readonly double[] _spread;

    private EventSeries(int months) => (_known, _spread) = (new int[months], new double[months]);

    /// <summary>Known to have happened in that month.</summary>
    public IReadOnlyList<int> Known => _known;

    /// <summary>The parts of those whose month is not known.</summary>
    public IReadOnlyList<double> Spread => _spread;

    /// <summary>Those whose month is not known and may be one of the range, by window, in the order of time.</summary>
    public IReadOnlyList<VagueCount> Vague { get; private set; } = [];

    public double Highest => _known.Zip(_spread, (k, s) => k + s).Append(0).Max();

    /// <param name="windows">When each of them happened.</param>
    /// <param name="months">Where they are counted; what lies wholly outside is not.</param>
    /// <param name="today">What lies wholly after it has not happened yet.</param>
    public static EventSeries Of(IEnumerable<EventWindow> windows, MonthRange months, DateOnly today)
    {
        var series = new EventSeries(months.Count);
        var vague = new Dictionary<EventWindow, int>();
        foreach (var window in windows.Where(w => w.First <= today))
        {
            var (first, last) = (months.IndexOf(window.First), months.IndexOf(window.Last));
            if (last < 0 || first >= months.Count)
            {
                continue;
            }

            if (first == last)
            {
                series._known[first]++;
                continue;
            }

            var whole = MonthsOf(window);
            vague[whole] = vague.GetValueOrDefault(whole) + 1;
            series.SpreadOver(first, Math.Min(last, months.IndexOf(today)), months.Count);
        }

        series.Vague = vague.OrderBy(v => v.Key.First).ThenBy(v => v.Key.Last).Select(v => new VagueCount(v.Key, v.Value)).ToList();
        return series;
    }

    private void SpreadOver(int first, int last, int months)
    {
        for (var i = Math.Max(0, first); i <= Math.Min(last, months - 1); i++)
        {
            _spread[i] += 1.0 / (last - first + 1);
        }
    }

    private static EventWindow MonthsOf(EventWindow window) =>
        new(new DateOnly(window.First.Year, window.First.Month, 1), new DateOnly(window.Last.Year, window.Last.Month, DateTime.DaysInMonth(window.Last.Year, window.Last.Month)));
}
