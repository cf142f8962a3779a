using System.Buffers;
using System.Globalization;
using System.Text;

namespace Tracker.Domain.Spreadsheets;

/// <summary>
/// Writes CSV as RFC 4180 has it: UTF-8 with a byte order mark (without one Excel reads it as Windows-1252), CRLF, and
/// quotes where they are needed. Text goes through <see cref="FormulaGuard"/>. About 64 KB are held at a time; over a
/// web response, use the asynchronous methods throughout, since a server refuses synchronous writes.
/// </summary>
/// <param name="stream">Where the bytes go.</param>
/// <param name="leaveOpen">Whether the stream stays open when the writer is disposed.</param>
/// <param name="isMarked">Whether it begins with the mark; a data package does without, since some of its readers take it for part of a name.</param>
public sealed class CsvTableWriter(Stream stream, bool leaveOpen = false, bool isMarked = true) : IDisposable, IAsyncDisposable
{
    private const int HeldCharacters = 65536;
    private const NumberStyles PlainNumber = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create(",;\t\"\r\n");

    private readonly StringBuilder held = new(isMarked ? "\uFEFF" : "");
    private IReadOnlyList<bool> numericColumns = [];
    private int? width;

    /// <summary>Writes the column names; every row must then have as many cells.</summary>
    /// <param name="names">The column names.</param>
    /// <param name="numericColumns">
    /// Which columns hold numbers: there <c>-97.1</c> is written as it is, and anything that is not a number is guarded
    /// like text. Null: no column does.
    /// </param>
    public void WriteHeader(IReadOnlyList<string> names, IReadOnlyList<bool>? numericColumns = null)
    {
        if (width is not null)
        {
            throw new InvalidOperationException("The header stands once, before the rows.");
        }

        Append(names);
        width = names.Count;
        this.numericColumns = numericColumns ?? [];
    }

    /// <summary>Writes one row; null is an empty cell.</summary>
    public void WriteRow(IReadOnlyList<string?> cells)
    {
        AppendRow(cells);
        if (held.Length >= HeldCharacters)
        {
            Flush();
        }
    }

    /// <inheritdoc cref="WriteRow"/>
    public async ValueTask WriteRowAsync(IReadOnlyList<string?> cells, CancellationToken cancellation = default)
    {
        AppendRow(cells);
        if (held.Length >= HeldCharacters)
        {
            await FlushAsync(cancellation);
        }
    }

    public void Flush()
    {
        stream.Write(TakeHeld());
        stream.Flush();
    }

    public async ValueTask FlushAsync(CancellationToken cancellation = default)
    {
        await stream.WriteAsync(TakeHeld(), cancellation);
        await stream.FlushAsync(cancellation);
    }

    public void Dispose()
    {
        Flush();
        if (!leaveOpen)
        {
            stream.Dispose();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await FlushAsync();
        if (!leaveOpen)
        {
            await stream.DisposeAsync();
        }
    }

    // Only whole rows are held, so no surrogate pair is ever cut in two.
    private byte[] TakeHeld()
    {
        var bytes = Encoding.UTF8.GetBytes(held.ToString());
        held.Clear();
        return bytes;
    }

    private void AppendRow(IReadOnlyList<string?> cells)
    {
        if (cells.Count != width)
        {
            throw new ArgumentException($"The row has {cells.Count} cells where the header has {width ?? 0}.", nameof(cells));
        }

        Append(cells);
    }

    private void Append(IReadOnlyList<string?> cells)
    {
        for (var column = 0; column < cells.Count; column++)
        {
            if (column > 0)
            {
                held.Append(',');
            }

            if (cells[column] is { Length: > 0 } text)
            {
                AppendQuoted(IsPlainNumber(column, text) ? text : FormulaGuard.Protect(text));
            }
        }

        held.Append("\r\n");
    }

    private void AppendQuoted(string text)
    {
        // Blanks at either end are part of the text by the standard, but some readers drop them unless quoted.
        if (!text.AsSpan().ContainsAny(NeedQuotes) && text[0] != ' ' && text[^1] != ' ')
        {
            held.Append(text);
            return;
        }

        held.Append('"').Append(text).Replace("\"", "\"\"", held.Length - text.Length, text.Length).Append('"');
    }

    // The last character is looked at because -Infinity parses as a number, and a spreadsheet takes it for a formula.
    private bool IsPlainNumber(int column, string text) =>
        column < numericColumns.Count && numericColumns[column]
        && (char.IsAsciiDigit(text[^1]) || text[^1] == '.')
        && double.TryParse(text, PlainNumber, CultureInfo.InvariantCulture, out _);
}
