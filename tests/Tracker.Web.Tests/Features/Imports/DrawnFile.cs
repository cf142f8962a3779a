using Tracker.Domain.Records;
using Tracker.Domain.Spreadsheets;
using Tracker.Domain.Tests.Records;

namespace Tracker.Web.Tests.Features.Imports;

/// <summary>A file of drawn records of all kinds, mixed: the same number, the same file.</summary>
internal sealed class DrawnFile
{
    private static readonly string[] OwnColumns = [.. RecordTypes.All.SelectMany(t => t.Columns).Where(c => !c.Derived && !c.Hidden).Select(c => c.Name).Distinct()];
    private static readonly CitationColumn[] CitationColumns = [.. CitationColumn.All, .. CitationColumn.OnlyRead];

    private readonly IReadOnlyList<string?[]> _rows;
    private readonly string[] _headers;

    private DrawnFile(string[] headers, IReadOnlyList<string?[]> rows) => (_headers, _rows) = (headers, rows);

    public int Count => _rows.Count;

    public static DrawnFile Draw(int seed, int perKind)
    {
        var drawn = RecordTypes.All.SelectMany((type, kind) => Enumerable.Range(0, perKind).Select(i => (Type: type, Input: new Drawn(type, (seed * 100_000) + (kind * 1_000) + i).Input()))).ToArray();
        new Random(seed).Shuffle(drawn);
        var sources = drawn.Max(d => d.Input.Sources.Count);
        string[] headers = ["type", .. OwnColumns, .. Enumerable.Range(1, sources).SelectMany(n => CitationColumns.Select(c => c.NameFor(n)))];
        return new DrawnFile(headers, [.. drawn.Select(d => (string?[])[d.Type.Slug, .. OwnColumns.Select(c => d.Type.Column(c)?.Read(d.Input)), .. Enumerable.Range(0, sources).SelectMany(n => CitationColumns.Select(c => n < d.Input.Sources.Count ? c.Read(d.Input.Sources[n]) : null))])]);
    }

    /// <summary>The same rows in two files.</summary>
    public (DrawnFile First, DrawnFile Second) SplitAt(int row) => (new(_headers, [.. _rows.Take(row)]), new(_headers, [.. _rows.Skip(row)]));

    public byte[] Write()
    {
        using var stream = new MemoryStream();
        using (var writer = new CsvTableWriter(stream, leaveOpen: true))
        {
            writer.WriteHeader(_headers);
            foreach (var row in _rows)
            {
                writer.WriteRow(row);
            }
        }

        return stream.ToArray();
    }
}
