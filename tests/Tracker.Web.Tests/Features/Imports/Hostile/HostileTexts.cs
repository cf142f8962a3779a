using System.Text;
using static Tracker.Web.Tests.Features.Imports.Hostile.HostileFile;

namespace Tracker.Web.Tests.Features.Imports.Hostile;

/// <summary>Text files, and what is only named like one.</summary>
internal static class HostileTexts
{
    private const string Travis = "TX|Travis County|A Sheriff|jail_enforcement|2025-03-10|https://example.org/a|A page";

    private static readonly string Row = RowOf("Travis County");

    public static IEnumerable<HostileFile> All => [.. Encodings, .. Separators, .. Shapes, .. Names, .. OtherKinds, .. Large];

    private static IEnumerable<HostileFile> Encodings =>
    [
        new("UTF-16 with a mark, UTF-16 chosen", Text(Encoding.Unicode, true, Header, Row)) { Encoding = "Utf16", Cells = [Travis], Shown = "Read as UTF-16." },
        new("UTF-16 big-endian with a mark, UTF-16 chosen", Text(Encoding.BigEndianUnicode, true, Header, Row)) { Encoding = "Utf16", Cells = [Travis] },
        new("UTF-16 without a mark", Text(Encoding.Unicode, false, Header, Row)) { Refusal = "Choose UTF-16" },
        new("UTF-16 cut within a character", () => Encoding.Unicode.GetBytes(Header + "\r\n" + Row)[..^1]) { Encoding = "Utf16", Refusal = "Row 2 is not UTF-16 text." },
        new("UTF-8 with UTF-16 chosen", Text(Header, Row)) { Encoding = "Utf16", Refusal = "This is not UTF-16 text." },
        new("UTF-32 with a mark", Text(Encoding.UTF32, true, Header, Row)) { Refusal = "This is UTF-32 text. Save it as UTF-8" },
        new("UTF-32 big-endian with a mark", Text(new UTF32Encoding(true, true), true, Header, Row)) { Refusal = "This is UTF-32 text. Save it as UTF-8" },
        new("UTF-32 without a mark", Text(Encoding.UTF32, false, Header, Row)) { Refusal = "Choose a CSV or XLSX file." },
        new("Windows-1252 without a choice", Text(Encoding.Latin1, false, Header, RowOf("Doña Ana County", state: "NM"))) { Refusal = "Row 2 is not UTF-8 text. Choose the encoding" },
        new("Windows-1252 chosen", Text(Encoding.Latin1, false, Header, RowOf("Doña Ana County", state: "NM"))) { Encoding = "Windows1252", Cells = ["NM|Doña Ana County|A Sheriff|jail_enforcement|2025-03-10|https://example.org/a|A page"] },
        new("a byte that Windows-1252 lacks", () => [.. Bytes(Header, Row), 0x81]) { Encoding = "Windows1252", Refusal = "Row 2 contains a character that Windows-1252 does not have." },
        new("broken UTF-8 in row 3", () => [.. Bytes(Header, Row, Row.Replace("page", "", StringComparison.Ordinal)), 0xC3, 0x28]) { Refusal = "Row 3 is not UTF-8 text." },
        new("overlong UTF-8", () => [.. Bytes(Header, Row), 0xC0, 0xAF]) { Refusal = "Row 2 is not UTF-8 text." },
        new("a mark and a sep= line", () => [0xEF, 0xBB, 0xBF, .. Bytes("sep=;", Header.Replace(',', ';'), Row.Replace(',', ';'))]) { Cells = [Travis], Shown = "The first line sets the separator: semicolon." },
        new("two exports pasted together, the mark of the second in the middle", Text(Header, Row, "\uFEFF" + Header, RowOf("Bexar County"))) { Rows = (2, 1), Shown = "source_1_url" },
    ];

