using System.Text;
using Tracker.Domain.Spreadsheets;

namespace Tracker.Domain.Tests.Spreadsheets;

/// <summary>A table read to its end, for tests to look at.</summary>
internal sealed record WholeTable(Table Table, IReadOnlyList<TableRow> Rows)
{
    public IReadOnlyList<string> Headers => Table.Headers;

    public IReadOnlyList<string> Notes => Table.Notes;

    /// <summary>Each row as its texts joined by bars.</summary>
    public IReadOnlyList<string> Lines => Rows.Select(row => string.Join('|', row.Cells.Select(cell => cell.Text))).ToArray();
}

/// <summary>Reads files made in a test.</summary>
internal static class Files
{
    public static WholeTable ReadCsv(string text, TableLimits? limits = null) => Read(Encoding.UTF8.GetBytes(text), "list.csv", limits);

    public static WholeTable Read(byte[] file, string name, TableLimits? limits = null, TextEncodingChoice? encoding = null)
    {
        using var stream = new MemoryStream(file);
        using var table = TableReader.Open(stream, name, limits, encoding);
        return new WholeTable(table, table.Rows.ToArray());
    }

    public static string RefusalOfCsv(string text, TableLimits? limits = null) => RefusalOf(Encoding.UTF8.GetBytes(text), "list.csv", limits);

    /// <summary>What the person is told about a file that cannot be used.</summary>
    public static string RefusalOf(byte[] file, string name, TableLimits? limits = null, TextEncodingChoice? encoding = null) =>
        Should.Throw<UnusableTableException>(() => Read(file, name, limits, encoding)).Message;
}
