using System.Buffers.Binary;
using System.Text;
using Tracker.Domain.Spreadsheets;

namespace Tracker.Domain.Tests.Spreadsheets.Xlsx;

public sealed class XlsxHostileTests
{
    [Fact]
    public void A_bomb_is_refused_by_what_comes_out_of_it()
    {
        var file = WithSheet("<worksheet><sheetData>" + Repeat("<row/>", 2_000_000) + "</sheetData></worksheet>");

        file.Length.ShouldBeLessThan(200_000);
        Refusal(file, new TableLimits { MaxUnpackedBytes = 5_000_000 })
            .ShouldBe("The workbook has more than 5 MB of content when unpacked, more than any list needs. Copy the cells of the table into a new workbook and try again.");
    }

    [Fact]
    public void Bombs_in_several_parts_are_counted_together()
    {
        var blank = "<x>" + Repeat("<y/>", 500_000) + "</x>";
        var file = new TestWorkbook().Sheet("Sheet1", TestWorkbook.Rows(["a"], ["1"])).Styles([], 0).SharedStrings("")
            .Part("xl/styles.xml", blank).Part("xl/sharedStrings.xml", blank).Build();

        Refusal(file, new TableLimits { MaxUnpackedBytes = 3_000_000 }).ShouldStartWith("The workbook has more than 3 MB of content");
        Files.Read(file, "list.xlsx", new TableLimits { MaxUnpackedBytes = 5_000_000 }).Lines.ShouldBe(["1"]);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(0x7FFFFFFF)]
    public void A_size_that_is_a_lie_changes_nothing(int claimed)
    {
        var file = WithSheet("<worksheet><sheetData>" + TestWorkbook.Rows(["a"], ["1"]) + Repeat("<row/>", 2_000_000) + "</sheetData></worksheet>");
        ClaimSize(file, "xl/worksheets/sheet1.xml", claimed);

        Should.Throw<UnusableTableException>(() => Files.Read(file, "list.xlsx", new TableLimits { MaxUnpackedBytes = 5_000_000 }));
    }

