namespace Tracker.Domain.Spreadsheets.Xlsx;

/// <summary>
/// Reads the first visible sheet of a workbook that has cells. A small reader of our own over ZIP and XML, because
/// libraries keep the whole workbook in memory and fail on hostile ones, and none gives hyperlinks well.
/// </summary>
internal sealed class XlsxTableReader : IDisposable
{
    private const int MaxNotes = 20;

    private readonly WorkbookArchive archive;
    private readonly TableLimits limits;
    private readonly List<string> notes = [];
    private SheetReader? sheetReader;

    private XlsxTableReader(WorkbookArchive archive, TableLimits limits)
    {
        this.archive = archive;
        this.limits = limits;
    }

    public static TableSource Open(Stream file, string fileName, TableLimits limits)
    {
        var reader = new XlsxTableReader(WorkbookArchive.Open(file, limits), limits);
        try
        {
            return reader.ToSource(fileName);
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        sheetReader?.Dispose();
        archive.Dispose();
    }

    private TableSource ToSource(string fileName)
    {
        if (!fileName.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase) && Path.HasExtension(fileName))
        {
            notes.Add($"The file is named {Path.GetExtension(fileName)} but is an XLSX workbook, and was read as such.");
        }

        var workbook = Workbook.Read(archive, limits);
        var (sheet, survey) = Choose(workbook);
        NoteUnreadCells(survey);
        sheetReader = new SheetReader(archive, sheet, workbook, limits, again: true);
        return new TableSource
        {
            Kind = TableKind.Xlsx,
            SheetName = sheet.Name,
            HeaderRowNumber = survey.HeaderRow,
            Headers = survey.Headers,
            Rows = SheetTable.Rows(sheetReader, survey, limits),
            Notes = notes,
            Reader = this,
            HasLinks = survey.Links.Any || survey.HasFormulaLinks,
        };
    }

    private (Worksheet Sheet, SheetSurvey Survey) Choose(Workbook workbook)
    {
        Worksheet? chosen = null;
        SheetSurvey? survey = null;
        var hiddenHasCells = false;
        foreach (var sheet in workbook.Sheets)
        {
            if (chosen is null && sheet.IsVisible && (survey = SheetSurvey.Of(archive, sheet, workbook, limits)) is not null)
            {
                chosen = sheet;
            }
            else if (sheet != chosen && SheetSurvey.HasCells(archive, sheet, workbook, limits))
            {
                hiddenHasCells |= !sheet.IsVisible;
                NoteUnreadSheet(sheet);
            }
        }

        return chosen is not null ? (chosen, survey!) : throw NoSheet(workbook, hiddenHasCells);
    }

    private void NoteUnreadSheet(Worksheet sheet)
    {
        if (notes.Count < MaxNotes)
        {
            notes.Add($"{(sheet.IsVisible ? "The sheet" : "The hidden sheet")} “{sheet.Name}” was not read.");
        }
    }

    private static UnusableTableException NoSheet(Workbook workbook, bool hiddenHasCells) => workbook.Sheets.Count switch
    {
        0 => new("The workbook has no sheets. Save the table as CSV or XLSX and try again."),
        _ when hiddenHasCells => new("Only hidden sheets of the workbook have cells. Unhide the sheet with the table, save the file and try again."),
        _ => new("The file is empty."),
    };

    private void NoteUnreadCells(SheetSurvey survey)
    {
        if (survey.Stray is not null)
        {
            notes.Add($"What stands to the right of the table was not read (first in cell {survey.Stray}); its columns have no header.");
        }

        foreach (var range in survey.Links.Unread.Take(3))
        {
            notes.Add($"The link over the cells {range} was not read: it covers too many.");
        }
    }
}
