using Tracker.Domain.Spreadsheets.Csv;
using Tracker.Domain.Spreadsheets.Xlsx;

namespace Tracker.Domain.Spreadsheets;

/// <summary>
/// Opens a CSV or XLSX file that somebody sent. Nothing in it is guessed or repaired: what cannot be read for certain is
/// refused with a sentence that says where and what to do.
/// </summary>
public static class TableReader
{
    private const int SignatureBytes = 16;

    /// <param name="stream">The file. It must be seekable, and stays open when the table is disposed.</param>
    /// <param name="fileName">Its name as sent; only used in notes, the kind is decided by the content.</param>
    /// <param name="limits">What the file may ask for; the defaults when null.</param>
    /// <param name="encoding">The encoding the person chose, if any. A byte order mark in the file overrules it.</param>
    /// <exception cref="UnusableTableException">The whole file cannot be used.</exception>
    public static Table Open(Stream stream, string fileName, TableLimits? limits = null, TextEncodingChoice? encoding = null)
    {
        limits ??= TableLimits.Default;
        if (stream.Length > limits.MaxFileBytes)
        {
            throw new UnusableTableException(limits.FileTooLarge);
        }

        var signature = new byte[SignatureBytes];
        stream.Position = 0;
        var start = signature.AsSpan(0, stream.ReadAtLeast(signature, SignatureBytes, throwOnEndOfStream: false));
        if (start.IsEmpty)
        {
            throw new UnusableTableException("The file is empty.");
        }

        ForeignFile.RefuseBinary(start, stream);
        var source = start.StartsWith("PK"u8) && start.Length > 3 && start[2] < 9
            ? XlsxTableReader.Open(stream, fileName, limits)
            : CsvTableReader.Open(stream, fileName, limits, encoding);
        try
        {
            return new Table(source);
        }
        catch
        {
            source.Reader.Dispose();
            throw;
        }
    }
}
