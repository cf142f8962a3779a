using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Records;
using Tracker.Domain.Spreadsheets;
using Tracker.Web.Data;

namespace Tracker.Web.Features.Records;

/// <summary>Writes filtered records as CSV or JSON, a thousand at a time, so that memory does not grow with them.</summary>
public sealed class RecordExport(TrackerDbContext db, TimeProvider clock)
{
    private const int AtOnce = 1_000;

    public async Task WriteCsvAsync(RecordFilter filter, Stream output, CancellationToken cancellation)
    {
        var columns = await ColumnsAsync(filter, cancellation);
        await using var writer = new CsvTableWriter(output);
        writer.WriteHeader(columns.Select(c => c.Name).ToList(), columns.Select(c => c.IsNumeric).ToList());
        await foreach (var cells in CellsAsync(filter, cancellation))
        {
            await writer.WriteRowAsync(columns.Select(c => c.Read(cells)).ToList(), cancellation);
        }
    }

    public async Task WriteJsonAsync(RecordFilter filter, Stream output, CancellationToken cancellation)
    {
        var columns = await ColumnsAsync(filter, cancellation);
        await using var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        writer.WriteStartArray();
        await foreach (var cells in CellsAsync(filter, cancellation))
        {
            writer.WriteStartObject();
            foreach (var column in columns)
            {
                WriteValue(writer, column, column.Read(cells));
            }

            writer.WriteEndObject();
            await writer.FlushAsync(cancellation);
        }

        writer.WriteEndArray();
    }

    /// <summary>The blank form of one kind: its header, and nothing else.</summary>
    public static async Task WriteTemplateAsync(RecordType type, Stream output)
    {
        var derived = type.Columns.Where(c => c.Derived && c.Name != "type").Select(c => c.Name).Concat(["ref", "version"]).ToHashSet(StringComparer.Ordinal);
        await using var writer = new CsvTableWriter(output);
        writer.WriteHeader(RecordFileColumns.For([type], 1).Select(c => c.Name).Where(c => !derived.Contains(c)).ToList());
    }

    private async Task<IReadOnlyList<FileColumn>> ColumnsAsync(RecordFilter filter, CancellationToken cancellation)
    {
        var citations = filter.Apply(db.Records.AsNoTracking()).SelectMany(r => r.Citations);
        var most = await citations.MaxAsync(c => (int?)c.Number, cancellation);
        var contested = await citations.AnyAsync(c => c.Stance == CitationStance.Disputes, cancellation);
        var archived = await citations.AnyAsync(c => c.ArchiveUrl != null, cancellation);
        return RecordFileColumns.For(filter.Type is { } type ? [type] : RecordTypes.All, most ?? 1, contested, archived);
    }

    private async IAsyncEnumerable<RecordCells> CellsAsync(RecordFilter filter, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var day = filter.AsOf == default ? today : filter.AsOf;
        var refs = await filter.InOrder(filter.Apply(db.Records.AsNoTracking())).Select(r => r.Ref).ToListAsync(cancellation);
        foreach (var chunk in refs.Chunk(AtOnce))
        {
            var records = (await db.LoadWithEverythingAsync(db.Records.Where(r => chunk.Contains(r.Ref)), cancellation)).ToDictionary(r => r.Ref, StringComparer.Ordinal);
            foreach (var recordRef in chunk.Where(records.ContainsKey))
            {
                yield return new RecordCells(records[recordRef], day);
            }
        }
    }

    private static void WriteValue(Utf8JsonWriter writer, FileColumn column, string? text)
    {
        writer.WritePropertyName(column.Name);
        if (column.IsList)
        {
            writer.WriteStartArray();
            foreach (var part in RecordColumn.Split(text))
            {
                writer.WriteStringValue(part);
            }

            writer.WriteEndArray();
        }
        else if (text is null)
        {
            writer.WriteNullValue();
        }
        else if (column.IsNumeric)
        {
            writer.WriteNumberValue(long.Parse(text, CultureInfo.InvariantCulture));
        }
        else
        {
            writer.WriteStringValue(text);
        }
    }
}
