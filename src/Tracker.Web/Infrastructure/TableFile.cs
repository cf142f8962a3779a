using System.Text.Encodings.Web;
using System.Text.Json;
using Tracker.Domain.Records;
using Tracker.Domain.Spreadsheets;

namespace Tracker.Web.Infrastructure;

/// <summary>The formats that every list can be had in, named as addresses end.</summary>
public enum TableFormat
{
    Csv,
    Json,
    Xlsx,
}

/// <summary>One column of a list's file.</summary>
public sealed record TableColumn<TRow>(string Name, Func<TRow, string?> Read, ColumnKind Kind = ColumnKind.Text)
{
    /// <summary>What JSON has in place of the text.</summary>
    public Action<Utf8JsonWriter, TRow>? WriteJson { get; init; }

    /// <summary>Left out of formats that have cells only.</summary>
    public bool OnlyJson { get; init; }

    /// <summary>A column that the dictionary and the data package tell of.</summary>
    public static TableColumn<TRow> Of(DataColumn about, Func<TRow, string?> read) => new(about.Name, read, about.CellKind) { About = about };

    /// <summary>What it holds; null for columns of lists that the dictionary does not tell of.</summary>
    public DataColumn? About { get; init; }
}

/// <summary>Writes the rows of a list as they come, so that memory does not grow with them.</summary>
public static class TableFile
{
    /// <summary>The end of an address that names a format: <c>/records.csv</c>.</summary>
    public const string Route = ".{format:regex(^(csv|json|xlsx)$)}";

    private const string SheetName = "Tracker";

    // About a metre.
    private const int Decimals = 5;

    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Task WriteAsync<TRow>(
        TableFormat format, IReadOnlyList<TableColumn<TRow>> columns, IAsyncEnumerable<TRow> rows, Stream output, CancellationToken cancellation) => format switch
        {
            TableFormat.Json => WriteJsonAsync(columns, rows, output, cancellation),
            TableFormat.Xlsx => WriteXlsxAsync(columns.Where(c => !c.OnlyJson).ToList(), rows, output, cancellation),
            _ => WriteCsvAsync(columns.Where(c => !c.OnlyJson).ToList(), rows, output, isPackaged: false, cancellation),
        };

    /// <summary>As CSV of the data package, without a byte order mark, into a stream that others go on writing to.</summary>
    public static Task WriteCsvAsync<TRow>(IReadOnlyList<TableColumn<TRow>> columns, IAsyncEnumerable<TRow> rows, Stream output, CancellationToken cancellation) =>
        WriteCsvAsync(columns.Where(c => !c.OnlyJson).ToList(), rows, output, isPackaged: true, cancellation);

    /// <summary>What the columns hold.</summary>
    public static IReadOnlyList<DataColumn> About<TRow>(IEnumerable<TableColumn<TRow>> columns) => columns.Select(c => c.About).OfType<DataColumn>().ToList();

    /// <summary>One row alone, as a JSON object.</summary>
    public static async Task WriteObjectAsync<TRow>(IReadOnlyList<TableColumn<TRow>> columns, TRow row, Stream output, CancellationToken cancellation)
    {
        await using var writer = new Utf8JsonWriter(output, Json);
        WriteObject(writer, columns, row);
        await writer.FlushAsync(cancellation);
    }

