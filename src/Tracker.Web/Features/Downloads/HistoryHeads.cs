using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Spreadsheets;
using Tracker.Web.Data;
using Tracker.Web.Data.Chain;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Downloads;

/// <summary>The heads of history by day, the latest first: for everybody to keep, and to hold against the site later.</summary>
public sealed class HistoryHeads(TrackerDbContext db)
{
    private static readonly IReadOnlyList<TableColumn<HistoryHead>> Columns =
    [
        new("day", h => h.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        new("digest", h => Convert.ToHexStringLower(h.Digest)),
        new("last_change_set", h => Text(h.LastChangeSetId), ColumnKind.Number),
        new("change_sets", h => Text(h.ChangeSets), ColumnKind.Number),
        new("changes", h => Text(h.Changes), ColumnKind.Number),
    ];

    /// <summary>Where history stands now; null before anything was written.</summary>
    public Task<HistoryHead?> LatestAsync(CancellationToken cancellation) => LatestFirst.FirstOrDefaultAsync(cancellation);

    public Task WriteAsync(TableFormat format, Stream output, CancellationToken cancellation) =>
        TableFile.WriteAsync(format, Columns, LatestFirst.AsAsyncEnumerable(), output, cancellation);

    private IQueryable<HistoryHead> LatestFirst => db.HistoryHeads.AsNoTracking().OrderByDescending(h => h.LastChangeSetId);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
