using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Tracker.Domain.Tests.Spreadsheets.Xlsx;
using static Tracker.Web.Tests.Features.Imports.Hostile.HostileFile;

namespace Tracker.Web.Tests.Features.Imports.Hostile;

/// <summary>Workbooks meant to exhaust memory or time, to read other files, or to write where they should not.</summary>
internal static class HostileArchives
{
    private const int GigabyteInMegabytes = 1_000;
    private const string Sheet = "xl/worksheets/sheet1.xml";
    private static readonly string[] Headers = Header.Split(',');
    private static readonly string[] Row = RowOf("Travis County").Split(',');

    public static IEnumerable<HostileFile> All => [.. Bombs, .. Entities, .. Directories, .. Crowds];

    private static IEnumerable<HostileFile> Bombs =>
    [
        Xlsx("a sheet that unpacks to a gigabyte", () => Bomb(Sheet, "<worksheet><sheetData>", "<row/>")) with { Refusal = "more than 200 MB of content when unpacked, more than any list needs. Copy the cells" },
        Xlsx("texts that unpack to a gigabyte", () => Bomb("xl/sharedStrings.xml", "<sst>", "<x/>")) with { Refusal = "more than 200 MB of content when unpacked" },
        Xlsx("styles that unpack to a gigabyte", () => Bomb("xl/styles.xml", "<styleSheet>", "<x/>")) with { Refusal = "more than 200 MB of content when unpacked" },
        Xlsx("one text of a gigabyte", () => Bomb(Sheet, "<worksheet>", "xxxxxxxx")) with { Refusal = "a text of more than a million characters" },
        Xlsx("a gigabyte in a part that nobody reads", () => Bomb("xl/media/image1.png", "", "xxxxxxxx")) with { Rows = (1, 0) },
        Xlsx("a size that says ten bytes", () => Claiming(10)) with { Refusal = "The workbook is damaged" },
        Xlsx("a size that says two gigabytes", () => Claiming(int.MaxValue)) with { Rows = (1, 0) },
    ];

    private static IEnumerable<HostileFile> Entities =>
    [
        WithSheet("a file of this machine as an entity", "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><worksheet><sheetData><row><c t=\"str\"><v>&a;</v></c></row></sheetData></worksheet>"),
        WithSheet("an address of another machine as an entity", "<!DOCTYPE x SYSTEM \"http://127.0.0.1:9/x.dtd\"><worksheet/>"),
        WithSheet("a billion laughs", "<!DOCTYPE x [<!ENTITY a \"ha\">" + Numbers(30, n => $"<!ENTITY a{n + 1} \"&a{(n == 0 ? "" : Number(n))};&a{(n == 0 ? "" : Number(n))};\">") + "]><worksheet><sheetData><row><c t=\"str\"><v>&a30;</v></c></row></sheetData></worksheet>"),
        WithSheet("XML that ends too soon", "<worksheet><sheetData>" + TestWorkbook.Rows(Headers, Row)),
        WithSheet("elements nested 100,000 deep", Repeat("<a>", 100_000)) with { Refusal = "elements nested more than 64 deep" },
    ];

    private static IEnumerable<HostileFile> Directories =>
    [
        Xlsx("10,000 parts", () => TestWorkbook.Zip(Enumerable.Range(0, 10_000).Select(n => KeyValuePair.Create(Number(n), "")))) with { Refusal = "The workbook has more than 1,000 parts. Copy the sheet" },
        Xlsx("a directory of two million parts", () => Directory(2_000_000)) with { Refusal = "The workbook has more than 1,000 parts." },
        Xlsx("parts named to climb out of the folder", () => Plain().Part("../../../../tmp/slipped.xml", "<x/>").Part("C:\\Windows\\slipped.xml", "<x/>").Build()) with { Rows = (1, 0) },
        Xlsx("a sheet that lies outside the archive", () => Plain().Part("xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"rId1\" Type=\"http://x/worksheet\" Target=\"../../../../../etc/passwd\"/></Relationships>").Build()) with { Refusal = "its part “etc/passwd” cannot be read" },
        Xlsx("parts that say they are encrypted", Encrypted) with { Refusal = "The workbook is protected with a password. Save a copy without one" },
        Xlsx("two parts of one name", () => TestWorkbook.Zip([.. Parts(Plain().Build()), new(Sheet, "<worksheet/>")])) with { Rows = (1, 0) },
    ];

