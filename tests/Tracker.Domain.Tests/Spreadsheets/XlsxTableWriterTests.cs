using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using FsCheck;
using FsCheck.Xunit;
using Tracker.Domain.Spreadsheets;

namespace Tracker.Domain.Tests.Spreadsheets;

public sealed class XlsxTableWriterTests
{
    private static readonly (string Name, ColumnKind Kind)[] Columns = [("text", ColumnKind.Text), ("number", ColumnKind.Number), ("seen_on", ColumnKind.Date), ("tags", ColumnKind.List)];

    [Fact]
    public async Task Numbers_and_days_are_typed_and_all_else_is_text()
    {
        var file = await WriteAsync(["01001", "-97.1", "2025-03-10", "a;b"], ["=1+1", "007", "2025-03", null], ["1", "12345678901234567890", "1899-12-31", ""], [null, "Infinity", "2025", "@SUM(A1)"]);

        Files.Read(file, "list.xlsx").Lines.ShouldBe(["01001|-97.1|2025-03-10|a;b", "=1+1|007|2025-03|", "1|12345678901234567890|1899-12-31|", "|Infinity|2025|@SUM(A1)"]);
        var sheet = SheetOf(file);
        sheet.ShouldContain("<c r=\"B2\" s=\"0\"><v>-97.1</v></c><c r=\"C2\" s=\"2\"><v>45726</v></c>");
        sheet.ShouldContain("<c r=\"B3\" s=\"1\" t=\"inlineStr\"><is><t xml:space=\"preserve\">007</t></is></c>");
        sheet.ShouldNotContain("<f");
        sheet.ShouldContain("ySplit=\"1\"");
    }

    [Fact]
    public async Task Microsofts_library_finds_nothing_wrong_with_it()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(await WriteAsync(["a", "1", "2025-03-10", "<&>\r\n\u0001"], [null, null, null, null])), isEditable: false);

        new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document, TestContext.Current.CancellationToken).Select(e => $"{e.Path?.XPath}: {e.Description}").ShouldBeEmpty();
    }

    [Property(Arbitrary = [typeof(AwkwardText)], MaxTest = 500)]
    public async Task What_is_written_is_what_is_read(string[] texts)
    {
        var cells = texts.Append("x").ToArray();
        using var stream = new MemoryStream();
        using (var writer = new XlsxTableWriter(stream, "Sheet", [.. cells.Select((_, i) => ($"c{i}", i % 2 == 0 ? ColumnKind.Text : ColumnKind.Date))]))
        {
            await writer.WriteRowAsync(cells, TestContext.Current.CancellationToken);
            await writer.FinishAsync(TestContext.Current.CancellationToken);
        }

        Files.Read(stream.ToArray(), "list.xlsx").Rows[0].Cells.Select(c => FormulaGuard.Unprotect(c.Text)).ShouldBe(cells);
    }

    [Theory]
    [InlineData("_x0041_")]
    [InlineData("_x005F_x0041_x0042_")]
    [InlineData("a\rb\r\nc\n\td ")]
    [InlineData("\u0001\u000B\uFFFE")]
    [InlineData("'=1+1")]
    [InlineData("''=1+1")]
    [InlineData("'quoted'")]
    [InlineData("🌵 <b>&amp;</b> ]]>")]
    public async Task Texts_that_XML_or_a_spreadsheet_would_change_come_back_as_they_were(string text) =>
        FormulaGuard.Unprotect(Files.Read(await WriteAsync([text, null, text, null]), "list.xlsx").Rows[0].Cells[0].Text).ShouldBe(text);

    [Fact]
    public async Task What_a_CSV_guarded_is_freed_of_it_after_a_spreadsheet_saved_it_as_XLSX()
    {
        var table = Files.Read(await WriteAsync(["'", null, null, null], ["'a", null, null, null]), "list.xlsx");

        table.Rows.Select(r => FormulaGuard.Unprotect(r.Cells[0].Text)).ShouldBe(["'", "'a"]);
    }

    [Fact]
    public async Task A_table_that_was_not_ended_is_no_workbook()
    {
        using var stream = new MemoryStream();
        using (var writer = new XlsxTableWriter(stream, "Sheet", Columns))
        {
            for (var row = 0; row < 2_000; row++)
            {
                await writer.WriteRowAsync([new string('x', 100), "1", null, null], TestContext.Current.CancellationToken);
            }
        }

        Files.RefusalOf(stream.ToArray(), "list.xlsx").ShouldStartWith("The workbook is damaged.");
    }

    [Fact]
    public async Task The_same_rows_are_the_same_file() => (await WriteAsync(["a", "1", null, null])).ShouldBe(await WriteAsync(["a", "1", null, null]));

    private static async Task<byte[]> WriteAsync(params string?[][] rows)
    {
        using var stream = new MemoryStream();
        using var writer = new XlsxTableWriter(stream, "Sheet", Columns);
        foreach (var row in rows)
        {
            await writer.WriteRowAsync(row, TestContext.Current.CancellationToken);
        }

        await writer.FinishAsync(TestContext.Current.CancellationToken);
        return stream.ToArray();
    }

    private static string SheetOf(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        using var reader = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        return reader.ReadToEnd();
    }
}
