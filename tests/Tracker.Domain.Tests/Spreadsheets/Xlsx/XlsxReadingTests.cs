using Tracker.Domain.Spreadsheets;

namespace Tracker.Domain.Tests.Spreadsheets.Xlsx;

public sealed class XlsxReadingTests
{
    [Fact]
    public void Rows_come_with_their_texts_untrimmed_and_their_own_numbers()
    {
        var table = Read(TestWorkbook.Of(["STATE ", "AGENCY"], ["TEXAS", " Bexar & Co <x> "], ["OHIO", "Ññ 🌵"]));

        table.Table.Kind.ShouldBe(TableKind.Xlsx);
        table.Table.SheetName.ShouldBe("Sheet1");
        table.Table.HeaderRowNumber.ShouldBe(1);
        table.Table.Encoding.ShouldBeNull();
        table.Table.HasLinks.ShouldBeFalse();
        table.Notes.ShouldBeEmpty();
        table.Headers.ShouldBe(["STATE ", "AGENCY"]);
        table.Lines.ShouldBe(["TEXAS| Bexar & Co <x> ", "OHIO|Ññ 🌵"]);
        table.Rows.Select(row => row.Number).ShouldBe([2, 3]);
    }

    [Fact]
    public void Shared_texts_come_back_as_they_stand_however_many_and_long_and_whatever_their_letters()
    {
        string[] letters = ["x", "é", "ʻ", "县", "🌵"];
        var texts = Enumerable.Range(0, 400).Select(i => string.Concat(Enumerable.Repeat(letters[i % 5], i * i % 2_000)) + i).Append("").ToArray();
        var file = new TestWorkbook().SharedStrings(string.Concat(texts.Select(t => $"<si><t>{t}</t></si>")))
            .Sheet("Sheet1", TestWorkbook.Row(1, "a", "b") + string.Concat(texts.Select((_, i) => $"<row r=\"{i + 2}\"><c t=\"s\"><v>{i}</v></c><c t=\"s\"><v>{texts.Length - 1 - i}</v></c></row>")));

        Read(file.Build()).Lines.ShouldBe(texts.Zip(texts.Reverse(), (a, b) => $"{a}|{b}"));
    }

    [Fact]
    public void Sparse_rows_and_cells_without_a_reference_find_their_columns()
    {
        var table = ReadSheet(TestWorkbook.Row(3, "a", "b", "c")
            + "<row r=\"7\"><c r=\"B7\"><v>1</v></c></row>"
            + "<row><c><v>2</v></c><c r=\"C8\"><v>3</v></c></row>");

        table.Table.HeaderRowNumber.ShouldBe(3);
        table.Lines.ShouldBe(["|1|", "2||3"]);
        table.Rows.Select(row => row.Number).ShouldBe([7, 8]);
    }

    [Fact]
    public void Hidden_rows_count_and_styled_but_empty_ones_do_not()
    {
        var table = ReadSheet(TestWorkbook.Row(1, "a", "b")
            + "<row r=\"2\" hidden=\"1\"><c r=\"A2\"><v>1</v></c></row>"
            + "<row r=\"3\" s=\"4\" customFormat=\"1\"><c r=\"A3\" s=\"4\"/><c r=\"B3\" s=\"4\"></c></row>"
            + TestWorkbook.Row(4, " ", "")
            + "<row r=\"5\"/>"
            + TestWorkbook.Row(6, "2"));

        table.Lines.ShouldBe(["1|", "2|"]);
        table.Rows.Select(row => row.Number).ShouldBe([2, 6]);
    }

    [Fact]
    public void Every_type_of_cell_reads_as_a_spreadsheet_shows_it()
    {
        var table = ReadSheet(TestWorkbook.Row(1, "a", "b", "c", "d", "e", "f", "g", "h")
            + "<row r=\"2\"><c t=\"b\"><v>1</v></c><c t=\"b\"><v>0</v></c><c t=\"e\"><v>#N/A</v></c><c t=\"str\"><f>A1&amp;B1</f><v>x_x000D_y</v></c>"
            + "<c><f>1+1</f><v>2</v></c><c t=\"n\"><v>-97.099999999999994</v></c><c><v>1234567890123456</v></c><c t=\"d\"><v>2025-03-04T00:00:00</v></c></row>");

        table.Lines.ShouldBe(["TRUE|FALSE|#N/A|x\ry|2|-97.1|1234567890123456|2025-03-04"]);
        table.Rows[0].Cells.Select(cell => cell.IsError).ShouldBe([false, false, true, false, false, false, false, false]);
    }

