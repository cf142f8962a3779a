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
        var columns = (await ColumnsAsync(filter, cancellation)).Select(c => new TableColumn<RecordCells>(c.Name, c.Read, c.Kind)).ToList();
        await TableFile.WriteAsync(format, columns, CellsAsync(filter, cancellation), output, cancellation);
    }

    /// <summary>The blank form of one kind: its header, and nothing else.</summary>
    public static Task WriteTemplateAsync(RecordType type, TableFormat format, Stream output, CancellationToken cancellation)
    {
        var derived = type.Columns.Where(c => c.Derived && c.Name != "type").Select(c => c.Name).Concat(["ref", "version"]).ToHashSet(StringComparer.Ordinal);
        var columns = RecordFileColumns.For([type], 1).Where(c => !derived.Contains(c.Name)).Select(c => new TableColumn<RecordCells>(c.Name, c.Read, c.Kind)).ToList();
        return TableFile.WriteAsync(format, columns, AsyncEnumerable.Empty<RecordCells>(), output, cancellation);
    }

    private async Task<IReadOnlyList<FileColumn>> ColumnsAsync(RecordFilter filter, CancellationToken cancellation)
    {
        var citations = filter.Apply(db.Records.AsNoTracking()).SelectMany(r => r.Citations);
        var most = await citations.MaxAsync(c => (int?)c.Number, cancellation);
        var contested = await citations.AnyAsync(c => c.Stance == CitationStance.Disputes, cancellation);
        var archived = await citations.AnyAsync(c => c.ArchiveUrl != null, cancellation);
        return RecordFileColumns.For(filter.Type is { } type ? [type] : RecordTypes.All, most ?? 1, contested, archived);
    }

    private async IAsyncEnumerable<RecordCells> CellsAsync(RecordFilter filter, [EnumeratorCancellation] CancellationToken cancellation)
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
}