    private static async Task WriteCsvAsync<TRow>(IReadOnlyList<TableColumn<TRow>> columns, IAsyncEnumerable<TRow> rows, Stream output, bool isPackaged, CancellationToken cancellation)
    {
        await using var writer = new CsvTableWriter(output, leaveOpen: isPackaged, isMarked: !isPackaged);
        writer.WriteHeader([.. columns.Select(c => c.Name)], [.. columns.Select(c => c.Kind == ColumnKind.Number)]);
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            await writer.WriteRowAsync([.. columns.Select(c => c.Read(row))], cancellation);
        }
    }

    private static async Task WriteXlsxAsync<TRow>(IReadOnlyList<TableColumn<TRow>> columns, IAsyncEnumerable<TRow> rows, Stream output, CancellationToken cancellation)
    {
        using var writer = new XlsxTableWriter(output, SheetName, [.. columns.Select(c => (c.Name, c.Kind))]);
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            await writer.WriteRowAsync([.. columns.Select(c => c.Read(row))], cancellation);
        }

        await writer.FinishAsync(cancellation);
    }

    private static async Task WriteJsonAsync<TRow>(IReadOnlyList<TableColumn<TRow>> columns, IAsyncEnumerable<TRow> rows, Stream output, CancellationToken cancellation)
    {
        await using var writer = new Utf8JsonWriter(output, Json);
        writer.WriteStartArray();
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            WriteObject(writer, columns, row);
            await writer.FlushAsync(cancellation);
        }

        writer.WriteEndArray();
    }

    /// <summary>As GeoJSON (RFC 7946): a feature for each row, with its point where it has one, and its cells as properties.</summary>
    public static async Task WriteGeoJsonAsync<TRow>(
        IReadOnlyList<TableColumn<TRow>> columns, IAsyncEnumerable<TRow> rows, Func<TRow, (string Id, double? Latitude, double? Longitude)> point, Stream output, CancellationToken cancellation)
    {
        await using var writer = new Utf8JsonWriter(output, Json);
        writer.WriteStartObject();
        writer.WriteString("type", "FeatureCollection");
        writer.WriteStartArray("features");
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            var (id, latitude, longitude) = point(row);
            writer.WriteStartObject();
            writer.WriteString("type", "Feature");
            writer.WriteString("id", id);
            writer.WritePropertyName("geometry");
            WritePoint(writer, latitude, longitude);
            writer.WritePropertyName("properties");
            WriteObject(writer, columns, row);
            writer.WriteEndObject();
            await writer.FlushAsync(cancellation);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WritePoint(Utf8JsonWriter writer, double? latitude, double? longitude)
    {
        if (latitude is not { } north || longitude is not { } east)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("type", "Point");
        writer.WriteStartArray("coordinates");
        writer.WriteNumberValue(Math.Round(east, Decimals));
        writer.WriteNumberValue(Math.Round(north, Decimals));
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>Several rows, each with columns of its own, as a JSON array.</summary>
    public static async Task WriteArrayAsync<TRow>(IEnumerable<(IReadOnlyList<TableColumn<TRow>> Columns, TRow Row)> rows, Stream output, CancellationToken cancellation)
    {
        await using var writer = new Utf8JsonWriter(output, Json);
        writer.WriteStartArray();
        foreach (var (columns, row) in rows)
        {
            WriteObject(writer, columns, row);
        }

        writer.WriteEndArray();
        await writer.FlushAsync(cancellation);
    }

    private static void WriteObject<TRow>(Utf8JsonWriter writer, IReadOnlyList<TableColumn<TRow>> columns, TRow row)
    {
        writer.WriteStartObject();
        foreach (var column in columns)
        {
            WriteJson(writer, column, row);
        }

        writer.WriteEndObject();
    }

    private static void WriteJson<TRow>(Utf8JsonWriter writer, TableColumn<TRow> column, TRow row)
    {
        writer.WritePropertyName(column.Name);
        if (column.WriteJson is { } write)
        {
            write(writer, row);
        }
        else if (column.Kind == ColumnKind.List)
        {
            WriteList(writer, RecordColumn.Split(column.Read(row)));
        }
        else if (column.Read(row) is not { Length: > 0 } text)
        {
            writer.WriteNullValue();
        }
        else if (column.Kind == ColumnKind.Number)
        {
            writer.WriteRawValue(text);
        }
        else
        {
            writer.WriteStringValue(text);
        }
    }

    public static void WriteList(Utf8JsonWriter writer, IEnumerable<string> texts)
    {
        writer.WriteStartArray();
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }
}
