using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Records;
using Tracker.Domain.Spreadsheets;
using Tracker.Web.Data;
using Tracker.Web.Features.Shared;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Changes;

/// <summary>Writes the filtered feed, a change set a row, as it is read.</summary>
public sealed class ChangeExport(TrackerDbContext db)
{
    private static readonly IReadOnlyList<TableColumn<ChangeLine>> Columns =
    [
        new("change", l => Text(l.Id), ColumnKind.Number),
        new("changed_on", l => l.AtUtc.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ColumnKind.Date),
        new("by", l => l.By),
        new("origin", l => l.Origin),
        new("reason", l => l.Reason),
        new("records", l => Text(l.Records), ColumnKind.Number),
        new("first_records", l => string.Join(RecordColumn.Separator, l.Some), ColumnKind.List),
        new("import", l => l.BatchId),
        new("took_back", l => l.Undoes is { } undone ? Text(undone) : null, ColumnKind.Number),
    ];

    public Task WriteAsync(TableFormat format, ChangeFilter filter, Stream output, CancellationToken cancellation) =>
        TableFile.WriteAsync(format, Columns, ChangeFeed.NewestFirst(filter.Apply(db)).AsAsyncEnumerable().Select(ChangeLine.Of), output, cancellation);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
