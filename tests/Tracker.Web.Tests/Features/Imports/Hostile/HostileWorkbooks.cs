using System.Text;
using Tracker.Domain.Tests.Spreadsheets.Xlsx;
using static Tracker.Web.Tests.Features.Imports.Hostile.HostileFile;

namespace Tracker.Web.Tests.Features.Imports.Hostile;

/// <summary>Workbooks, and what is only named like one. Those meant to exhaust are in <see cref="HostileArchives"/>.</summary>
internal static class HostileWorkbooks
{
    private const string Travis = "TX|Travis County|A Sheriff|jail_enforcement|2025-03-10|https://example.org/a|A page";
    private const string IceTravis = "TEXAS|Travis County Sheriff's Office|County|Travis County|Jail Enforcement Model|2025-03-10";
    private const string IceBexar = "TEXAS|Bexar County Sheriff's Office|County|Bexar County|Jail Enforcement Model|2025-03-10";
    private static readonly string[] Headers = Header.Split(',');
    private static readonly string[] IceHeaders = ["STATE", "LAW ENFORCEMENT AGENCY", "TYPE", "COUNTY", "SUPPORT TYPE", "SIGNED", "MOA", "ADDENDUM"];

    public static IEnumerable<HostileFile> All => [.. Sheets, .. Cells, .. Links, .. OtherKinds];

    private static IEnumerable<HostileFile> Sheets =>
    [
        Workbook("a plain workbook", w => w.Sheet("List", Table(Row()))) with { Cells = [Travis] },
        Workbook("a workbook named .csv", w => w.Sheet("List", Table(Row()))) with { FileName = "list.csv", Cells = [Travis], Shown = "The file is named .csv but is an XLSX workbook" },
        Workbook("a hidden sheet first", w => w.Sheet("Secret", TestWorkbook.Rows(["x"], ["1"]), "veryHidden").Sheet("List", Table(Row()))) with { Cells = [Travis], Shown = "The hidden sheet “Secret” was not read." },
        Workbook("an empty sheet first", w => w.Sheet("Empty", "").Sheet("List", Table(Row()))) with { Cells = [Travis] },
        Workbook("only a hidden sheet", w => w.Sheet("Secret", Table(Row()), "hidden")) with { Refusal = "Only hidden sheets of the workbook have cells. Unhide the sheet" },
        Workbook("no sheet at all", w => w) with { Refusal = "The workbook has no sheets." },
        Workbook("only the last row there can be", w => w.Sheet("List", TestWorkbook.Row(1, Headers) + TestWorkbook.Row(1_048_576, Row()))) with { Cells = [Travis], Shown = "1,048,576" },
        Workbook("the same row twice", w => w.Sheet("List", Table(Row()) + TestWorkbook.Row(2, Row()))) with { Refusal = "The workbook is damaged. Open it in a spreadsheet program" },
        Workbook("a cell right of everything", w => w.Sheet("List", Table(Row()) + "<row r=\"3\"><c r=\"XFD3\"><v>1</v></c></row>")) with { Refusal = "Row 3 has text in column XFD; at most 1,000 columns are read." },
        Workbook("two columns of one name in a sheet", w => w.Sheet("List", TestWorkbook.Rows(["state", "State"], ["TX", "TX"]))) with { Refusal = "The header “State” stands in columns A and B." },
        Workbook("header only in a sheet", w => w.Sheet("List", TestWorkbook.Rows(Headers))) with { Refusal = "The file has a header but no rows." },
    ];

    private static IEnumerable<HostileFile> Cells =>
    [
        new("dates counted from 1904", () => new TestWorkbook { WorkbookSettings = "<workbookPr date1904=\"1\"/>" }.Styles(["m/d/yyyy"], 0, 164).Sheet("List", WithSigned("<c r=\"E2\" s=\"1\"><v>44264</v></c>")).Build()) { FileName = "list.xlsx", Cells = [Travis] },
        Workbook("a date as a number in a date format", w => w.Styles(["m/d/yyyy"], 0, 164).Sheet("List", WithSigned("<c r=\"E2\" s=\"1\"><v>45726</v></c>"))) with { Cells = [Travis] },
        Workbook("a date as text of another country", w => w.Sheet("List", Table(Row(signedOn: "10.03.2025")))) with { Rows = (0, 1), Shown = "10.03.2025" },
        Workbook("a date as American text", w => w.Sheet("List", Table(Row(signedOn: "3/10/2025")))) with { Cells = [Travis.Replace("2025-03-10", "3/10/2025", StringComparison.Ordinal)] },
        Workbook("a formula with its result", w => w.Sheet("List", WithSigned("<c r=\"E2\" t=\"str\"><f>TEXT(1,2)</f><v>2025-03-10</v></c>"))) with { Cells = [Travis] },
        Workbook("a formula never calculated", w => w.Sheet("List", WithSigned("<c r=\"E2\"><f>TODAY()</f></c>"))) with { Rows = (0, 1), Shown = "has a formula in column E that was never calculated; open the file" },
        Workbook("an error in a cell", w => w.Sheet("List", WithSigned("<c r=\"E2\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>"))) with { Rows = (0, 1), Shown = "The formula in this cell failed. Mend it, or type the value over it." },
        Workbook("rich text", w => w.SharedStrings("<si><r><rPr><b/></rPr><t xml:space=\"preserve\">Travis </t></r><r><t>County</t></r></si>").Sheet("List", Table(Row()).Replace("<c r=\"B2\" t=\"inlineStr\"><is><t xml:space=\"preserve\">Travis County</t></is></c>", "<c r=\"B2\" t=\"s\"><v>0</v></c>", StringComparison.Ordinal))) with { Cells = [Travis] },
        Workbook("text that looks like a formula", w => w.Sheet("List", Table(Row(agency: "=cmd|' /C calc'!A0")))) with { Shown = "=cmd|' /C calc'!A0" },
        Workbook("a text of 100,001 characters", w => w.Sheet("List", Table(Row(agency: new string('x', 100_001))))) with { Rows = (0, 1), Shown = "has more than 100,000 characters in column C" },
        Workbook("a reference to a text that is not there", w => w.SharedStrings("").Sheet("List", WithSigned("<c r=\"E2\" t=\"s\"><v>9</v></c>"))) with { Refusal = "The workbook is damaged." },
        Workbook("a county in Cyrillic letters", w => w.Sheet("List", Table(Row("Тravis County")))) with { Rows = (0, 1), Shown = "There is no jurisdiction called “Тravis County” in Texas." },
    ];

