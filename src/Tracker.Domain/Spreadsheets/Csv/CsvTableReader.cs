using System.Text;
using System.Text.Unicode;
using CsvHelper;

namespace Tracker.Domain.Spreadsheets.Csv;

/// <summary>
/// Reads CSV strictly. CsvHelper tokenizes; it is told to refuse bad quoting, and what it would let pass (undecodable
/// bytes, NUL characters, rows of another width) is checked here.
/// </summary>
internal sealed class CsvTableReader : IDisposable
{
    private const int HeadBytes = 65536;

    private readonly CsvText text;
    private readonly CsvDialect dialect;
    private readonly TableLimits limits;
    private readonly CsvReader reader;
    private IReadOnlyList<string> headers = [];

    private CsvTableReader(CsvText text, CsvDialect dialect, TableLimits limits)
    {
        this.text = text;
        this.dialect = dialect;
        this.limits = limits;
        var input = text.OpenUtf8();
        input.ReadExactly(new byte[dialect.LeadBytes]);
        reader = CsvReader.Create(input, Options(dialect, limits), leaveOpen: true);
    }

    public static TableSource Open(Stream file, string fileName, TableLimits limits, TextEncodingChoice? encoding)
    {
        var recognised = CsvText.Recognise(file, encoding);
        var head = ReadHead(recognised);
        ForeignFile.RefuseText(Encoding.UTF8.GetString(head));
        var table = new CsvTableReader(recognised, CsvDialect.Of(head), limits);
        try
        {
            return table.ToSource(fileName);
        }
        catch
        {
            table.Dispose();
            throw;
        }
    }

    public void Dispose() => reader.Dispose();

    private static byte[] ReadHead(CsvText text)
    {
        var head = new byte[HeadBytes];
        var count = text.OpenUtf8().ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false);
        return head[..count];
    }

    // Empty lines are kept as records because they count in the numbers that a spreadsheet shows.
    private static CsvReaderOptions Options(CsvDialect dialect, TableLimits limits) => new()
    {
        Separator = dialect.Separator,
        Encoding = Encoding.UTF8,
        HasHeader = false,
        SkipEmptyLines = false,
        MalformedData = CsvMalformedDataHandling.Throw,
        MaxRecordSize = limits.MaxRowCharacters,
        IncludeValuesInExceptions = false,
    };

    private TableSource ToSource(string fileName)
    {
        headers = ReadHeader();
        return new TableSource
        {
            Kind = TableKind.Csv,
            HeaderRowNumber = RowNumber,
            Headers = headers,
            Rows = ReadRows(),
            Notes = Notes(fileName).ToArray(),
            Reader = this,
            Encoding = text.Encoding,
        };
    }

    private IEnumerable<string> Notes(string fileName)
    {
        if (fileName.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase))
        {
            yield return "The file is named .xlsx but is CSV, and was read as such.";
        }

        if (text.Encoding != TextEncodingChoice.Utf8)
        {
            yield return $"Read as {text.EncodingName}.";
        }

        if (dialect.Note is not null)
        {
            yield return dialect.Note;
        }
    }

    private int RowNumber => (int)reader.RowNumber;

    private IReadOnlyList<string> ReadHeader()
    {
        while (Advance())
        {
            // One more than may be: enough for the header to see that there are too many.
            var cells = Cells(Math.Min(WidthWithoutTrailingBlanks(atLeast: 0), limits.MaxColumns + 1), padTo: 0);
            if (cells.Length > 0)
            {
                return TableHeader.From(cells, limits);
            }
        }

        throw new UnusableTableException("The file is empty.");
    }

    private IEnumerable<TableRow> ReadRows()
    {
        var count = 0;
        while (Advance())
        {
            var width = WidthWithoutTrailingBlanks(headers.Count);
            var cells = Cells(Math.Min(width, limits.MaxColumns), headers.Count);
            if (IsBlank(cells))
            {
                continue;
            }

            if (++count > limits.MaxRows)
            {
                throw new UnusableTableException($"The file has more than {limits.MaxRows:N0} rows. Split it into smaller files and try again.");
            }

            yield return new TableRow(RowNumber, cells, WidthProblem(width) ?? CellProblem.In(cells, limits));
        }
    }

    private bool Advance()
    {
        try
        {
            if (!reader.Read())
            {
                return false;
            }
        }
        catch (CsvFormatException e)
        {
            throw CsvRefusal.From(e, limits);
        }

        if (reader.RawRecord.Length > limits.MaxRowCharacters)
        {
            throw CsvRefusal.TooLong(RowNumber, limits);
        }

        return Utf8.IsValid(reader.RawRecord) ? true : throw CsvRefusal.Undecodable(RowNumber, text.Encoding);
    }

    /// <summary>How many cells the row has, not counting blank ones at its end beyond the header's width.</summary>
    private int WidthWithoutTrailingBlanks(int atLeast)
    {
        var width = reader.FieldCount;
        while (width > atLeast && (reader.IsEmpty(width - 1) || string.IsNullOrWhiteSpace(reader.GetString(width - 1))))
        {
            width--;
        }

        return width;
    }

    private TableCell[] Cells(int count, int padTo)
    {
        var cells = new TableCell[Math.Max(count, padTo)];
        for (var column = 0; column < cells.Length; column++)
        {
            cells[column] = column < count ? new TableCell(reader.GetString(column)) : TableCell.Empty;
        }

        return cells;
    }

    private static bool IsBlank(TableCell[] cells) => Array.TrueForAll(cells, cell => string.IsNullOrWhiteSpace(cell.Text));

    private string? WidthProblem(int width) => width.CompareTo(headers.Count) switch
    {
        > 0 => $"has {width} cells where the header has {headers.Count}; a {dialect.SeparatorName} inside a text needs quotes around it",
        < 0 => $"has {width} cells where the header has {headers.Count}; it was cut short, or a line break inside a text needs quotes around it",
        _ => null,
    };
}
