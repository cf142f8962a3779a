using System.Globalization;
using System.Runtime.CompilerServices;
using Tracker.Domain.Records;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Records;

/// <summary>How a file of records is laid out.</summary>
public enum RecordLayout
{
    /// <summary>One row a record, one column a fact.</summary>
    Wide,

    /// <summary>One row a fact: the record, which field, what it says.</summary>
    Long,
}

/// <summary>One fact of a record, or of one of its sources.</summary>
/// <param name="Source">The number of the source that it tells of; null for what it tells of the record itself.</param>
public sealed record LongRow(RecordCells Cells, int? Source, string Field, string Value);

/// <summary>Records with a row for each filled cell, so that kinds with different columns stand in one table.</summary>
public static class RecordLongForm
{
    private static readonly string[] InEveryRow = ["ref", "type", "geoid"];

    public static IReadOnlyList<TableColumn<LongRow>> Columns { get; } =
    [
        TableColumn<LongRow>.Of(new("ref", "The record’s permanent reference.") { Required = true }, r => r.Cells.Record.Ref),
        TableColumn<LongRow>.Of(new("type", "The kind of record.") { Required = true }, r => r.Cells.Record.Type.Slug),
        TableColumn<LongRow>.Of(new("geoid", "The jurisdiction’s Census GEOID.") { Required = true }, r => r.Cells.Record.JurisdictionGeoid.Value),
        TableColumn<LongRow>.Of(new("source", "The number of the source that the fact is about; empty for facts of the record itself.", DataKind.WholeNumber), r => r.Source?.ToString(CultureInfo.InvariantCulture)),
        TableColumn<LongRow>.Of(new("field", "The column of the wide form, without the source’s number.") { Required = true }, r => r.Field),
        TableColumn<LongRow>.Of(new("value", "What the wide form has there.") { Required = true }, r => r.Value),
    ];

    public static async IAsyncEnumerable<LongRow> RowsAsync(IAsyncEnumerable<RecordCells> records, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var cells in records.WithCancellation(cancellation))
        {
            foreach (var row in RowsOf(cells))
            {
                yield return row;
            }
        }
    }

    public static IEnumerable<LongRow> RowsOf(RecordCells cells)
    {
        foreach (var column in RecordFileColumns.For([cells.Record.Type], cells.Input.Sources.Count, contested: true, archived: true).Where(c => !InEveryRow.Contains(c.Name, StringComparer.Ordinal)))
        {
            if (column.Read(cells) is { Length: > 0 } value)
            {
                yield return new LongRow(cells, column.Source, column.Source is null ? column.Name : CitationColumn.Split(column.Name)!.Value.Suffix, value);
            }
        }
    }
}
