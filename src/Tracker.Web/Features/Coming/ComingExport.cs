using System.Globalization;
using Tracker.Domain.Spreadsheets;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Coming;

/// <summary>Writes coming dates, as they are found.</summary>
public sealed class ComingExport(ComingList list)
{
    private static readonly TableColumn<ComingLine>[] Columns =
    [
        new("on", l => l.Date.On.ToString(), ColumnKind.Date),
        new("latest", l => l.Date.On.Latest.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ColumnKind.Date),
        new("kind", l => l.Kind),
        new("ref", l => l.Date.RecordRef),
        new("type", l => l.Type.Slug),
        new("title", l => l.Title),
        new("geoid", l => l.Place.Geoid.Value),
        new("state", l => l.Place.StateCode),
        new("jurisdiction", l => l.FullPlace),
        new("summary", l => l.Summary),
        new("url", l => l.Url),
    ];

    public Task WriteAsync(TableFormat format, ComingFilter filter, Stream output, CancellationToken cancellation) =>
        TableFile.WriteAsync(format, Columns, list.AllAsync(filter, cancellation), output, cancellation);
}
