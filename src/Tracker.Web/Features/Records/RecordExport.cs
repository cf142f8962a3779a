using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Records;
using Tracker.Web.Data;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Records;

/// <summary>Writes filtered records, a thousand at a time, so that memory does not grow with them.</summary>
public sealed class RecordExport(TrackerDbContext db, TimeProvider clock)
{
    private const int AtOnce = 1_000;

    public async Task WriteAsync(TableFormat format, RecordFilter filter, Stream output, CancellationToken cancellation)
    {
        var columns = ColumnsOf(await ColumnsAsync(filter, cancellation));
        await TableFile.WriteAsync(format, columns, CellsAsync(filter, cancellation), output, cancellation);
    }

    /// <summary>With a row for each fact.</summary>
    public Task WriteLongAsync(TableFormat format, RecordFilter filter, Stream output, CancellationToken cancellation) =>
        TableFile.WriteAsync(format, RecordLongForm.Columns, RecordLongForm.RowsAsync(CellsAsync(filter, cancellation), cancellation), output, cancellation);

    /// <summary>As GeoJSON, each record at its jurisdiction's point.</summary>
    public async Task WriteGeoJsonAsync(RecordFilter filter, Stream output, CancellationToken cancellation)
    {
        var columns = ColumnsOf(await ColumnsAsync(filter, cancellation));
        await TableFile.WriteGeoJsonAsync(columns, CellsAsync(filter, cancellation), c => (c.Record.Ref, c.Record.Jurisdiction.Latitude, c.Record.Jurisdiction.Longitude), output, cancellation);
    }

    /// <summary>Several records as a JSON array, each as it is alone.</summary>
    public static Task WriteSomeAsync(IReadOnlyList<RecordCells> records, Stream output, CancellationToken cancellation) =>
        TableFile.WriteArrayAsync(records.Select(c => ((IReadOnlyList<TableColumn<RecordCells>>)ColumnsOfOne(c), c)), output, cancellation);

    /// <summary>The cells of one record, today; null where there is none.</summary>
    public async Task<RecordCells?> FindAsync(string recordRef, CancellationToken cancellation) =>
        await db.LoadWithEverythingAsync(db.Records.Where(r => r.Ref == recordRef), cancellation) is [var record] ? new RecordCells(record, clock.Day()) : null;

    /// <summary>One record as a JSON object: what the list's JSON has in its place.</summary>
    public static Task WriteOneAsync(RecordCells cells, Stream output, CancellationToken cancellation)
    {
        return TableFile.WriteObjectAsync(ColumnsOfOne(cells), cells, output, cancellation);
    }

    private static List<TableColumn<RecordCells>> ColumnsOfOne(RecordCells cells) => ColumnsOf(RecordFileColumns.For(
        [cells.Record.Type], cells.Input.Sources.Count, cells.Record.IsContested, archived: cells.Input.Sources.Any(s => s.ArchiveUrl is not null)));

    private static List<TableColumn<RecordCells>> ColumnsOf(IEnumerable<FileColumn> columns) => columns.Select(c => new TableColumn<RecordCells>(c.Name, c.Read, c.Kind)).ToList();

    /// <summary>The blank form of one kind: its header, and nothing else.</summary>
    public static Task WriteTemplateAsync(RecordType type, TableFormat format, Stream output, CancellationToken cancellation)
    {
        var derived = type.Columns.Where(c => c.Derived && c.Name != "type").Select(c => c.Name).Concat(["ref", "version"]).ToHashSet(StringComparer.Ordinal);
        var columns = ColumnsOf(RecordFileColumns.For([type], 1).Where(c => !derived.Contains(c.Name)));
        return TableFile.WriteAsync(format, columns, AsyncEnumerable.Empty<RecordCells>(), output, cancellation);
    }

    /// <summary>How many sources one of the filtered records has at most; 0 where there are none.</summary>
    public async Task<int> MostSourcesAsync(RecordFilter filter, CancellationToken cancellation) =>
        await filter.Apply(db.Records.AsNoTracking(), db).SelectMany(r => r.Citations).MaxAsync(c => (int?)c.Number, cancellation) ?? 0;

    private async Task<IReadOnlyList<FileColumn>> ColumnsAsync(RecordFilter filter, CancellationToken cancellation)
    {
        var citations = filter.Apply(db.Records.AsNoTracking(), db).SelectMany(r => r.Citations);
        var most = await MostSourcesAsync(filter, cancellation);
        var contested = await citations.AnyAsync(c => c.Stance == CitationStance.Disputes, cancellation);
        var archived = await citations.AnyAsync(c => c.ArchiveUrl != null, cancellation);
        return RecordFileColumns.For(filter.Type is { } type ? [type] : RecordTypes.All, most, contested, archived);
    }

    /// <summary>The filtered records in the order of their references, each thousand asked for by where the one before ended.</summary>
    public async IAsyncEnumerable<RecordCells> InOrderOfRefAsync(RecordFilter filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var after = "";
        for (; ; )
        {
            var lot = await AfterAsync(filter, after, AtOnce, cancellation);
            foreach (var cells in lot)
            {
                yield return cells;
            }

            if (lot.Count < AtOnce)
            {
                yield break;
            }

            after = lot[^1].Record.Ref;
        }
    }

    /// <summary>The filtered records whose references come after that one, the first so many of them.</summary>
    public async Task<IReadOnlyList<RecordCells>> AfterAsync(RecordFilter filter, string after, int most, CancellationToken cancellation)
    {
        var today = clock.Day();
        var day = filter.AsOf == default ? today : filter.AsOf;
        var records = filter.Apply(db.Records, db).Where(r => string.Compare(r.Ref, after) > 0).OrderBy(r => r.Ref).Take(most);
        return (await db.LoadWithEverythingAsync(records, cancellation)).OrderBy(r => r.Ref, StringComparer.Ordinal).Select(r => new RecordCells(r, day)).ToList();
    }

    private async IAsyncEnumerable<RecordCells> CellsAsync(RecordFilter filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var today = clock.Day();
        var day = filter.AsOf == default ? today : filter.AsOf;
        var refs = await filter.InOrder(filter.Apply(db.Records.AsNoTracking(), db)).Select(r => r.Ref).ToListAsync(cancellation);
        foreach (var chunk in refs.Chunk(AtOnce))
        {
            var records = (await db.LoadWithEverythingAsync(db.Records.Where(r => chunk.Contains(r.Ref)), cancellation)).ToDictionary(r => r.Ref, StringComparer.Ordinal);
            foreach (var recordRef in chunk.Where(records.ContainsKey))
            {
                yield return new RecordCells(records[recordRef], day);
            }
        }
    }
}
