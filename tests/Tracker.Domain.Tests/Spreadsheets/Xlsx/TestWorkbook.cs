using System.IO.Compression;
using System.Security;
using System.Text;

namespace Tracker.Domain.Tests.Spreadsheets.Xlsx;

/// <summary>Builds small workbooks from XML, the shapes that no library would write included.</summary>
internal sealed class TestWorkbook
{
    private const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    private const string Types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private readonly Dictionary<string, string> parts = new(StringComparer.Ordinal);
    private readonly StringBuilder sheets = new();
    private readonly StringBuilder relationships = new();
    private int count;

    public string WorkbookSettings { get; init; } = "";

    /// <summary>A workbook of one sheet with these rows; the first has number 1.</summary>
    public static byte[] Of(params string[][] rows) => new TestWorkbook().Sheet("Sheet1", Rows(rows)).Build();

    public static string Rows(params string[][] rows) => string.Concat(rows.Select((cells, index) => Row(index + 1, cells)));

    /// <summary>A row of inline strings from column A.</summary>
    public static string Row(int number, params string[] texts) =>
        $"<row r=\"{number}\">{string.Concat(texts.Select((text, column) => $"<c r=\"{(char)('A' + column)}{number}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></is></c>"))}</row>";

    public TestWorkbook Sheet(string name, string rows, string state = "visible", string after = "", string links = "")
    {
        count++;
        sheets.Append($"<sheet name=\"{name}\" sheetId=\"{count}\" state=\"{state}\" r:id=\"rId{count}\"/>");
        Relate($"rId{count}", "worksheet", $"worksheets/sheet{count}.xml");
        if (links.Length > 0)
        {
            Part($"xl/worksheets/_rels/sheet{count}.xml.rels", $"<Relationships>{links}</Relationships>");
        }

        return Part($"xl/worksheets/sheet{count}.xml", $"<worksheet {Main}><sheetData>{rows}</sheetData>{after}</worksheet>");
    }

    public static string Link(string id, string target) =>
        $"<Relationship Id=\"{id}\" Type=\"{Types}hyperlink\" Target=\"{target}\" TargetMode=\"External\"/>";

    public TestWorkbook SharedStrings(string items)
    {
        Relate("rIdS", "sharedStrings", "/xl/sharedStrings.xml");
        return Part("xl/sharedStrings.xml", $"<sst {Main}>{items}</sst>");
    }

    /// <param name="formats">Custom formats, numbered from 164.</param>
    /// <param name="styles">The format number of each cell style.</param>
    public TestWorkbook Styles(string[] formats, params int[] styles)
    {
        Relate("rIdY", "styles", "styles.xml");
        var custom = string.Concat(formats.Select((code, index) => $"<numFmt numFmtId=\"{164 + index}\" formatCode=\"{SecurityElement.Escape(code)}\"/>"));
        var cells = string.Concat(styles.Select(format => $"<xf numFmtId=\"{format}\"/>"));
        return Part("xl/styles.xml", $"<styleSheet {Main}><numFmts>{custom}</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>{cells}</cellXfs></styleSheet>");
    }

    public TestWorkbook Part(string name, string xml)
    {
        parts[name] = xml;
        return this;
    }

    public byte[] Build()
    {
        parts.TryAdd("_rels/.rels", $"<Relationships><Relationship Id=\"rId1\" Type=\"{Types}officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        parts.TryAdd("xl/workbook.xml", $"<workbook {Main}>{WorkbookSettings}<sheets>{sheets}</sheets></workbook>");
        parts.TryAdd("xl/_rels/workbook.xml.rels", $"<Relationships>{relationships}</Relationships>");
        return Zip(parts);
    }

    public static byte[] Zip(IEnumerable<KeyValuePair<string, string>> parts)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                using var part = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                part.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return stream.ToArray();
    }

    private void Relate(string id, string kind, string target) =>
        relationships.Append($"<Relationship Id=\"{id}\" Type=\"{Types}{kind}\" Target=\"{target}\"/>");
}
