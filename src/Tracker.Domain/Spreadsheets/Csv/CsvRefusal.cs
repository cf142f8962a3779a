using CsvHelper;

namespace Tracker.Domain.Spreadsheets.Csv;

/// <summary>Why a CSV file cannot be used from some row on: past that point it is uncertain what belongs together.</summary>
internal static class CsvRefusal
{
    // CsvHelper tells these cases apart in its messages only; a test per case notices when they change.
    public static UnusableTableException From(CsvFormatException e, TableLimits limits) => e.Message switch
    {
        var message when message.Contains("MaxRecordSize", StringComparison.Ordinal) => TooLong(e.RecordNumber, limits),
        var message when message.Contains("never closed", StringComparison.Ordinal) =>
            new($"The quote opened in row {e.RecordNumber} is never closed. Close it and try again.", e),
        var message when message.Contains("after the closing quote", StringComparison.Ordinal) =>
            new($"In row {e.RecordNumber}, text follows the closing quote of a cell. Write a quote inside a text twice (\"\"), and close every quote that is opened.", e),
        var message when message.Contains("inside an unquoted field", StringComparison.Ordinal) =>
            new($"In row {e.RecordNumber}, a quote stands inside a cell that does not begin with one. Put quotes around the whole text and write the one inside twice (\"\").", e),
        _ => new($"Row {e.RecordNumber} cannot be read as CSV. Save the file as CSV again and try once more.", e),
    };

    public static UnusableTableException TooLong(long row, TableLimits limits) =>
        new($"Row {row} is longer than {limits.MaxRowCharacters:N0} characters. Most likely a quote is opened there and never closed.");

    public static UnusableTableException Undecodable(long row, TextEncodingChoice encoding) => encoding switch
    {
        TextEncodingChoice.Utf8 => new($"Row {row} is not UTF-8 text. Choose the encoding the file was saved in (often Windows-1252), or save it as UTF-8, and try again."),
        TextEncodingChoice.Utf16 => new($"Row {row} is not UTF-16 text. Choose the encoding the file was saved in, or save it as UTF-8, and try again."),
        _ => new($"Row {row} contains a character that Windows-1252 does not have. Choose the encoding the file was saved in, or save it as UTF-8, and try again."),
    };
}
