using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Checks;
using Tracker.Domain.Records;
using Tracker.Domain.Spreadsheets;
using Tracker.Web.Data;

namespace Tracker.Web.Features.Checks;

/// <summary>Writes filtered checks as CSV or JSON, row by row as they are read.</summary>
public sealed class CheckExport(TrackerDbContext db)
{
    private static readonly (string Name, Func<Check, string?> Read)[] Columns =
    [
        ("ref", c => c.Ref),
        ("geoid", c => c.JurisdictionGeoid.Value),
        ("state", c => c.Jurisdiction.StateCode),
        ("jurisdiction", c => c.Jurisdiction.LegalName),
        ("topic", c => c.TopicSlug),
        ("checked_on", c => PartialDate.Of(c.CheckedOn).ToString()),
        ("note", c => c.Note),
        ("source_1_url", c => c.Source.Url),
        ("source_1_title", c => c.Source.Title),
    ];

    public async Task WriteCsvAsync(CheckFilter filter, Stream output, CancellationToken cancellation)
    {
        await using var writer = new CsvTableWriter(output);
        writer.WriteHeader([.. Columns.Select(c => c.Name)]);
        await foreach (var check in ChecksAsync(filter).WithCancellation(cancellation))
        {
            await writer.WriteRowAsync([.. Columns.Select(c => c.Read(check))], cancellation);
        }
    }

    public async Task WriteJsonAsync(CheckFilter filter, Stream output, CancellationToken cancellation)
    {
        await using var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        writer.WriteStartArray();
        await foreach (var check in ChecksAsync(filter).WithCancellation(cancellation))
        {
            writer.WriteStartObject();
            foreach (var (name, read) in Columns)
            {
                writer.WriteString(name, read(check));
            }

            writer.WriteEndObject();
            await writer.FlushAsync(cancellation);
        }

        writer.WriteEndArray();
    }

    private IAsyncEnumerable<Check> ChecksAsync(CheckFilter filter) =>
        CheckFilter.InOrder(filter.Apply(db.Checks.AsNoTracking())).Include(c => c.Jurisdiction).Include(c => c.Source).AsAsyncEnumerable();
}