    [Fact]
    public void Shared_strings_join_their_runs_and_leave_phonetic_guides_out()
    {
        var table = Read(new TestWorkbook()
            .SharedStrings("<si><t>name</t></si><si><r><rPr><b/></rPr><t xml:space=\"preserve\">Bexar </t></r><r><t>County</t></r><rPh sb=\"0\" eb=\"1\"><t>hidden</t></rPh></si><si><t>a_x000A_b _x005F_x0041_ _xZZZZ_</t></si><si/><si><t><![CDATA[<c>]]></t></si>")
            .Sheet("Sheet1", "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row><row r=\"2\"><c r=\"A2\" t=\"s\"><v>1</v></c></row><row r=\"3\"><c r=\"A3\" t=\"s\"><v>2</v></c></row><row r=\"4\"><c r=\"A4\" t=\"s\"><v>3</v></c></row><row r=\"5\"><c r=\"A5\" t=\"s\"><v>4</v></c></row>")
            .Build());

        table.Headers.ShouldBe(["name"]);
        table.Lines.ShouldBe(["Bexar County", "a\nb _x0041_ _xZZZZ_", "<c>"]);
    }

    [Theory]
    [InlineData(45720, "2025-03-04")]
    [InlineData(45720.5, "2025-03-04T12:00:00")]
    [InlineData(45720.999999, "2025-03-05")]
    [InlineData(1, "1900-01-01")]
    [InlineData(59, "1900-02-28")]
    [InlineData(60, "60")]
    [InlineData(61, "1900-03-01")]
    [InlineData(2958465, "9999-12-31")]
    [InlineData(2958466, "2958466")]
    [InlineData(0, "0")]
    [InlineData(-1, "-1")]
    [InlineData(0.25, "0.25")]
    public void A_day_number_in_a_date_format_is_an_iso_date(double serial, string text)
    {
        ReadStyled([], 14, serial).Lines.ShouldBe([text]);
    }

    [Theory]
    [InlineData(0, "1904-01-01")]
    [InlineData(44258, "2025-03-04")]
    [InlineData(44258.25, "2025-03-04T06:00:00")]
    [InlineData(2957004, "2957004")]
    public void Old_macintosh_workbooks_count_from_1904(double serial, string text)
    {
        ReadStyled([], 14, serial, "<workbookPr date1904=\"1\"/>").Lines.ShouldBe([text]);
    }

    [Theory]
    [InlineData("yyyy-mm-dd", true)]
    [InlineData("[$-409]d\\-mmm\\-yy;@", true)]
    [InlineData("m/d/yy", true)]
    [InlineData("[h]:mm:ss", true)]
    [InlineData("\"day \"0", false)]
    [InlineData("[Red]0.00", false)]
    [InlineData("0\\d", false)]
    [InlineData("0_d", false)]
    [InlineData("#,##0.00;[Red]-#,##0.00", false)]
    [InlineData("0.00E+00", false)]
    [InlineData("General", false)]
    [InlineData("[", false)]
    [InlineData("\"", false)]
    public void A_custom_format_with_days_or_hours_is_a_date_format(string code, bool isDate)
    {
        ReadStyled([code], 164, 45720).Lines.ShouldBe([isDate ? "2025-03-04" : "45720"]);
    }

    [Theory]
    [InlineData(14, true)]
    [InlineData(22, true)]
    [InlineData(27, true)]
    [InlineData(47, true)]
    [InlineData(0, false)]
    [InlineData(13, false)]
    [InlineData(23, false)]
    [InlineData(49, false)]
    public void Built_in_date_formats_are_known(int format, bool isDate)
    {
        ReadStyled([], format, 45720).Lines.ShouldBe([isDate ? "2025-03-04" : "45720"]);
    }

