namespace Tracker.Domain.Spreadsheets.Xlsx;

/// <summary>
/// What a first reading of a sheet finds. Links stand after the rows they belong to, so a sheet is read twice; that
/// also means that whatever is wrong with it is said before its first row is handed out.
/// </summary>
internal sealed class SheetSurvey
{
    private SheetSurvey(int headerRow, IReadOnlyList<string> headers)
    {
        HeaderRow = headerRow;
        Headers = headers;
    }

    public int HeaderRow { get; }

    public IReadOnlyList<string> Headers { get; }

    public SheetLinks Links { get; private set; } = new();

    /// <summary>Whether a formula gives a cell its link.</summary>
    public bool HasFormulaLinks { get; private set; }

    /// <summary>The first cell with text to the right of the header, such as C12; null when there is none.</summary>
    public string? Stray { get; private set; }

    /// <summary>Surveys the sheet; null when it has no cells.</summary>
    public static SheetSurvey? Of(WorkbookArchive archive, Worksheet sheet, Workbook workbook, TableLimits limits)
    {
        using var reader = new SheetReader(archive, sheet, workbook, limits);
        SheetSurvey? survey = null;
        var count = 0;
        foreach (var row in reader.Rows())
        {
            if (survey is null)
            {
                RefuseHeader(row);
                survey = new SheetSurvey(row.Number, TableHeader.From(SheetTable.Cells(row, 0), limits));
                continue;
            }

            survey.Note(row);
            if (++count > limits.MaxRows)
            {
                throw new UnusableTableException($"The sheet has more than {limits.MaxRows:N0} rows. Split it into smaller files and try again.");
            }
        }

        if (survey is not null)
        {
            survey.Links = SheetLinks.Read(reader, Relationships.Of(archive, sheet.Part, limits), limits);
        }

        return survey;
    }

    /// <summary>Whether the sheet has any text; it is read no further than the first.</summary>
    public static bool HasCells(WorkbookArchive archive, Worksheet sheet, Workbook workbook, TableLimits limits)
    {
        using var reader = new SheetReader(archive, sheet, workbook, limits);
        return reader.Rows().Any();
    }

    private static void RefuseHeader(SheetRow row)
    {
        if (row.Cells.Find(cell => cell.Problem is not null).Problem is { } problem)
        {
            throw new UnusableTableException($"Row {row.Number}, the header, {problem}.");
        }
    }

    private void Note(SheetRow row)
    {
        foreach (var cell in row.Cells)
        {
            HasFormulaLinks |= cell.Link is not null;
            if (Stray is null && cell.Column >= Headers.Count && !string.IsNullOrWhiteSpace(cell.Text))
            {
                Stray = $"{ColumnName.Of(cell.Column)}{row.Number}";
            }
        }
    }
}
