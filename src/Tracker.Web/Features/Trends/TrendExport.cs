using System.Globalization;
using Tracker.Domain;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.Records;
using Tracker.Domain.Spreadsheets;
using Tracker.Domain.Trends;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Trends;

/// <summary>The numbers behind the charts as a file.</summary>
public static class TrendExport
{
    private sealed record InForceRow(TrendReport Report, int Month, TrendGroup Group)
    {
        public InForceCount Count => Group.Series.Counts[Month];
    }

    private sealed record EventRow(TrendReport Report, EventWindow Window, IReadOnlyList<int> Counts);

    private static readonly TableColumn<InForceRow>[] InForceColumns =
    [
        new("month", r => r.Report.Filter.Months.MonthAt(r.Month).ToString()),
        new("counted_on", r => PartialDate.Of(r.Report.Filter.Months.Days[r.Month]).ToString(), ColumnKind.Date),
        new("series", r => Codes<TrendKind>.Of(r.Report.Filter.Kind)),
        new("state", r => StatesOf(r.Report), ColumnKind.List),
        new("of", r => r.Group.Code),
        new("label", r => r.Group.Label),
        Number<InForceRow>("in_force", r => r.Count.InForce),
        Number<InForceRow>("surely", r => r.Count.Surely),
        Number<InForceRow>("possibly", r => r.Count.Possibly),
    ];

    private static readonly TableColumn<EventRow>[] EventColumns =
    [
        new("period", r => r.Window.Period),
        new("from", r => PartialDate.Of(r.Window.First).ToString(), ColumnKind.Date),
        new("to", r => PartialDate.Of(r.Window.Last).ToString(), ColumnKind.Date),
        new("series", r => Codes<TrendKind>.Of(r.Report.Filter.Kind)),
        new("state", r => StatesOf(r.Report), ColumnKind.List),
        new("model", r => r.Report.Filter.Model is { } model ? Codes<AgreementModel>.Of(model) : null),
        Number<EventRow>("signed", r => r.Counts[0]),
        Number<EventRow>("ended", r => r.Counts[1]),
        Number<EventRow>("left_list", r => r.Counts[2]),
    ];

    public static Task WriteAsync(TableFormat format, TrendReport report, Stream output, CancellationToken cancellation) => report.Filter.Kind == TrendKind.Signings
        ? TableFile.WriteAsync(format, EventColumns, EventRows(report).ToAsyncEnumerable(), output, cancellation)
        : TableFile.WriteAsync(format, InForceColumns, InForceRows(report).ToAsyncEnumerable(), output, cancellation);

    private static IEnumerable<InForceRow> InForceRows(TrendReport report) =>
        from month in Enumerable.Range(0, report.Filter.Months.Count)
        from theGroup in report.Groups
        select new InForceRow(report, month, theGroup);

    /// <summary>Each month, and then each window of those whose month is not known.</summary>
    private static IEnumerable<EventRow> EventRows(TrendReport report)
    {
        var months = report.Filter.Months;
        for (var i = 0; i < months.Count; i++)
        {
            yield return new EventRow(report, EventWindow.Of(months.MonthAt(i)), report.Events.Select(e => e.Series.Known[i]).ToList());
        }

        foreach (var (window, counts) in TrendTable.VagueOf(report))
        {
            yield return new EventRow(report, window, counts);
        }
    }

    private static TableColumn<TRow> Number<TRow>(string name, Func<TRow, int> read) => new(name, r => read(r).ToString(CultureInfo.InvariantCulture), ColumnKind.Number);

    private static string StatesOf(TrendReport report) => string.Join(RecordColumn.Separator, report.Filter.States);
}