    private static IEnumerable<HostileFile> Separators =>
    [
        new("semicolons", Text(Header.Replace(',', ';'), Row.Replace(',', ';'))) { Cells = [Travis], Shown = "Cells are separated by semicolons." },
        new("tabs", Text(Header.Replace(',', '\t'), Row.Replace(',', '\t'))) { Cells = [Travis], Shown = "Cells are separated by tabs." },
        new("vertical bars", Text(Header.Replace(',', '|'), Row.Replace(',', '|'))) { Cells = [Travis], Shown = "Cells are separated by vertical bars." },
        new("a sep= line with a bar", Text("sep=|", Header.Replace(',', '|'), Row.Replace(',', '|'))) { Cells = [Travis] },
        new("a sep= line with a letter", Text("sep=a", Header, Row)) { Refusal = "Separate the cells by commas, semicolons or tabs" },
        new("CR alone between the rows", () => Encoding.UTF8.GetBytes(Header + "\r" + Row + "\r")) { Cells = [Travis] },
        new("LF alone between the rows", () => Encoding.UTF8.GetBytes(Header + "\n" + Row + "\n")) { Cells = [Travis] },
        new("a quote that is never closed", Text(Header, "TX,\"Travis County,A,jail_enforcement,2025,https://example.org,A")) { Refusal = "The quote opened in row 2 is never closed. Close it" },
        new("a stray quote inside a cell", Text(Header, "TX,Travis \"big\" County,A,jail_enforcement,2025,https://example.org,A")) { Refusal = "In row 2, a quote stands inside a cell" },
        new("text after a closing quote", Text(Header, "TX,\"Travis\" County,A,jail_enforcement,2025,https://example.org,A")) { Refusal = "In row 2, text follows the closing quote" },
        new("line breaks, commas and quotes within a text", Text(Header, RowOf("Travis County", title: "\"A, \"\"page\"\"\r\nof two lines\""))) { Cells = [Travis.Replace("A page", "A, \"page\"\r\nof two lines", StringComparison.Ordinal)] },
        new("a NUL in a cell", Text(Header, RowOf("Travis\0 County"))) { Rows = (0, 1), Shown = "contains a NUL character in column B; type the text again" },
        new("nothing but NULs", () => new byte[5_000]) { Refusal = "This is neither text nor a workbook. Choose a CSV or XLSX file." },
        new("control characters and bidirectional marks in a name", Text(Header, RowOf("\u202ETravis County\u202C"))) { Shown = "Travis County" },
    ];

    private static IEnumerable<HostileFile> Shapes =>
    [
        new("empty", () => []) { Refusal = "The file is empty." },
        new("blank lines only", Text("", " ", "\t", "")) { Refusal = "The file is empty." },
        new("a mark and nothing else", () => [0xEF, 0xBB, 0xBF]) { Refusal = "The file is empty." },
        new("header only", Text(Header)) { Refusal = "The file has a header but no rows. Add the rows" },
        new("rows of another width", Text(Header, "TX,Travis County,A", Row + ",more", Row)) { Rows = (1, 2), Shown = "has 3 cells where the header has 7; it was cut short" },
        new("two columns of one name", Text(Header + ",State", Row + ",OK")) { Refusal = "The header “State” stands in columns A and H. Give each column a name of its own" },
        new("a column without a header", Text(Header + ",", Row + ",stray")) { Rows = (0, 1), Shown = "has 8 cells where the header has 7" },
        new("no header at all", Text(Row, Row)) { Refusal = "of no known kind: TX, Travis County" },
        new("a preamble above the header", Text("Agreements of Texas", "as of 10 March 2025", "", Header, Row)) { Refusal = "remove what stands above the header" },
        new("a preamble padded to the width of the table", Text("Agreements of Texas,,,,,,", ",,,,,,", Header, Row)) { Refusal = "remove what stands above the header" },
        new("headers in another order, other case, with blanks", Text(" Source_1_Title , Source 1 URL,MODEL,Agency,signed_on,JURISDICTION,state", "A page,https://example.org/a,jail_enforcement,A Sheriff,2025-03-10,Travis County,TX")) { Cells = ["A page|https://example.org/a|jail_enforcement|A Sheriff|2025-03-10|Travis County|TX"] },
    ];