    private static IEnumerable<HostileFile> Links =>
    [
        Ice("a link over a range", "G2:H3", "https://www.ice.gov/a.pdf") with { Rows = (2, 0), Cells = [IceTravis + "|link→https://www.ice.gov/a.pdf|link→https://www.ice.gov/a.pdf", IceBexar + "|→https://www.ice.gov/a.pdf|→https://www.ice.gov/a.pdf"] },
        Ice("a javascript: link", "G2", "javascript:alert(1)") with { Rows = (2, 0), Shown = "The link of MOA is no web address and is not kept: javascript:alert(1)" },
        Ice("a link over a whole column", "G1:G1048576", "https://www.ice.gov/a.pdf") with { Rows = (2, 0), Shown = "The link over the cells G1 to G1048576 was not read: it covers too many." },
        Ice("a link to a file of this machine", "G2", "file:///etc/passwd") with { Rows = (2, 0), Shown = "The link of MOA is no web address and is not kept: file:///etc/passwd" },
    ];

    private static IEnumerable<HostileFile> OtherKinds =>
    [
        new("an old workbook", () => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[2_000]]) { FileName = "list.xlsx", Refusal = "This is a file of the old Office formats (.xls or .doc). Save it as CSV or XLSX" },
        new("a workbook with a password", () => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[2_000], .. Encoding.Unicode.GetBytes("EncryptedPackage"), .. new byte[100]]) { FileName = "list.xlsx", Refusal = "The workbook is protected with a password. Save a copy without one" },
        new("an archive without a workbook", () => TestWorkbook.Zip([new("readme.txt", "hello")])) { FileName = "list.xlsx", Refusal = "This is a ZIP archive without a workbook in it" },
        new("a Word document", () => TestWorkbook.Zip([new("word/document.xml", "<document/>")])) { FileName = "list.xlsx", Refusal = "This is a Word document" },
        new("a workbook cut in half", () => TestWorkbook.Of(Headers, Row())[..700]) { FileName = "list.xlsx", Refusal = "The workbook is damaged. Open it in a spreadsheet program" },
        new("the two letters PK", () => "PK\x03\x04"u8.ToArray()) { FileName = "list.xlsx", Refusal = "The workbook is damaged." },
    ];

    private static HostileFile Workbook(string name, Func<TestWorkbook, TestWorkbook> fill) => new(name, () => fill(new TestWorkbook()).Build()) { FileName = "list.xlsx" };

    private static HostileFile Ice(string name, string cells, string target) => new(name, () => new TestWorkbook()
        .Sheet(
            "Sheet1",
            TestWorkbook.Rows(IceHeaders, [.. IceTravis.Split('|'), "link", "link"], [.. IceBexar.Split('|'), "", ""]),
            after: $"<hyperlinks><hyperlink ref=\"{cells}\" r:id=\"rId1\"/></hyperlinks>",
            links: TestWorkbook.Link("rId1", target))
        .Build())
    {
        FileName = "participatingAgencies05142026am.xlsx",
    };

    private static string[] Row(string place = "Travis County", string agency = "A Sheriff", string signedOn = "2025-03-10") =>
        ["TX", place, agency, "jail_enforcement", signedOn, "https://example.org/a", "A page"];

    private static string Table(string[] row) => TestWorkbook.Rows(Headers, row);

    private static string WithSigned(string cell) =>
        Table(Row()).Replace("<c r=\"E2\" t=\"inlineStr\"><is><t xml:space=\"preserve\">2025-03-10</t></is></c>", cell, StringComparison.Ordinal);
}
