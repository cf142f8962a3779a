using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Tracker.Browser.Tests.Site;

/// <summary>One row as ICE prints it.</summary>
/// <param name="SignedOn">A day, which Excel keeps as a number, or whatever somebody typed instead.</param>
internal sealed record IceListRow(string State, string Agency, string Type, string County, string Model, string SignedOn, bool IsHidden = false);

/// <summary>A workbook in the shape of ICE's list: dates as numbers, the address of the agreement behind the word “link”.</summary>
internal static class IceWorkbook
{
    private static readonly string[] Headers = ["STATE", "LAW ENFORCEMENT AGENCY", "TYPE", "COUNTY", "SUPPORT TYPE", "SIGNED", "MOA", "ADDENDUM"];

    public static byte[] Write(params IReadOnlyList<IceListRow> rows)
    {
        var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            AddDateStyle(workbook);
            var sheet = workbook.AddNewPart<WorksheetPart>();
            var data = new SheetData(new Row(Headers.Select(Typed)) { RowIndex = 1 });
            var links = new Hyperlinks();
            foreach (var (row, number) in rows.Select((row, i) => (row, (uint)i + 2)))
            {
                data.AppendChild(Printed(row, number));
                links.AppendChild(new Hyperlink { Reference = $"G{number}", Id = LinkTo(sheet, AddressOf(number)) });
            }

            sheet.Worksheet = new Worksheet(data, links);
            workbook.Workbook = new Workbook(new Sheets(new Sheet { Name = "Sheet1", SheetId = 1, Id = workbook.GetIdOfPart(sheet) }));
        }

        return stream.ToArray();
    }

    /// <summary>Where the agreement in that row of the sheet is linked to.</summary>
    public static string AddressOf(uint row) => $"https://www.ice.gov/doclib/287gMOA/test{row}.pdf";

    private static Row Printed(IceListRow row, uint number) =>
        new(Typed(row.State), Typed(row.Agency), Typed(row.Type), Typed(row.County), Typed(row.Model), Day(row.SignedOn), Typed("link"), Typed(""))
        {
            RowIndex = number,
            Hidden = row.IsHidden ? true : null,
        };

    private static Cell Typed(string text) => new() { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(text)) };

    private static Cell Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? new Cell { StyleIndex = 1, CellValue = new CellValue(day.ToDateTime(TimeOnly.MinValue).ToOADate()) }
        : Typed(text);

    private static string LinkTo(WorksheetPart sheet, string address) => sheet.AddHyperlinkRelationship(new Uri(address), isExternal: true).Id;

    private static void AddDateStyle(WorkbookPart workbook) => workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = new Stylesheet(
        new Fonts(new Font()),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None })),
        new Borders(new Border()),
        new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 14, ApplyNumberFormat = true }));
}
