using Tracker.Domain.Spreadsheets;

namespace Tracker.Domain.Tests.Spreadsheets.Xlsx;

public sealed class XlsxRefusalTests
{
    private const string Damaged = "The workbook is damaged. Open it in a spreadsheet program, save it again as XLSX and try once more.";

    [Fact]
    public void A_workbook_without_sheets_is_refused()
    {
        Refusal(new TestWorkbook().Build()).ShouldBe("The workbook has no sheets. Save the table as CSV or XLSX and try again.");
    }

    [Fact]
    public void A_workbook_without_cells_is_empty()
    {
        Refusal(new TestWorkbook().Sheet("Sheet1", "<row r=\"1\"><c r=\"A1\" s=\"1\"/></row>").Sheet("Sheet2", "").Build()).ShouldBe("The file is empty.");
    }

    [Fact]
    public void A_workbook_whose_only_table_is_hidden_is_refused()
    {
        Refusal(new TestWorkbook().Sheet("Sheet1", "").Sheet("Sheet2", TestWorkbook.Rows(["a"], ["1"]), state: "hidden").Build())
            .ShouldBe("Only hidden sheets of the workbook have cells. Unhide the sheet with the table, save the file and try again.");
    }

    [Fact]
    public void A_header_without_rows_is_refused()
    {
        Refusal(TestWorkbook.Of(["a", "b"], ["", " "])).ShouldBe("The file has a header but no rows. Add the rows below the header and try again.");
    }

    [Fact]
    public void Twin_headers_are_refused()
    {
        Refusal(TestWorkbook.Of(["STATE", "b", " State "], ["1", "2", "3"])).ShouldBe("The header “State” stands in columns A and C. Give each column a name of its own and try again.");
    }

    [Fact]
    public void A_header_that_was_never_calculated_is_refused()
    {
        Refusal(new TestWorkbook().Sheet("Sheet1", "<row r=\"1\"><c r=\"A1\"><f>B1</f></c></row><row r=\"2\"><c r=\"A2\"><v>1</v></c></row>").Build())
            .ShouldBe("Row 1, the header, has a formula in column A that was never calculated; open the file in a spreadsheet program and save it.");
    }

    [Theory]
    [InlineData("word/document.xml", "a Word document")]
    [InlineData("xl/workbook.bin", "a binary workbook (.xlsb)")]
    [InlineData("content.xml", "an OpenDocument file")]
    [InlineData("ppt/presentation.xml", "a presentation")]
    [InlineData("list.csv", "a ZIP archive without a workbook in it")]
    public void Another_archive_is_called_by_its_name(string part, string what)
    {
        Refusal(TestWorkbook.Zip([new(part, "<x/>")])).ShouldBe($"This is {what}, not a table. Save it as CSV or XLSX and try again.");
    }

    [Fact]
    public void A_word_document_that_points_to_its_main_part_is_called_by_its_name()
    {
        var file = new TestWorkbook()
            .Part("_rels/.rels", "<Relationships><Relationship Id=\"rId1\" Type=\"x/officeDocument\" Target=\"word/document.xml\"/></Relationships>")
            .Part("word/document.xml", "<w:document xmlns:w=\"x\"/>").Build();

        Refusal(file).ShouldStartWith("This is a Word document, not a table.");
    }

    [Fact]
    public void A_workbook_cut_short_is_damaged()
    {
        var file = TestWorkbook.Of(["a"], ["1"]);

        Refusal(file[..^100]).ShouldBe(Damaged);
        Refusal(file[..30]).ShouldBe(Damaged);
        Refusal([0x50, 0x4B, 3, 4]).ShouldBe(Damaged);
    }

    [Theory]
    [InlineData("<row r=\"2\"><c r=\"A2\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\"><v>1</v></c></row>")]
    [InlineData("<row r=\"0\"><c><v>1</v></c></row>")]
    [InlineData("<row r=\"99999999999\"><c><v>1</v></c></row>")]
    [InlineData("<row r=\"2\"><c r=\"B2\"><v>1</v></c><c r=\"A2\"><v>1</v></c></row>")]
    [InlineData("<row r=\"2\"><c r=\"A3\"><v>1</v></c></row>")]
    [InlineData("<row r=\"2\"><c r=\"ABCDE2\"><v>1</v></c></row>")]
    [InlineData("<row r=\"2\"><c r=\"2\"><v>1</v></c></row>")]
    [InlineData("<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c></row>")]
    [InlineData("<row r=\"2\"><c r=\"A2\" t=\"s\"><v>-1</v></c></row>")]
    public void Cells_out_of_order_or_pointing_nowhere_are_damage(string rows)
    {
        Refusal(new TestWorkbook().Sheet("Sheet1", TestWorkbook.Row(1, "a") + rows).Build()).ShouldBe(Damaged);
    }

    [Fact]
    public void Broken_xml_is_refused_before_its_first_row_is_given()
    {
        var file = new TestWorkbook().Sheet("Sheet1", TestWorkbook.Rows(["a"], ["1"])).Part("xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + TestWorkbook.Rows(["a"], ["1"]) + "</sheetDat>").Build();

        Should.Throw<UnusableTableException>(() => TableReader.Open(new MemoryStream(file), "list.xlsx"))
            .Message.ShouldBe("The workbook is damaged: its part “xl/worksheets/sheet1.xml” cannot be read. Open it in a spreadsheet program, save it again as XLSX and try once more.");
    }

    [Fact]
    public void A_sheet_that_is_not_there_is_damage()
    {
        Refusal(new TestWorkbook().Part("xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\" Target=\"../../../etc/passwd\"/></Relationships>").Sheet("Sheet1", "").Build())
            .ShouldStartWith("The workbook is damaged: its part “etc/passwd” cannot be read.");
    }

    [Fact]
    public void Too_many_rows_columns_and_characters_are_refused()
    {
        var file = TestWorkbook.Of(["a", "b"], ["1", "2"], ["3", "4"], ["5", "6"]);

        Refusal(file, new TableLimits { MaxRows = 2 }).ShouldBe("The sheet has more than 2 rows. Split it into smaller files and try again.");
        Refusal(file, new TableLimits { MaxColumns = 1 }).ShouldBe("Row 1 has text in column B; at most 1 columns are read. Remove what is not part of the table and try again.");
        Refusal(file, new TableLimits { MaxRowCharacters = 1 }).ShouldBe("Row 1 is longer than 1 characters. Shorten its texts and try again.");
        Files.Read(file, "list.xlsx", new TableLimits { MaxRows = 3 }).Rows.Count.ShouldBe(3);
    }

    [Fact]
    public void Styled_cells_at_the_far_right_do_not_count()
    {
        var file = new TestWorkbook().Sheet("Sheet1", "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"XFD1\" s=\"3\"/></row><row r=\"2\"><c r=\"A2\"><v>2</v></c></row>").Build();

        Files.Read(file, "list.xlsx").Lines.ShouldBe(["2"]);
    }

    private static string Refusal(byte[] file, TableLimits? limits = null) => Files.RefusalOf(file, "list.xlsx", limits);
}
