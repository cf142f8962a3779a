using System.Globalization;
using Tracker.Domain.Records;
using Tracker.Domain.Trends;
using Tracker.Web.Infrastructure.Charts;

namespace Tracker.Web.Features.Trends;

/// <summary>Draws a report: a small chart for each of its groups.</summary>
/// <param name="report">What is drawn.</param>
/// <param name="newestList">The day of the newest published list that was read; null where none was.</param>
public sealed class TrendCharts(TrendReport report, DateOnly? newestList)
{
    private readonly MonthRange _months = report.Filter.Months;

    public IReadOnlyList<ChartPanel> Panels =>
    [
        .. report.Groups.Select(g => new LinePanel(g.Label, g.Direction, WordsOf(g.Series), ChartTicks.Of(_months), g.Series.Counts)),
        .. report.Events.Select(e => new BarPanel(e.Label, e.Direction, WordsOf(e.Series), ChartTicks.Of(_months), e.Series, PeakOf(e.Series))),
    ];

    public ChartSheet Sheet(string title, string source) => new(title, Panels, Notes, source);

    /// <summary>How the charts are to be read.</summary>
    public IReadOnlyList<string> Notes =>
    [
        report.Filter.Kind == TrendKind.Signings
            ? "A bar a month. Hatched: the month is not known; the number is spread evenly over the months it can have been."
            : "Counted at the end of each month. Hatched: between what is surely in force and what possibly is, where a date is known only to the month or year, or not at all.",
        "Each chart has a scale of its own.",
        .. report.Filter.Kind != TrendKind.Policies && newestList is { } day ? (string[])[$"ICE’s list was last read as it stood on {PartialDate.Of(day).ToText()}; what changed since is counted only where somebody recorded it."] : [],
    ];

    private string WordsOf(InForceSeries series) =>
        $"{Number(series.Counts[0].InForce)} in {_months.First.ToText()}, {Number(series.Latest.InForce)} in {_months.Last.ToText()}, at most {Number(series.Counts.Max(c => c.InForce))}. The table has every month.";

    private string WordsOf(EventSeries series) =>
        $"{Number(series.Known.Sum())} in known months from {_months.First.ToText()} to {_months.Last.ToText()}, and {Number(series.Vague.Sum(v => v.Count))} of which the month is not known. The table has every month.";

    private string PeakOf(EventSeries series) =>
        series.Known.Index().MaxBy(k => k.Item) is { Item: > 0 } peak ? $"{_months.MonthAt(peak.Index).ToShortText()}: {Number(peak.Item)}" : "";

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
