using System.Globalization;
using System.Text.Json;
using Tracker.Domain;
using Tracker.Domain.Comparisons;
using Tracker.Domain.Profiles;
using Tracker.Domain.Records;
using Tracker.Domain.Spreadsheets;
using Tracker.Web.Data;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Compare;

/// <summary>
/// Writes a comparison as a file: topics as rows, and of each column its state, what it says, dates, records and sources. In JSON the
/// cells of a row are a list.
/// </summary>
/// <param name="columns">What each column is called.</param>
/// <param name="more">Further columns of the file.</param>
internal sealed class CompareExport(PlaceComparison comparison, IReadOnlyList<string> columns, KnownUntil? known, IReadOnlyList<TableColumn<ComparedRow>> more)
{
    public Task WriteAsync(TableFormat format, bool onlyDifferences, Stream output, CancellationToken cancellation) =>
        TableFile.WriteAsync(format, Columns(format), comparison.Rows.Where(r => !onlyDifferences || r.MayDiffer).ToAsyncEnumerable(), output, cancellation);

    /// <summary>Every record that a cell rests on: files name all of them with their sources.</summary>
    public static IEnumerable<CooperationRecord> All(PlaceComparison comparison) => comparison.Rows.SelectMany(r => r.Cells).SelectMany(c => c.Records);

    private List<TableColumn<ComparedRow>> Columns(TableFormat format) =>
    [
        new("row", r => r.Key),
        new("topic", r => r.Topic.PluralName),
        new("part", r => r.Kind == RowKind.Topic ? null : r.Label),
        new("agreement", r => Codes<RowAgreement>.Of(r.Agreement)),
        .. format == TableFormat.Json ? [Cells()] : columns.SelectMany(CellColumns),
        .. more,
        new("known_at", _ => known is null ? null : Iso(known.Day), ColumnKind.Date),
        new("save", _ => known?.Save?.ToString(CultureInfo.InvariantCulture), ColumnKind.Number),
    ];

    private IEnumerable<TableColumn<ComparedRow>> CellColumns(string name, int i)
    {
        var day = comparison.Columns[i].Day;
        yield return new($"{name}: state", r => StateOf(r.Cells[i]));
        yield return new($"{name}: says", r => r.Cells[i].Words);
        yield return new($"{name}: direction", r => Codes<Direction>.Of(r.Cells[i].Direction));
        yield return new($"{name}: as of", _ => Iso(day), ColumnKind.Date);
        yield return new($"{name}: started", r => Joined(r.Cells[i], c => c.StartedOn?.ToString()));
        yield return new($"{name}: ended", r => Joined(r.Cells[i], c => c.EndedOn?.ToString()));
        yield return new($"{name}: contested", r => r.Cells[i].IsContested ? "yes" : "no");
        yield return new($"{name}: checked on", r => r.Cells[i].LastCheck is { } check ? Iso(check.CheckedOn) : null, ColumnKind.Date);
        yield return new($"{name}: records", r => Joined(r.Cells[i], c => c.Ref));
        yield return new($"{name}: sources", r => string.Join("; ", SourcesOf(r.Cells[i])));
    }

    private TableColumn<ComparedRow> Cells() => new("cells", _ => null)
    {
        WriteJson = (writer, row) =>
        {
            writer.WriteStartArray();
            for (var i = 0; i < row.Cells.Count; i++)
            {
                WriteCell(writer, row.Cells[i], comparison.Columns[i], columns[i]);
            }

            writer.WriteEndArray();
        },
    };

    private static void WriteCell(Utf8JsonWriter writer, ComparedCell cell, PlaceOnDay column, string name)
    {
        writer.WriteStartObject();
        writer.WriteString("geoid", column.Facts.Jurisdiction.Geoid.Value);
        writer.WriteString("jurisdiction", name);
        writer.WriteString("as_of", Iso(column.Day));
        writer.WriteString("state", StateOf(cell));
        writer.WriteString("says", cell.Words);
        writer.WriteString("direction", Codes<Direction>.Of(cell.Direction));
        writer.WriteBoolean("contested", cell.IsContested);
        writer.WriteString("checked_on", cell.LastCheck is { } check ? Iso(check.CheckedOn) : null);
        writer.WriteStartArray("records");
        foreach (var record in cell.Records)
        {
            WriteRecord(writer, record, column.Day);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteRecord(Utf8JsonWriter writer, CooperationRecord record, DateOnly day)
    {
        writer.WriteStartObject();
        writer.WriteString("ref", record.Ref);
        writer.WriteString("url", "/records/" + record.Ref);
        writer.WriteString("headline", record.HeadlineText);
        writer.WriteString("status", Codes<RecordStatus>.Of(record.StatusOn(day)));
        writer.WriteString("started_on", record.StartedOn?.ToString());
        writer.WriteString("ended_on", record.EndedOn?.ToString());
        writer.WriteStartArray("sources");
        foreach (var citation in record.Citations.OrderBy(c => c.Number))
        {
            writer.WriteStartObject();
            writer.WriteString("ref", citation.SourceRef);
            writer.WriteString("stance", Codes<CitationStance>.Of(citation.Stance));
            writer.WriteString("title", citation.Source.DisplayTitle);
            writer.WriteString("url", citation.Source.Url);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static string StateOf(ComparedCell cell) => cell.State is { } state ? Codes<TopicState>.Of(state) : "none_recorded";

    private static string Joined(ComparedCell cell, Func<CooperationRecord, string?> read) => string.Join("; ", cell.Records.Select(r => read(r) ?? "–"));

    private static IEnumerable<string> SourcesOf(ComparedCell cell) =>
        cell.Records.SelectMany(r => r.Citations.OrderBy(c => c.Number)).Select(c => c.Source.Url is { } url ? $"{c.Source.DisplayTitle} <{url}>" : c.Source.DisplayTitle).Distinct(StringComparer.Ordinal);

    private static string Iso(DateOnly day) => PartialDate.Of(day).ToString();
}
