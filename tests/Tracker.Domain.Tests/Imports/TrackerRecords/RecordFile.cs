using System.Text;
using Tracker.Domain.Imports.TrackerRecords;
using Tracker.Domain.Records;
using Tracker.Domain.Spreadsheets;

namespace Tracker.Domain.Tests.Imports.TrackerRecords;

/// <summary>A file of records as cells that a test may edit before it is given back.</summary>
internal sealed class RecordFile
{
    private readonly List<ColumnKind> _kinds;

    public RecordFile(Office office, params RecordType[] types)
    {
        var sources = office.Records.Select(r => r.Citations.Count).DefaultIfEmpty(1).Max();
        var citations = office.Records.SelectMany(r => r.Citations).ToList();
        var columns = RecordFileColumns.For(types, sources, office.Records.Any(r => r.IsContested), citations.Exists(c => c.ArchiveUrl is not null));
        Headers = columns.Select(c => c.Name).ToList();
        _kinds = columns.Select(c => c.Kind).ToList();
        foreach (var record in office.Records)
        {
            var cells = new RecordCells(record, new DateOnly(2026, 1, 1));
            Rows.Add(columns.Select(c => c.Read(cells)).ToList());
        }
    }

    public List<string> Headers { get; }

    public List<List<string?>> Rows { get; } = [];

    public string? this[int row, string column]
    {
        get => Rows[row][Headers.IndexOf(column)];
        set => Rows[row][Headers.IndexOf(column)] = value;
    }

    public void Drop(string column)
    {
        var index = Headers.IndexOf(column);
        Headers.RemoveAt(index);
        _kinds.RemoveAt(index);
        Rows.ForEach(r => r.RemoveAt(index));
    }

    public void Insert(string column, string? value)
    {
        Headers.Add(column);
        _kinds.Add(ColumnKind.Text);
        Rows.ForEach(r => r.Add(value));
    }

    public byte[] Write()
    {
        using var stream = new MemoryStream();
        using (var writer = new CsvTableWriter(stream, leaveOpen: true))
        {
            writer.WriteHeader(Headers, _kinds.ConvertAll(k => k == ColumnKind.Number));
            Rows.ForEach(writer.WriteRow);
        }

        return stream.ToArray();
    }

    public async Task<byte[]> WriteXlsxAsync()
    {
        using var stream = new MemoryStream();
        using var writer = new XlsxTableWriter(stream, "Tracker", Headers.Zip(_kinds).ToList());
        foreach (var row in Rows)
        {
            await writer.WriteRowAsync(row, TestContext.Current.CancellationToken);
        }

        await writer.FinishAsync(TestContext.Current.CancellationToken);
        return stream.ToArray();
    }

    public static byte[] Csv(params string[] lines) => Encoding.UTF8.GetBytes(string.Join("\r\n", lines));

    public static TrackerRecordsProfile Profile { get; } = new();
}
