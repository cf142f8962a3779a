using Microsoft.EntityFrameworkCore;
using Tracker.Domain;
using Tracker.Domain.Checks;
using Tracker.Domain.Records;
using Tracker.Web.Data;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Checks;

/// <summary>Writes filtered checks, row by row as they are read.</summary>
public sealed class CheckExport(TrackerDbContext db) : IDataTables
{
    private static readonly TableColumn<Check>[] Columns =
    [
        Column(new("ref", "The check’s permanent reference.") { Required = true }, c => c.Ref),
        Column(new("geoid", "The jurisdiction’s Census GEOID.") { Required = true, Pattern = "[0-9]{2,10}" }, c => c.JurisdictionGeoid.Value),
        Column(new("state", "The state’s two-letter code.") { Required = true }, c => c.Jurisdiction.StateCode),
        Column(new("jurisdiction", "The jurisdiction’s legal name.") { Required = true }, c => c.Jurisdiction.LegalName),
        Column(new("topic", "The kind of record that was looked for.", DataKind.Code) { Required = true, Codes = RecordTypes.All.Select(t => new Code(t.Slug, t.PluralName)).ToList() }, c => c.TopicSlug),
        Column(new("checked_on", "The day on which somebody looked and found nothing.", DataKind.Day) { Required = true }, c => PartialDate.Of(c.CheckedOn).ToString()),
        Column(new("note", "How far they looked."), c => c.Note),
        Column(new("source_1_url", "The address of the source where they looked.", DataKind.Url), c => c.Source.Url),
        Column(new("source_1_title", "Its title."), c => c.Source.Title),
        Column(new("source_1_ref", "Its permanent reference.") { Required = true }, c => c.SourceRef),
    ];

    public int Place => 30;

    public Task<IReadOnlyList<DataTable>> TablesAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<DataTable>>(
    [
        new("checks", "Checks that found nothing", "Somebody looked for a topic in a jurisdiction on a day and found nothing.", TableFile.About(Columns), (s, c) => TableFile.WriteCsvAsync(Columns, ChecksAsync(new CheckFilter([], null, null)), s, c))
        {
            Links = [new("geoid", "jurisdictions", "geoid"), new("source_1_ref", "sources", "ref")],
        },
    ]);

    public Task WriteAsync(TableFormat format, CheckFilter filter, Stream output, CancellationToken cancellation) =>
        TableFile.WriteAsync(format, Columns, ChecksAsync(filter), output, cancellation);

    private IAsyncEnumerable<Check> ChecksAsync(CheckFilter filter) =>
        CheckFilter.InOrder(filter.Apply(db.Checks.AsNoTracking())).Include(c => c.Jurisdiction).Include(c => c.Source).AsAsyncEnumerable();

    private static TableColumn<Check> Column(DataColumn about, Func<Check, string?> read) => TableColumn<Check>.Of(about, read);
}
