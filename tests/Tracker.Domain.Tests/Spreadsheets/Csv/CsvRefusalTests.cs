using System.Text;
using Tracker.Domain.Spreadsheets;

namespace Tracker.Domain.Tests.Spreadsheets.Csv;

public sealed class CsvRefusalTests
{
    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData("\r\n \r\n,,\r\n")]
    public void A_file_without_any_text_is_empty(string text)
    {
        Files.RefusalOfCsv(text).ShouldBe("The file is empty.");
    }

    [Theory]
    [InlineData("a,b")]
    [InlineData("a,b\r\n\r\n , \r\n")]
    public void A_header_without_rows_is_refused(string text)
    {
        Files.RefusalOfCsv(text).ShouldBe("The file has a header but no rows. Add the rows below the header and try again.");
    }

    [Theory]
    [InlineData("STATE,MOA, State \nx,y,z\n", "The header “State” stands in columns A and C. Give each column a name of its own and try again.")]
    [InlineData("a,\0\nx,y\n", "The header of column B cannot be read. Type it again and save the file.")]
    public void A_header_that_is_not_clear_is_refused(string text, string message)
    {
        Files.RefusalOfCsv(text).ShouldBe(message);
    }

    [Fact]
    public void Columns_without_a_name_are_no_twins()
    {
        Files.ReadCsv("a,,,b\n1,2,3,4\n").Headers.ShouldBe(["a", "", "", "b"]);
    }

    [Theory]
    [InlineData("a,b\n1,2\n3,\"4\n5,6\n", "The quote opened in row 3 is never closed. Close it and try again.")]
    [InlineData("a,b\n1,2\n3,\"4\n5,\"6\"\n", "In row 3, text follows the closing quote of a cell. Write a quote inside a text twice (\"\"), and close every quote that is opened.")]
    [InlineData("a,b\n1,2\n\n3,\"4\" \n", "In row 4, text follows the closing quote of a cell. Write a quote inside a text twice (\"\"), and close every quote that is opened.")]
    [InlineData("a,b\n1,say \"hi\"\n", "In row 2, a quote stands inside a cell that does not begin with one. Put quotes around the whole text and write the one inside twice (\"\").")]
    [InlineData("a,\"b\n1,2\n", "The quote opened in row 1 is never closed. Close it and try again.")]
    public void Bad_quoting_is_refused_with_its_row(string text, string message)
    {
        Files.RefusalOfCsv(text).ShouldBe(message);
    }

    [Fact]
    public void The_rows_before_an_unclosed_quote_are_given_before_it_is_found()
    {
        using var table = TableReader.Open(new MemoryStream("a,b\n1,2\n3,4\n5,\"6\n"u8.ToArray()), "list.csv");
        var given = new List<int>();

        Should.Throw<UnusableTableException>(() =>
        {
            foreach (var row in table.Rows)
            {
                given.Add(row.Number);
            }
        });

        given.ShouldBe([2, 3]);
    }

    [Fact]
    public void A_quote_that_is_never_closed_is_not_read_to_the_end_of_a_long_file()
    {
        var text = "a,b\n1,2\n3,\"" + new string('x', 3_000_000);

        Files.RefusalOfCsv(text, new TableLimits { MaxRowCharacters = 100_000 })
            .ShouldBe("Row 3 is longer than 100,000 characters. Most likely a quote is opened there and never closed.");
    }

    [Fact]
    public void A_row_over_the_limit_is_refused_even_when_it_fits_the_buffer()
    {
        Files.RefusalOfCsv("a,b\n1,2\n3,4444444444444444444444444444\n5,6\n", new TableLimits { MaxRowCharacters = 20 })
            .ShouldStartWith("Row 3 is longer than 20 characters.");
    }

    [Fact]
    public void Too_many_rows_are_refused_while_they_are_read()
    {
        using var table = TableReader.Open(new MemoryStream("a\n1\n2\n\n3\n"u8.ToArray()), "list.csv", new TableLimits { MaxRows = 2 });

        Should.Throw<UnusableTableException>(() => table.Rows.Count())
            .Message.ShouldBe("The file has more than 2 rows. Split it into smaller files and try again.");
    }

    [Fact]
    public void As_many_rows_as_allowed_are_read()
    {
        Files.ReadCsv("a\n1\n\n2\n", new TableLimits { MaxRows = 2 }).Rows.Count.ShouldBe(2);
    }

    [Fact]
    public void Too_many_columns_are_refused()
    {
        Files.RefusalOfCsv(string.Join(',', Enumerable.Range(0, 1_001)) + "\n1\n")
            .ShouldBe("The header has more than 1,000 columns. Remove the columns that are not needed and try again.");
    }

    [Fact]
    public void A_row_of_a_million_cells_is_the_problem_of_that_row()
    {
        var table = Files.ReadCsv("a,b\n1,2\n" + string.Join(',', Enumerable.Repeat("x", 1_000_000)) + "\n3,4\n");

        table.Rows[1].Problem.ShouldBe("has 1000000 cells where the header has 2; a comma inside a text needs quotes around it");
        table.Rows[1].Cells.Count.ShouldBe(1_000);
        table.Rows[2].Problem.ShouldBeNull();
    }

    [Fact]
    public void Too_large_a_file_is_refused_before_it_is_read()
    {
        Files.RefusalOfCsv(new string('x', 1_000_001), new TableLimits { MaxFileBytes = 1_000_000 })
            .ShouldBe("The file is larger than 1 MB. Split it into smaller files and try again.");
    }

    [Theory]
    [InlineData("%PDF-1.7\n%âãÏÓ", "This is a PDF, not a table. Save it as CSV or XLSX and try again.")]
    [InlineData("\r\n <!DOCTYPE html><html><table><tr><td>a,b</td></tr></table>", "This is a web page (HTML), not a table. Save it as CSV or XLSX and try again.")]
    [InlineData("\uFEFF<HTML><body>", "This is a web page (HTML), not a table. Save it as CSV or XLSX and try again.")]
    [InlineData("<?xml version=\"1.0\"?><Workbook>", "This is an XML file, not a table. Save it as CSV or XLSX and try again.")]
    [InlineData("[{\"state\": \"Texas\"}]", "This is a JSON file, not a table. Save it as CSV or XLSX and try again.")]
    [InlineData("{\\rtf1\\ansi", "This is a rich-text document, not a table. Save it as CSV or XLSX and try again.")]
    public void Another_kind_of_file_named_csv_is_called_by_its_name(string text, string message)
    {
        Files.RefusalOf(Encoding.UTF8.GetBytes(text), "list.csv").ShouldBe(message);
    }

    [Fact]
    public void An_image_is_called_by_its_name()
    {
        Files.RefusalOf([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0], "list.csv").ShouldStartWith("This is an image, not a table.");
    }

    [Fact]
    public void The_old_workbook_format_is_refused()
    {
        byte[] file = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[2000]];

        Files.RefusalOf(file, "list.xls").ShouldBe("This is a file of the old Office formats (.xls or .doc). Save it as CSV or XLSX and try again.");
    }

    [Theory]
    [InlineData(600)]
    [InlineData(81_910)]
    [InlineData(200_000)]
    public void A_workbook_with_a_password_is_told_from_an_old_one(int at)
    {
        byte[] file = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[at], .. Encoding.Unicode.GetBytes("EncryptedPackage"), .. new byte[900]];

        Files.RefusalOf(file, "list.xlsx").ShouldBe("The workbook is protected with a password. Save a copy without one and try again.");
    }

    [Fact]
    public void Bytes_that_are_no_text_at_all_are_refused()
    {
        Files.RefusalOf([1, 2, 0, 0, 0, 0, 5, 6, 0, 0, 0, 0, 0, 1], "list.csv").ShouldBe("This is neither text nor a workbook. Choose a CSV or XLSX file.");
    }
}
