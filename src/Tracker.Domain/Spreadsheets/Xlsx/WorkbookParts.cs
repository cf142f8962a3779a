using System.Security;

namespace Tracker.Domain.Spreadsheets.Xlsx;

/// <summary>The parts of a written workbook beside its sheet (ECMA-376 part 1, 12 and 18).</summary>
internal static class WorkbookParts
{
    public const string Sheet = "xl/worksheets/sheet1.xml";

    /// <summary>Text as typed: a program that shows the sheet makes no number or date of what is typed over it either.</summary>
    public const int TextStyle = 1;
    public const int DayStyle = 2;
    public const int HeaderStyle = 3;

    private const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Content = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    public static string SheetStart { get; } = $"{Declaration}<worksheet xmlns=\"{Main}\">";

    public static IEnumerable<(string Name, string Xml)> Of(string sheetName) =>
    [
        ("[Content_Types].xml", $"{Declaration}<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + $"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{Content}.sheet.main+xml\"/><Override PartName=\"/{Sheet}\" ContentType=\"{Content}.worksheet+xml\"/>"
            + $"<Override PartName=\"/xl/styles.xml\" ContentType=\"{Content}.styles+xml\"/></Types>"),
        ("_rels/.rels", Relationships(("officeDocument", "xl/workbook.xml"))),
        ("xl/_rels/workbook.xml.rels", Relationships(("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml"))),
        ("xl/workbook.xml", $"{Declaration}<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets><sheet name=\"{SecurityElement.Escape(sheetName)}\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"),
        ("xl/styles.xml", Styles),
    ];

    // 49 is the format of text; numbers of our own begin at 164.
    private static string Styles { get; } =
        $"{Declaration}<styleSheet xmlns=\"{Main}\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/></numFmts>"
        + "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
        + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>"
        + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
        + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
        + "<cellXfs count=\"4\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
        + "<xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
        + "<xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
        + "<xf numFmtId=\"49\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\"/></cellXfs>"
        + "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>";

    private static string Relationships(params (string Kind, string Target)[] to) =>
        $"{Declaration}<Relationships xmlns=\"{Package}/relationships\">{string.Concat(to.Select((t, i) => $"<Relationship Id=\"rId{i + 1}\" Type=\"{Office}/{t.Kind}\" Target=\"{t.Target}\"/>"))}</Relationships>";
}