    [Theory]
    [InlineData("<!DOCTYPE worksheet><worksheet/>")]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]><worksheet><sheetData><row><c t=\"str\"><v>&c;</v></c></row></sheetData></worksheet>")]
    [InlineData("<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><worksheet><sheetData><row><c t=\"str\"><v>&a;</v></c></row></sheetData></worksheet>")]
    public void A_document_type_is_refused_with_whatever_it_declares(string sheet)
    {
        Refusal(WithSheet(sheet)).ShouldStartWith("The workbook is damaged: its part “xl/worksheets/sheet1.xml” cannot be read.");
    }

    [Fact]
    public void Ten_thousand_parts_are_refused()
    {
        var file = TestWorkbook.Zip(Enumerable.Range(0, 10_000).Select(number => KeyValuePair.Create($"{number}", "")));
        const string message = "The workbook has more than 1,000 parts. Copy the sheet with the table into a new workbook and try again.";

        Refusal(file).ShouldBe(message);

        // The end record's own count, in two places, says one.
        file[^12] = file[^14] = 1;
        file[^11] = file[^13] = 0;
        Refusal(file).ShouldBe(message);
    }

    [Fact]
    public void A_million_sheets_of_one_part_are_read_once()
    {
        var sheets = Repeat("<sheet name=\"x\" r:id=\"rId1\"/>", 100_000);
        var file = new TestWorkbook().Sheet("Sheet1", TestWorkbook.Rows(["a"], ["1"]))
            .Part("xl/workbook.xml", $"<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>{sheets}</sheets></workbook>").Build();

        Files.Read(file, "list.xlsx").Notes.ShouldBeEmpty();
    }

    [Fact]
    public void Deep_nesting_is_refused()
    {
        Refusal(WithSheet(Repeat("<a>", 100_000) + Repeat("</a>", 100_000))).ShouldStartWith("The workbook has elements nested more than 64 deep,");
        Refusal(WithSheet("<worksheet><sheetData><row><c><is>" + Repeat("<rPh>", 1_000))).ShouldStartWith("The workbook has elements nested more than 64 deep,");
    }

    [Fact]
    public void Endless_texts_tags_and_names_are_refused()
    {
        var endless = new string('x', 5_000_000);
        const string message = "The workbook has a text of more than a million characters,";

        Refusal(WithSheet("<worksheet>" + endless + "</worksheet>")).ShouldStartWith(message);
        Refusal(WithSheet($"<worksheet a=\"{endless}\"/>")).ShouldStartWith(message);
        Refusal(WithSheet($"<{endless}/>")).ShouldStartWith(message);
        Refusal(WithSheet("<worksheet>" + string.Concat(Enumerable.Range(0, 20_000).Select(number => $"<n{number}/>")) + "</worksheet>"))
            .ShouldStartWith("The workbook has thousands of different XML names,");
    }

    [Fact]
    public void Endless_character_data_is_cut_where_a_cell_ends()
    {
        var endless = Repeat("<<<<<<<<<<", 500_000);
        var file = WithSheet("<worksheet><sheetData>" + TestWorkbook.Row(1, "a") + $"<row r=\"2\"><c t=\"str\"><v><![CDATA[{endless}]]></v></c></row></sheetData></worksheet>");

        var table = Files.Read(file, "list.xlsx");

        table.Rows[0].Problem.ShouldBe("has more than 100,000 characters in column A; shorten the text");
        table.Rows[0].Cells[0].Text.Length.ShouldBe(100_001);
    }

    [Fact]
    public void Too_many_shared_strings_are_refused()
    {
        var items = Repeat("<si><t>12345</t></si>", 1_000);
        var file = new TestWorkbook().SharedStrings(items).Sheet("Sheet1", TestWorkbook.Rows(["a"], ["1"])).Build();

        Refusal(file, new TableLimits { MaxSharedStrings = 999 }).ShouldStartWith("The workbook has more than 999 different texts,");
        Refusal(file, new TableLimits { MaxHeldCharacters = 4_999 }).ShouldStartWith("The workbook has more than 4,999 characters of text,");
        Files.Read(file, "list.xlsx", new TableLimits { MaxSharedStrings = 1_000, MaxHeldCharacters = 5_000 }).Rows.Count.ShouldBe(1);
    }

    [Fact]
    public void More_links_than_can_be_held_are_refused()
    {
        var links = string.Concat(Enumerable.Range(0, 100).Select(number => TestWorkbook.Link($"rId{number}", "https://example.org/")));
        var file = new TestWorkbook().Sheet("Sheet1", TestWorkbook.Rows(["a"], ["1"]), links: links).Build();

        Refusal(file, new TableLimits { MaxHeldCharacters = 2_000 }).ShouldStartWith("The workbook has too many links,");
        Refusal(file, new TableLimits { MaxLinkedCells = 99 }).ShouldStartWith("The workbook has too many links,");
        Files.Read(file, "list.xlsx").Rows.Count.ShouldBe(1);
    }

    [Fact]
    public void A_long_text_that_many_cells_share_counts_in_each_row()
    {
        var cells = Repeat("<c t=\"s\"><v>0</v></c>", 900);
        var file = new TestWorkbook().SharedStrings($"<si><t>{new string('x', 50_000)}</t></si>")
            .Sheet("Sheet1", TestWorkbook.Row(1, "a") + $"<row r=\"2\">{cells}</row>").Build();

        Refusal(file).ShouldBe("Row 2 is longer than 10,000,000 characters. Shorten its texts and try again.");
    }

    [Fact]
    public void A_file_with_any_byte_changed_is_read_or_refused_but_never_fails_otherwise()
    {
        var good = new TestWorkbook().SharedStrings("<si><t>shared</t></si>").Styles(["yyyy"], 0, 164)
            .Sheet("Sheet1", TestWorkbook.Row(1, "a", "b") + "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\" s=\"1\"><v>45720</v></c></row>", after: "<hyperlinks><hyperlink ref=\"A2\" r:id=\"rId1\"/></hyperlinks>", links: TestWorkbook.Link("rId1", "https://example.org/"))
            .Build();
        foreach (var change in (ReadOnlySpan<byte>)[0x01, 0x80, 0xFF])
        {
            for (var at = 0; at < good.Length; at++)
            {
                var file = (byte[])good.Clone();
                file[at] ^= change;
                ReadOrRefuse(file, at);
            }
        }
    }

    private static void ReadOrRefuse(byte[] file, int at)
    {
        try
        {
            Files.Read(file, "list.xlsx");
        }
        catch (UnusableTableException)
        {
            // Refused with a sentence, as it should be.
        }
        catch (Exception e)
        {
            Assert.Fail($"Byte {at}: {e}");
        }
    }

    private static string Refusal(byte[] file, TableLimits? limits = null) => Files.RefusalOf(file, "list.xlsx", limits);

    private static byte[] WithSheet(string xml) => new TestWorkbook().Sheet("Sheet1", "").Part("xl/worksheets/sheet1.xml", xml).Build();

    private static string Repeat(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();

    // Changes the unpacked size in the central directory and in the entry's own header.
    private static void ClaimSize(byte[] zip, string part, int size)
    {
        var name = Encoding.ASCII.GetBytes(part);
        for (var at = 0; at + 46 < zip.Length; at++)
        {
            var (nameAt, sizeAt) = zip.AsSpan(at, 4) switch
            {
                [0x50, 0x4B, 1, 2] => (46, 24),
                [0x50, 0x4B, 3, 4] => (30, 22),
                _ => (0, 0),
            };
            if (nameAt > 0 && zip.AsSpan(at + nameAt).StartsWith(name))
            {
                BinaryPrimitives.WriteInt32LittleEndian(zip.AsSpan(at + sizeAt), size);
            }
        }
    }
}