    [Fact]
    public void The_first_visible_sheet_with_cells_is_read_and_the_others_are_named()
    {
        var table = Read(new TestWorkbook()
            .Sheet("Old", TestWorkbook.Rows(["x"], ["1"]), state: "hidden")
            .Sheet("Secret", TestWorkbook.Rows(["x"], ["1"]), state: "veryHidden")
            .Sheet("Empty", "")
            .Sheet("287(g) Agreements", TestWorkbook.Rows(["a"], ["2"]))
            .Sheet("Totals", TestWorkbook.Rows(["b"], ["3"]))
            .Sheet("Sheet3", "<row r=\"1\"><c r=\"A1\" s=\"1\"/></row>")
            .Build());

        table.Table.SheetName.ShouldBe("287(g) Agreements");
        table.Lines.ShouldBe(["2"]);
        table.Notes.ShouldBe(["The hidden sheet “Old” was not read.", "The hidden sheet “Secret” was not read.", "The sheet “Totals” was not read."]);
    }

    [Fact]
    public void A_workbook_is_known_by_its_content_whatever_its_parts_are_called()
    {
        var file = new TestWorkbook().Sheet("Sheet1", TestWorkbook.Rows(["a"], ["1"]))
            .Part("_rels/.rels", "<Relationships><Relationship Id=\"rId1\" Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument\" Target=\"/XL/workbook22.xml\"/></Relationships>")
            .Part("xl\\workbook22.xml", "<x:workbook xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\" xmlns:q=\"http://purl.oclc.org/ooxml/officeDocument/relationships\"><x:sheets><x:sheet name=\"Strict\" q:id=\"rId1\"/></x:sheets></x:workbook>")
            .Part("XL/_rels/workbook22.xml.rels", "<Relationships><Relationship Id=\"rId1\" Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet\" Target=\"./worksheets/../worksheets/sheet1.xml\"/></Relationships>")
            .Build();

        Read(file).Table.SheetName.ShouldBe("Strict");
    }

    [Fact]
    public void What_stands_right_of_the_table_is_left_out_and_said()
    {
        var table = Read(TestWorkbook.Of(["a", "b"], ["1", "2"], ["3", "4", "", "a note"], ["", "", "", "another"]));

        table.Lines.ShouldBe(["1|2", "3|4"]);
        table.Rows.ShouldAllBe(row => row.Problem == null);
        table.Notes.ShouldBe(["What stands to the right of the table was not read (first in cell D3); its columns have no header."]);
    }

    [Fact]
    public void A_formula_that_was_never_calculated_is_the_problem_of_its_row()
    {
        var table = ReadSheet(TestWorkbook.Row(1, "a", "b") + "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\"><f>A2*2</f></c></row><row r=\"3\"><c r=\"A3\"><v>1</v></c><c r=\"B3\" t=\"str\"><f>\"\"</f><v></v></c></row>");

        table.Rows.Select(row => row.Problem).ShouldBe(["has a formula in column B that was never calculated; open the file in a spreadsheet program and save it", null]);
    }

    [Fact]
    public void A_text_that_is_too_long_or_holds_a_nul_is_the_problem_of_its_row()
    {
        var file = TestWorkbook.Of(["a", "b"], ["1", "12345678"], ["1", "1234567"], ["_x0000_", "x"]);

        Files.Read(file, "list.xlsx", new TableLimits { MaxCellCharacters = 7 }).Rows.Select(row => row.Problem).ShouldBe(
        [
            "has more than 7 characters in column B; shorten the text",
            null,
            "contains a NUL character in column A; type the text again",
        ]);
    }

    [Fact]
    public void A_workbook_of_another_name_is_read_by_its_content_and_said()
    {
        Files.Read(TestWorkbook.Of(["a"], ["1"]), "list.csv").Notes.ShouldBe(["The file is named .csv but is an XLSX workbook, and was read as such."]);
        Files.Read(TestWorkbook.Of(["a"], ["1"]), "list").Notes.ShouldBeEmpty();
    }

    private static WholeTable Read(byte[] file) => Files.Read(file, "list.xlsx");

    private static WholeTable ReadSheet(string rows) => Read(new TestWorkbook().Sheet("Sheet1", rows).Build());

    private static WholeTable ReadStyled(string[] formats, int format, double value, string settings = "") =>
        Read(new TestWorkbook { WorkbookSettings = settings }
            .Styles(formats, 0, format)
            .Sheet("Sheet1", TestWorkbook.Row(1, "a") + $"<row r=\"2\"><c r=\"A2\" s=\"1\"><v>{value}</v></c></row>")
            .Build());
}
