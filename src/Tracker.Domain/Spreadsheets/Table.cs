namespace Tracker.Domain.Spreadsheets;

/// <summary>
/// A table being read: its header, and its rows as they come. Rows are streamed, so a failure that lies further down
/// (an unclosed quote, too many rows) is thrown as <see cref="UnusableTableException"/> while they are enumerated.
/// </summary>
public sealed class Table : IDisposable
{
    private readonly TableSource source;
    private readonly IEnumerator<TableRow> rows;
    private bool started;

    /// <summary>Reads as far as the first row, so that a file without rows is refused at once.</summary>
    internal Table(TableSource source)
    {
        this.source = source;
        rows = source.Rows.GetEnumerator();
        if (!rows.MoveNext())
        {
            throw new UnusableTableException("The file has a header but no rows. Add the rows below the header and try again.");
        }
    }

    public TableKind Kind => source.Kind;

    /// <summary>The sheet that was read; null for CSV.</summary>
    public string? SheetName => source.SheetName;

    public int HeaderRowNumber => source.HeaderRowNumber;

    /// <summary>The column names as printed: untrimmed, in the file's own case; empty for a column without a name.</summary>
    public IReadOnlyList<string> Headers => source.Headers;

    /// <summary>How the text was stored; null for XLSX.</summary>
    public TextEncodingChoice? Encoding => source.Encoding;

    /// <summary>Whether any cell has a hyperlink. A CSV saved from a spreadsheet has lost them.</summary>
    public bool HasLinks => source.HasLinks;

    /// <summary>Whole sentences for the person: what was assumed about the file and what was left unread.</summary>
    public IReadOnlyList<string> Notes => source.Notes;

    /// <summary>The rows below the header that are not empty. They can be enumerated once.</summary>
    public IEnumerable<TableRow> Rows
    {
        get
        {
            if (started)
            {
                throw new InvalidOperationException("The rows are streamed and have been read already.");
            }

            started = true;
            return Remaining();
        }
    }

    public void Dispose()
    {
        rows.Dispose();
        source.Reader.Dispose();
    }

    private IEnumerable<TableRow> Remaining()
    {
        do
        {
            yield return rows.Current;
        }
        while (rows.MoveNext());
    }
}
