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
}

/// <summary>Writes the rows of a list as they come, so that memory does not grow with them.</summary>
public static class TableFile
{
    /// <summary>The end of an address that names a format: <c>/records.csv</c>.</summary>
    public const string Route = ".{format:regex(^(csv|json|xlsx)$)}";

    private const string SheetName = "Tracker";

    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Task WriteAsync<TRow>(
        TableFormat format, IReadOnlyList<TableColumn<TRow>> columns, IAsyncEnumerable<TRow> rows, Stream output, CancellationToken cancellation) => format switch
        {
            TableFormat.Json => WriteJsonAsync(columns, rows, output, cancellation),
            TableFormat.Xlsx => WriteXlsxAsync(columns.Where(c => !c.OnlyJson).ToList(), rows, output, cancellation),
            _ => WriteCsvAsync(columns.Where(c => !c.OnlyJson).ToList(), rows, output, cancellation),
        };

    /// <summary>One row alone, as a JSON object.</summary>
    public static async Task WriteObjectAsync<TRow>(IReadOnlyList<TableColumn<TRow>> columns, TRow row, Stream output, CancellationToken cancellation)
    {
        await using var writer = new Utf8JsonWriter(output, Json);
        WriteObject(writer, columns, row);
        await writer.FlushAsync(cancellation);
    }

    private static async Task WriteCsvAsync<TRow>(IReadOnlyList<TableColumn<TRow>> columns, IAsyncEnumerable<TRow> rows, Stream output, CancellationToken cancellation)
    {
        await using var writer = new CsvTableWriter(output);
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
