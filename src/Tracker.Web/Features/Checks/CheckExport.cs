using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Checks;
using Tracker.Domain.Records;
using Tracker.Domain.Spreadsheets;
using Tracker.Web.Data;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Checks;

/// <summary>Writes filtered checks, row by row as they are read.</summary>
public sealed class CheckExport(TrackerDbContext db)
{
    private static readonly TableColumn<Check>[] Columns =
    [
        new("ref", c => c.Ref),
        new("geoid", c => c.JurisdictionGeoid.Value),
        new("state", c => c.Jurisdiction.StateCode),
        new("jurisdiction", c => c.Jurisdiction.LegalName),
        new("topic", c => c.TopicSlug),
        new("checked_on", c => PartialDate.Of(c.CheckedOn).ToString(), ColumnKind.Date),
        new("note", c => c.Note),
        new("source_1_url", c => c.Source.Url),
        new("source_1_title", c => c.Source.Title),
    ];

    public Task WriteAsync(TableFormat format, CheckFilter filter, Stream output, CancellationToken cancellation) =>
        TableFile.WriteAsync(format, Columns, ChecksAsync(filter), output, cancellation);

    private IAsyncEnumerable<Check> ChecksAsync(CheckFilter filter) =>
        CheckFilter.InOrder(filter.Apply(db.Checks.AsNoTracking())).Include(c => c.Jurisdiction).Include(c => c.Source).AsAsyncEnumerable();
}
