using System.Globalization;
using Tracker.Domain.Records;
using Tracker.Domain.Trends;

namespace Tracker.Web.Features.Trends;

/// <summary>One line of the table beside the charts, in words.</summary>
/// <param name="When">The month, or the longer time in which it was.</param>
/// <param name="Date">The same for machines; null where it is no month or year.</param>
public sealed record TrendLine(string When, string? Date, IReadOnlyList<string> Cells);

/// <summary>The same as the charts, in words and numbers.</summary>
public sealed record TrendTable(IReadOnlyList<string> Columns, IReadOnlyList<TrendLine> Months, IReadOnlyList<TrendLine> Vague)
{
    public static TrendTable Of(TrendReport report)
    {
        var months = report.Filter.Months;
        string[] columns = [.. report.Groups.Select(g => g.Label), .. report.Events.Select(e => e.Label)];
        var lines = Enumerable.Range(0, months.Count).Reverse().Select(i => new TrendLine(
            WhenOf(months, i), months.MonthAt(i).ToString(), [.. report.Groups.Select(g => CellOf(g.Series.Counts[i])), .. report.Events.Select(e => Number(e.Series.Known[i]))]));
        return new TrendTable(columns, lines.ToList(), VagueOf(report).Select(v => new TrendLine(WordsOf(v.Window), null, v.Counts.Select(Number).ToList())).ToList());
    }

    /// <summary>Each window of events whose month is not known, with how many of each kind there were.</summary>
    public static IEnumerable<(EventWindow Window, IReadOnlyList<int> Counts)> VagueOf(TrendReport report) =>
        report.Events.SelectMany(e => e.Series.Vague).Select(v => v.Window).Distinct().OrderBy(w => w.First).ThenBy(w => w.Last)
            .Select(w => (w, (IReadOnlyList<int>)report.Events.Select(e => e.Series.Vague.FirstOrDefault(v => v.Window == w)?.Count ?? 0).ToList()));

    /// <summary>“132”, or “132 (120–140)” where vague dates leave it open.</summary>
    private static string CellOf(InForceCount count) => count.IsSure ? Number(count.InForce) : $"{Number(count.InForce)} ({Number(count.Surely)}–{Number(count.Possibly)})";

    private static string WhenOf(MonthRange months, int index)
    {
        var month = months.MonthAt(index);
        return months.Days[index] < month.Latest ? $"{month.ToText()}, until {PartialDate.Of(months.Days[index]).ToShortText()}" : month.ToText();
    }

    private static string WordsOf(EventWindow window) => window.Period.Split('/') is [var from, var to]
        ? $"Between {PartialDate.Parse(from).ToText()} and {PartialDate.Parse(to).ToText()}"
        : $"Some time in {window.Period}";

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
