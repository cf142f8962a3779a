using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Tracker.Domain.Tests.Spreadsheets.Xlsx;

public sealed class XlsxFromLibraryTests
{
    /// <summary>Microsoft's library prefixes every element and names its parts in its own way.</summary>
    [Fact]
    public void A_workbook_written_by_a_library_is_read()
    {
        var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            var sheet = workbook.AddNewPart<WorksheetPart>();
            sheet.Worksheet = new Worksheet(new SheetData(Row("STATE", "SIGNED"), Row("TEXAS", "05/082025")));
            workbook.Workbook = new Workbook(new Sheets(new Sheet { Name = "List", SheetId = 1, Id = workbook.GetIdOfPart(sheet) }));
        }

        var table = Files.Read(stream.ToArray(), "list.xlsx");

        table.Table.SheetName.ShouldBe("List");
        table.Headers.ShouldBe(["STATE", "SIGNED"]);
        table.Lines.ShouldBe(["TEXAS|05/082025"]);
    }

    private static Row Row(params string[] texts) =>
        new(texts.Select(text => new Cell { DataType = CellValues.InlineString, InlineString = new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(text)) }));
}
