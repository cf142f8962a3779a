using System.Globalization;

namespace Tracker.Domain.Spreadsheets.Xlsx;

/// <summary>Streams the rows of one sheet that have text, then the hyperlinks, which stand after all rows.</summary>
internal sealed class SheetReader : IDisposable
{
    private readonly PartXml xml;
    private readonly CellReader cellReader;
    private readonly TableLimits limits;
    private readonly List<SheetCell> cells = [];
    private int rowNumber;

    public SheetReader(WorkbookArchive archive, Worksheet sheet, Workbook workbook, TableLimits limits, bool again = false)
    {
        xml = archive.Read(sheet.Part, again);
        cellReader = new CellReader(xml, workbook, limits);
        this.limits = limits;
    }

    public IEnumerable<SheetRow> Rows()
    {
        while (xml.Read())
        {
            if (xml.IsElement && xml.Name == "row")
            {
                rowNumber = NumberOfRow();
                ReadCells();
                if (cells.Count > 0)
                {
                    yield return new SheetRow(rowNumber, cells);
                }
            }
            else if (xml.IsEnd && xml.Name == "sheetData")
            {
                yield break;
            }
        }
    }

    /// <summary>The hyperlinks that follow the rows: the cells of each, its relationship id and its place in the target.</summary>
    public IEnumerable<(string Cells, string Relationship, string? Location)> Hyperlinks()
    {
        while (xml.Read())
        {
            if (xml.IsElement && xml.Name == "hyperlink" && xml.Attribute("ref") is { } range && xml.RelationshipId() is { } id)
            {
                yield return (range, id, xml.Attribute("location"));
            }
        }
    }

    public void Dispose() => xml.Dispose();

    private int NumberOfRow()
    {
        if (xml.Attribute("r") is not { } printed)
        {
            return rowNumber + 1;
        }

        return int.TryParse(printed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > rowNumber
            ? number
            : throw XlsxRefusal.Damaged();
    }

    private void ReadCells()
    {
        cells.Clear();
        var column = -1;
        var characters = 0L;
        var inside = xml.Enter();
        while (xml.ReadInside(inside))
        {
            if (!xml.IsElement || xml.Name != "c")
            {
                continue;
            }

            column = ColumnOfCell(column);
            var cell = cellReader.Read(column);
            characters += cell.Text.Length;
            if (!string.IsNullOrEmpty(cell.Text) || cell.Problem is not null)
            {
                cells.Add(cell);
                RefuseExcess(column, characters);
            }
        }

        if (cells.TrueForAll(cell => string.IsNullOrWhiteSpace(cell.Text) && cell.Problem is null))
        {
            cells.Clear();
        }
    }

    private int ColumnOfCell(int previous)
    {
        if (xml.Attribute("r") is not { } printed)
        {
            return previous + 1;
        }

        return ColumnName.TryParseReference(printed, out var column, out var row) && row == rowNumber && column > previous
            ? column
            : throw XlsxRefusal.Damaged();
    }

    private void RefuseExcess(int column, long characters)
    {
        if (column >= limits.MaxColumns)
        {
            throw new UnusableTableException($"Row {rowNumber} has text in column {ColumnName.Of(column)}; at most {limits.MaxColumns:N0} columns are read. Remove what is not part of the table and try again.");
        }

        if (characters > limits.MaxRowCharacters)
        {
            throw new UnusableTableException($"Row {rowNumber} is longer than {limits.MaxRowCharacters:N0} characters. Shorten its texts and try again.");
        }
    }
}
