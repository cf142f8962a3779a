using System.Globalization;

namespace Tracker.Domain.Spreadsheets.Xlsx;

/// <summary>Turns one <c>c</c> element into text, as ECMA-376 part 1, 18.3.1.4 describes it.</summary>
internal sealed class CellReader(PartXml xml, Workbook workbook, TableLimits limits)
{
    private const int MaxFormulaCharacters = 8_192;

    /// <summary>Reads the current cell to its end.</summary>
    public SheetCell Read(int column)
    {
        var type = xml.Attribute("t");
        var style = xml.Attribute("s");
        string? value = null;
        string? formula = null;
        var inside = xml.Enter();
        while (xml.ReadInside(inside))
        {
            switch (xml.IsElement ? xml.Name : "")
            {
                case "v":
                    value = ToText(xml.ReadText(limits.MaxCellCharacters), type, style);
                    break;
                case "is":
                    value = xml.ReadStringItem(limits.MaxCellCharacters);
                    break;
                case "f":
                    formula = xml.ReadText(MaxFormulaCharacters);
                    break;
                default:
                    break;
            }
        }

        // Programs that write workbooks without calculating leave the results out; empty would be wrong.
        var problem = formula is not null && value is null
            ? $"has a formula in column {ColumnName.Of(column)} that was never calculated; open the file in a spreadsheet program and save it"
            : null;
        return new SheetCell(column, value ?? "", formula is null ? null : HyperlinkFormula.Address(formula), problem) { IsError = type == "e" };
    }

    private string ToText(string raw, string? type, string? style) => type switch
    {
        "s" => SharedString(raw),
        "str" or "inlineStr" => EscapedText.Decode(raw),
        "b" => raw.Trim() is "1" or "true" ? "TRUE" : "FALSE",
        "e" => raw,
        "d" => SerialDate.FromIso(raw.Trim()),
        _ => Number(raw, style),
    };

    private string SharedString(string raw) =>
        int.TryParse(raw, CultureInfo.InvariantCulture, out var index) && index >= 0 && index < workbook.SharedStrings.Count
            ? workbook.SharedStrings[index]
            : throw XlsxRefusal.Damaged();

    // A workbook stores -97.1 as -97.099999999999994; the shortest text for the same number is what was typed.
    private string Number(string raw, string? style)
    {
        if (!double.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return raw;
        }

        return (workbook.Styles.IsDate(style) ? SerialDate.ToText(number, workbook.CountsFrom1904) : null)
            ?? (IsWhole(raw) ? raw : number.ToString(CultureInfo.InvariantCulture));
    }

    // Sixteen digits would come out of a floating-point number as 1.234567890123456E+15.
    private static bool IsWhole(string raw) => !raw.AsSpan().ContainsAnyExceptInRange('0', '9');
}
