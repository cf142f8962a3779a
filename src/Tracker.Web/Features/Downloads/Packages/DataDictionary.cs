using System.Globalization;
using System.Text;
using Tracker.Domain.Records;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Downloads.Packages;

/// <summary>One column of one table, for people.</summary>
public sealed record DictionaryRow(DataTable Table, DataColumn Column)
{
    /// <summary>The codes with their labels: <c>in_force = In force; ended = Ended</c>.</summary>
    public string Values => string.Join("; ", Column.Codes.Select(c => $"{c.Value} = {c.Label}"));
}

/// <summary>
/// What every column of every table holds, made from the very columns by which files are written and read. Of a record's sources it
/// tells the first; the second has the same columns, and so on.
/// </summary>
public sealed class DataDictionary(IEnumerable<IDataTables> features)
{
    public const string FileName = "dictionary.csv";

    public static IReadOnlyList<TableColumn<DictionaryRow>> Columns { get; } =
    [
        Column(new("table", "The table, as its file is called.") { Required = true }, r => r.Table.Name),
        Column(new("column", "The column’s name.") { Required = true }, r => r.Column.Name),
        Column(new("type", "What its cells are.") { Required = true }, r => r.Column.KindText),
        Column(new("always_filled", "Whether no cell is empty.", DataKind.YesNo) { Required = true }, r => YesNo(r.Column.Required)),
        Column(new("worked_out", "Whether the tracker works it out; such columns are not read from files.", DataKind.YesNo) { Required = true }, r => YesNo(r.Column.Derived)),
        Column(new("meaning", "What it holds.") { Required = true }, r => r.Column.Meaning),
        Column(new("values", "The codes of a closed list, each with what it means."), r => r.Values),
    ];

    /// <summary>All tables, those first that others point at.</summary>
    public async Task<IReadOnlyList<DataTable>> TablesAsync(CancellationToken cancellation)
    {
        var tables = new List<DataTable>();
        foreach (var feature in features.OrderBy(f => f.Place))
        {
            tables.AddRange(await feature.TablesAsync(cancellation));
        }

        return tables;
    }

    public async Task<IReadOnlyList<DictionaryRow>> RowsAsync(CancellationToken cancellation) => RowsOf(await TablesAsync(cancellation));

    public static IReadOnlyList<DictionaryRow> RowsOf(IEnumerable<DataTable> tables) =>
        tables.SelectMany(t => t.Columns.Where(c => CitationColumn.Split(c.Name) is null or (1, _)).Select(c => new DictionaryRow(t, c))).ToList();

    /// <summary>The dictionary as a table of the data package.</summary>
    public static DataTable TableOf(IReadOnlyList<DictionaryRow> rows) =>
        new("dictionary", "Data dictionary", "A column of one of the tables, and what it holds.", TableFile.About(Columns), (s, c) => TableFile.WriteCsvAsync(Columns, rows.ToAsyncEnumerable(), s, c)) { Key = ["table", "column"] };

    /// <summary>The dictionary as a document.</summary>
    public static string ToMarkdown(IEnumerable<DictionaryRow> rows)
    {
        var text = new StringBuilder("# Data dictionary\n\nMade by `./run dictionary --out docs/data-dictionary.md` from the columns by which files are written and read. It is also at `/data/dictionary`,\nand as `dictionary.csv` in the data package. Of a record's sources it tells the first; the second has the same columns with 2, and so on.\n");
        foreach (var table in rows.GroupBy(r => r.Table))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {table.Key.Title}: `{table.Key.FileName}`\n\n{table.Key.About}\n\n| column | type | what it holds | values |\n| --- | --- | --- | --- |\n");
            foreach (var row in table)
            {
                text.Append(CultureInfo.InvariantCulture, $"| `{row.Column.Name}` | {row.Column.KindText} | {Escaped(row.Column.Meaning)}{(row.Column.Derived ? " Worked out by the tracker; not read from files." : "")} | {Escaped(row.Values)} |\n");
            }
        }

        return text.ToString();
    }

    private static string Escaped(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private static string YesNo(bool yes) => yes ? "yes" : "no";

    private static TableColumn<DictionaryRow> Column(DataColumn about, Func<DictionaryRow, string?> read) => TableColumn<DictionaryRow>.Of(about, read);
}
