using System.Globalization;
using System.Text;

namespace Tracker.Domain.Spreadsheets.Xlsx;

/// <summary>The XML of a written sheet, row by row. Texts stand in their cells: a table of shared ones would be held in memory.</summary>
internal sealed class SheetXml
{
    private const int LeastWidth = 12;

    // Beyond this a spreadsheet rounds.
    private const int ExactDigits = 15;
    private const NumberStyles PlainNumber = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    // Before, spreadsheets count a day that never was.
    private static readonly DateOnly FirstDay = new(1900, 3, 1);
    private static readonly DateOnly DayZero = new(1899, 12, 30);

    private readonly StringBuilder held = new();
    private readonly ColumnKind[] kinds;
    private readonly string[] letters;
    private int row;

    public SheetXml(IReadOnlyList<(string Name, ColumnKind Kind)> columns)
    {
        kinds = [.. columns.Select(c => c.Kind)];
        letters = [.. columns.Select((_, i) => ColumnName.Of(i))];
        held.Append(WorkbookParts.SheetStart)
            .Append("<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>");
        for (var i = 0; i < columns.Count; i++)
        {
            var style = kinds[i] == ColumnKind.Number ? 0 : WorkbookParts.TextStyle;
            held.Append(CultureInfo.InvariantCulture, $"<col min=\"{i + 1}\" max=\"{i + 1}\" width=\"{Math.Max(LeastWidth, columns[i].Name.Length + 2)}\" style=\"{style}\" customWidth=\"1\"/>");
        }

        held.Append("</cols><sheetData>");
        StartRow();
        for (var i = 0; i < columns.Count; i++)
        {
            AppendText(i, columns[i].Name, WorkbookParts.HeaderStyle);
        }

        held.Append("</row>");
    }

    public int Length => held.Length;

    public void AppendRow(IReadOnlyList<string?> cells)
    {
        if (cells.Count != kinds.Length)
        {
            throw new ArgumentException($"The row has {cells.Count} cells where the header has {kinds.Length}.", nameof(cells));
        }

        StartRow();
        for (var column = 0; column < cells.Count; column++)
        {
            if (cells[column] is { Length: > 0 } text)
            {
                Append(column, text);
            }
        }

        held.Append("</row>");
    }

    public void AppendEnd() => held.Append("</sheetData></worksheet>");

    // Only whole rows are held, so no surrogate pair is ever cut in two.
    public byte[] TakeHeld()
    {
        var bytes = Encoding.UTF8.GetBytes(held.ToString());
        held.Clear();
        return bytes;
    }

    private void StartRow()
    {
        if (++row > XlsxTableWriter.MaxRows)
        {
            throw new InvalidOperationException($"A sheet holds at most {XlsxTableWriter.MaxRows:N0} rows. Narrow the filter, or take CSV.");
        }

        held.Append(CultureInfo.InvariantCulture, $"<row r=\"{row}\">");
    }

    private void Append(int column, string text)
    {
        if (kinds[column] == ColumnKind.Number && IsNumber(text))
        {
            StartCell(column, 0).Append("><v>").Append(text).Append("</v></c>");
        }
        else if (kinds[column] == ColumnKind.Date && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day >= FirstDay)
        {
            StartCell(column, WorkbookParts.DayStyle).Append(CultureInfo.InvariantCulture, $"><v>{day.DayNumber - DayZero.DayNumber}</v></c>");
        }
        else
        {
            // What was guarded in a CSV loses its apostrophe on reading, so one that belongs to the text gets another.
            AppendText(column, text[0] == '\'' ? FormulaGuard.Protect(text) : text, WorkbookParts.TextStyle);
        }
    }

    private void AppendText(int column, string text, int style)
    {
        StartCell(column, style).Append(" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
        EscapedText.Encode(text, held);
        held.Append("</t></is></c>");
    }

    private StringBuilder StartCell(int column, int style) =>
        held.Append(CultureInfo.InvariantCulture, $"<c r=\"{letters[column]}{row}\" s=\"{style}\"");

    private static bool IsNumber(string text) =>
        decimal.TryParse(text, PlainNumber, CultureInfo.InvariantCulture, out _)
        && text.Count(char.IsAsciiDigit) <= ExactDigits
        && char.IsAsciiDigit(text[^1])
        && (text.TrimStart('-') is not ['0', >= '0' and <= '9', ..]);
}