    private static IEnumerable<HostileFile> Names =>
    [
        new("a county with a Cyrillic letter", Text(Header, RowOf("Тravis County"))) { Rows = (0, 1), Shown = "There is no jurisdiction called “Тravis County” in Texas." },
        new("a county in decomposed letters", Text(Header, RowOf("Don\u0303a Ana County", state: "NM"))) { Cells = ["NM|Don\u0303a Ana County|A Sheriff|jail_enforcement|2025-03-10|https://example.org/a|A page"], Shown = "Doña Ana County" },
        new("Dona Ana without its tilde", Text(Header, RowOf("Dona Ana County", state: "NM"))) { Shown = "Doña Ana County" },
        new("an ʻokina, an apostrophe and none", Text(Header, RowOf("Hawaiʻi County", "One", "HI"), RowOf("Hawai'i County", "Two", "HI"), RowOf("Hawaii County", "Three", "HI"))) { Rows = (3, 0), Shown = "Hawaii County" },
        new("St Louis, which is two", Text(Header, RowOf("St Louis", "One", "MO"), RowOf("St Louis County", "Two", "MO"), RowOf("Saint Louis city", "Three", "MO"))) { Rows = (3, 0), Shown = "St. Louis" },
        new("formulas as text", Text(Header, RowOf("Travis County", "'=1+1", title: "'=HYPERLINK(A1)"))) { Cells = ["TX|Travis County|'=1+1|jail_enforcement|2025-03-10|https://example.org/a|'=HYPERLINK(A1)"], Shown = "=1+1, Travis County" },
        new("a javascript: address", Text(Header, RowOf("Travis County", url: "javascript:alert(1)"))) { Rows = (0, 1), Shown = "javascript:alert(1)" },
        new("a day that never was", Text(Header, RowOf("Travis County", signedOn: "2025-02-30"))) { Rows = (0, 1), Shown = "2025-02-30" },
        new("markup in every cell", Text(Header, RowOf("Travis County", "<script>alert(1)</script>", title: "<img src=x onerror=alert(1)>"))) { Shown = "<script>alert(1)</script>" },
    ];

    private static IEnumerable<HostileFile> OtherKinds =>
    [
        new("a PDF", Text("%PDF-1.7", "1 0 obj")) { Refusal = "This is a PDF, not a table. Save it as CSV or XLSX" },
        new("a web page", Text("<!doctype html>", "<html><table><tr><td>a</td></tr></table></html>")) { Refusal = "This is a web page (HTML)" },
        new("a web page that begins with a comment", Text("<!-- saved from a site -->", "<html></html>")) { Refusal = "This is a web page (HTML)" },
        new("JSON on several lines", Text("[", "  {", "    \"state\": \"TX\"", "  }", "]")) { Refusal = "This is a JSON file" },
        new("an image", () => [0x89, .. "PNG\r\n\x1A\n"u8, 0, 0, 0, 13]) { FileName = "list.xlsx", Refusal = "This is an image" },
        new("a gzip of a table", () => [0x1F, 0x8B, 8, 0, 0, 0, 0, 0]) { FileName = "list.csv.gz", Refusal = "This is a compressed file (gzip)" },
    ];

    private static IEnumerable<HostileFile> Large =>
    [
        new("a cell of 10 MB", Text(Header, RowOf("Travis County", title: new string('x', 9_900_000)), RowOf("Bexar County"))) { Rows = (1, 1), Shown = "has more than 100,000 characters in column G; shorten the text" },
        new("a row of more than 10 MB", Text(Header, RowOf("Travis County", title: new string('x', 10_100_000)))) { Refusal = "Row 2 is longer than 10,000,000 characters." },
        new("100,000 columns", Text(Header + Numbers(100_000, n => ",c" + Number(n)), Row)) { Refusal = "The header has more than 1,000 columns. Remove the columns" },
        new("a row of 100,000 cells", Text(Header, Row + Repeat(",x", 100_000), RowOf("Bexar County"))) { Rows = (1, 1), Shown = "has 100007 cells where the header has 7" },
        new("a very long header", Text(Header + "," + new string('h', 200_000), Row + ",")) { Refusal = "The header of column H cannot be read. Type it again" },
        new("a million blank rows", () => Encoding.UTF8.GetBytes(Header + "\r\n" + Repeat("\r\n", 1_000_000) + Row)) { Cells = [Travis], Shown = "1,000,002" },
        new("a million rows of commas", () => Encoding.UTF8.GetBytes(Header + "\r\n" + Repeat(",,,,,,\n", 1_000_000) + Row)) { Cells = [Travis], Shown = "1,000,002" },
        new("more than a million rows", () => Encoding.UTF8.GetBytes(Header + "\r\n" + Repeat("TX,x,,,,,\n", 1_000_001))) { Refusal = "The file has more than 1,000,000 rows. Split it" },
        new("a quote that is never closed above 50 MB", () => Encoding.UTF8.GetBytes(Header + "\r\n\"" + Repeat(Row + "\n", 600_000))) { Refusal = "Row 2 is longer than 10,000,000 characters. Most likely a quote is opened there and never closed." },
    ];
}
