namespace Tracker.Domain.Spreadsheets.Xlsx;

internal static class XlsxRefusal
{
    private const string Remedy = "Open it in a spreadsheet program, save it again as XLSX and try once more.";

    public static UnusableTableException Damaged(Exception? cause = null) =>
        new($"The workbook is damaged. {Remedy}", cause);

    public static UnusableTableException Damaged(string part, Exception? cause = null) =>
        new($"The workbook is damaged: its part “{ShownText.Short(part)}” cannot be read. {Remedy}", cause);

    public static UnusableTableException Protected() =>
        new("The workbook is protected with a password. Save a copy without one and try again.");

    public static UnusableTableException Oversized(string what) =>
        new($"The workbook has {what}, more than any list needs. Copy the cells of the table into a new workbook and try again.");
}
