using System.Text.Encodings.Web;
using System.Text.Json;
using Tracker.Domain;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Spreadsheets;

namespace Tracker.Web.Features.Gaps;

/// <summary>Writes the gaps of one kind as CSV or JSON, as they are found.</summary>
public sealed class GapExport(GapList list)
{
    private static readonly (string Name, Func<GapTask, string?> Read)[] Columns =
    [
        ("kind", t => t.Kind.Slug),
        ("geoid", t => t.Place.Geoid.Value),
        ("state", t => t.Place.StateCode),
        ("jurisdiction", t => t.Place.LegalName),
        ("level", t => Codes<JurisdictionLevel>.Of(t.Place.Level)),
        ("topic", t => t.Topic.Slug),
        ("ref", t => t.Ref),
        ("found", t => t.Found),
        ("last_seen_on", t => t.LastSeenOn?.ToString()),
        ("to_do", t => t.ToDo),
        ("url", t => t.Links[0].Url),
    ];

    public async Task WriteCsvAsync(GapFilter filter, Stream output, CancellationToken cancellation)
    {
        await using var writer = new CsvTableWriter(output);
        writer.WriteHeader([.. Columns.Select(c => c.Name)]);
        await foreach (var task in list.AllAsync(filter, cancellation))
        {
            await writer.WriteRowAsync([.. Columns.Select(c => c.Read(task))], cancellation);
        }
    }

    public async Task WriteJsonAsync(GapFilter filter, Stream output, CancellationToken cancellation)
    {
        await using var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        writer.WriteStartArray();
        await foreach (var task in list.AllAsync(filter, cancellation))
        {
            writer.WriteStartObject();
            foreach (var (name, read) in Columns)
            {
                writer.WriteString(name, read(task));
            }

            writer.WriteEndObject();
            await writer.FlushAsync(cancellation);
        }

        writer.WriteEndArray();
    }
}
