using System.Globalization;
using Tracker.Domain;
using Tracker.Domain.History;
using Tracker.Domain.Records;
using Tracker.Domain.Spreadsheets;
using Tracker.Web.Data;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Changes;

/// <summary>
/// One version of a record as a JSON object: the columns of <c>/records.json</c> that belong to a version (what the tracker works out from
/// today does not), and who saved it, when and why.
/// </summary>
public static class VersionExport
{
    private static readonly string[] Kept = ["type", "contested", "updated_on"];

    private sealed record Row(PastRecord Past, RecordCells Cells);

    public static Task WriteAsync(PastRecord past, Stream output, CancellationToken cancellation)
    {
        var row = new Row(past, new RecordCells(past.Record, DateOnly.FromDateTime(past.Set.AtUtc)));
        return TableFile.WriteObjectAsync(Columns(past.Record), row, output, cancellation);
    }

    private static List<TableColumn<Row>> Columns(CooperationRecord record) =>
    [
        .. RecordFileColumns.For([record.Type], record.Citations.Count, contested: true, archived: true)
            .Where(c => record.Type.Column(c.Name) is not { Derived: true } || Kept.Contains(c.Name))
            .Select(c => new TableColumn<Row>(c.Name, r => c.Read(r.Cells), c.Kind)),
        new("saved_on", r => r.Past.Set.AtUtc.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ColumnKind.Date),
        new("saved_by", r => r.Past.Set.By),
        new("origin", r => Codes<ChangeOrigin>.Of(r.Past.Set.Origin)),
        new("reason", r => r.Past.Set.Reason),
        new("change", r => r.Past.Set.Id.ToString(CultureInfo.InvariantCulture), ColumnKind.Number),
    ];
}