    private static IEnumerable<HostileFile> Crowds =>
    [
        Xlsx("500,001 texts", () => Plain().SharedStrings(Repeat("<si/>", 500_001)).Build()) with { Refusal = "The workbook has more than 500,000 different texts" },
        Xlsx("texts of 50 million characters", () => Plain().SharedStrings(Repeat($"<si><t>{new string('x', 1_000)}</t></si>", 50_001)).Build()) with { Refusal = "The workbook has more than 50,000,000 characters of text" },
        Xlsx("a million blank rows in a sheet", () => new TestWorkbook().Sheet("List", TestWorkbook.Row(1, Headers) + Repeat("<row/>", 1_000_000) + TestWorkbook.Row(1_000_002, Row)).Build()) with { Shown = "1,000,002" },
        Xlsx("100,000 columns in a sheet", () => new TestWorkbook().Sheet("List", $"<row r=\"1\">{Repeat("<c t=\"str\"><v>x</v></c>", 100_000)}</row>").Build()) with { Refusal = "at most 1,000 columns are read. Remove what is not part of the table" },
        Xlsx("a text of 10 MB", () => new TestWorkbook().Sheet("List", TestWorkbook.Row(1, Headers) + TestWorkbook.Row(2, [.. Row[..6], new string('x', 10_000_000)])).Build()) with { Refusal = "a text of more than a million characters" },
        Xlsx("one long text in every cell", () => Plain().SharedStrings($"<si><t>{new string('x', 90_000)}</t></si>").Sheet("More", "").Part(Sheet, $"<worksheet><sheetData>{TestWorkbook.Row(1, Headers)}<row r=\"2\">{Repeat("<c t=\"s\"><v>0</v></c>", 900)}</row></sheetData></worksheet>").Build()) with { Refusal = "Row 2 is longer than 10,000,000 characters. Shorten its texts" },
        Xlsx("links on 200,000 cells", () => Linked(200_000)) with { Rows = (1, 0) },
        Xlsx("links on 300,000 cells", () => Linked(300_000)) with { Refusal = "too many links" },
        Xlsx("100,000 different element names", () => Plain().Part(Sheet, "<worksheet>" + Numbers(100_000, n => $"<n{n}/>") + "</worksheet>").Build()) with { Refusal = "thousands of different XML names" },
    ];

    private static HostileFile Xlsx(string name, Func<byte[]> make) => new(name, make) { FileName = "list.xlsx" };

    private static HostileFile WithSheet(string name, string xml) => Xlsx(name, () => Plain().Part(Sheet, xml).Build()) with { Refusal = $"The workbook is damaged: its part “{Sheet}” cannot be read. Open it" };

    private static TestWorkbook Plain() => new TestWorkbook().Sheet("List", TestWorkbook.Rows(Headers, Row));

    private static Dictionary<string, string> Parts(byte[] workbook)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook));
        return zip.Entries.ToDictionary(e => e.FullName, e => new StreamReader(e.Open()).ReadToEnd(), StringComparer.Ordinal);
    }

    /// <summary>A workbook in which one part is packed from a gigabyte that is never in memory.</summary>
    private static byte[] Bomb(string part, string start, string filling)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in Parts(Plain().Styles([], 0).SharedStrings("").Build()).Where(p => p.Key != part))
            {
                using var other = zip.CreateEntry(name).Open();
                other.Write(Encoding.UTF8.GetBytes(text));
            }

            using var bomb = zip.CreateEntry(part, CompressionLevel.Optimal).Open();
            bomb.Write(Encoding.UTF8.GetBytes(start));
            var megabyte = Encoding.UTF8.GetBytes(Repeat(filling, 1_000_000 / filling.Length));
            for (var i = 0; i <= GigabyteInMegabytes; i++)
            {
                bomb.Write(megabyte);
            }
        }

        return stream.ToArray();
    }

    private static byte[] Claiming(int size) => Altered(Plain().Build(), (entry, isDirectory) => BinaryPrimitives.WriteInt32LittleEndian(entry[(isDirectory ? 24 : 22)..], size));

    private static byte[] Encrypted() => Altered(Plain().Build(), (entry, isDirectory) => entry[isDirectory ? 8 : 6] |= 1);

    private delegate void Alter(Span<byte> entry, bool isDirectory);

    /// <summary>Alters what the archive says of its sheet, in its directory and before the sheet itself.</summary>
    private static byte[] Altered(byte[] zip, Alter alter)
    {
        var name = Encoding.ASCII.GetBytes(Sheet);
        for (var at = 0; at + 46 < zip.Length; at++)
        {
            var entry = zip.AsSpan(at);
            var nameAt = entry[..4] switch { [0x50, 0x4B, 1, 2] => 46, [0x50, 0x4B, 3, 4] => 30, _ => 0 };
            if (nameAt > 0 && entry[nameAt..].StartsWith(name))
            {
                alter(entry, nameAt == 46);
            }
        }

        return zip;
    }

    /// <summary>Nothing but a directory, whose entries all point to the same nothing.</summary>
    private static byte[] Directory(int parts)
    {
        var file = new byte[4 + (parts * 46) + 22];
        "PK\x03\x04"u8.CopyTo(file);
        for (var part = 0; part < parts; part++)
        {
            "PK\x01\x02"u8.CopyTo(file.AsSpan(4 + (part * 46)));
        }

        var end = file.AsSpan(^22);
        "PK\x05\x06"u8.CopyTo(end);
        BinaryPrimitives.WriteInt32LittleEndian(end[12..], parts * 46);
        BinaryPrimitives.WriteInt32LittleEndian(end[16..], 4);
        return file;
    }

    private static byte[] Linked(int cells) => new TestWorkbook().Sheet(
        "List",
        TestWorkbook.Rows(Headers, Row),
        after: "<hyperlinks>" + Numbers(cells, n => $"<hyperlink ref=\"A{n + 1}\" r:id=\"r{n}\"/>") + "</hyperlinks>",
        links: Numbers(cells, n => $"<Relationship Id=\"r{n}\" Type=\"http://x/hyperlink\" Target=\"https://example.org/{n}\" TargetMode=\"External\"/>")).Build();
}
