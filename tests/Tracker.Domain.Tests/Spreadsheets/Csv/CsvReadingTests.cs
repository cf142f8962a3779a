using System.Text;
using Tracker.Domain.Spreadsheets;

namespace Tracker.Domain.Tests.Spreadsheets.Csv;

public sealed class CsvReadingTests
{
    [Fact]
    public void Rows_come_with_their_texts_untrimmed_and_the_numbers_a_spreadsheet_shows()
    {
        var table = Files.ReadCsv("STATE, AGENCY \r\nTEXAS , Bexar County\r\nOHIO,Butler County\r\n");

        table.Table.Kind.ShouldBe(TableKind.Csv);
        table.Table.SheetName.ShouldBeNull();
        table.Table.HeaderRowNumber.ShouldBe(1);
        table.Table.Encoding.ShouldBe(TextEncodingChoice.Utf8);
        table.Table.HasLinks.ShouldBeFalse();
        table.Notes.ShouldBeEmpty();
        table.Headers.ShouldBe(["STATE", " AGENCY "]);
        table.Lines.ShouldBe(["TEXAS | Bexar County", "OHIO|Butler County"]);
        table.Rows.Select(row => row.Number).ShouldBe([2, 3]);
        table.Rows.ShouldAllBe(row => row.Problem == null);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Any_line_break_ends_a_row(string lineBreak)
    {
        var table = Files.ReadCsv(string.Join(lineBreak, "a,b", "1,2", "3,4"));

        table.Lines.ShouldBe(["1|2", "3|4"]);
    }

    [Fact]
    public void A_quoted_text_keeps_its_separators_quotes_and_line_breaks_and_counts_as_one_row()
    {
        var table = Files.ReadCsv("a,b\n\"1, \"\"one\"\"\r\nline\",2\n3,4\n");

        table.Rows[0].Cells[0].Text.ShouldBe("1, \"one\"\r\nline");
        table.Rows.Select(row => row.Number).ShouldBe([2, 3]);
    }

    [Fact]
    public void Empty_rows_are_left_out_but_counted()
    {
        var table = Files.ReadCsv("\n,,\na,b\n\n1,2\n , \n,\n3,4\n\n");

        table.Table.HeaderRowNumber.ShouldBe(3);
        table.Lines.ShouldBe(["1|2", "3|4"]);
        table.Rows.Select(row => row.Number).ShouldBe([5, 8]);
    }

    [Theory]
    [InlineData("a;b,c;d\n1;2;3\n", "Cells are separated by semicolons.")]
    [InlineData("a\tb,c\td\n1\t2\t3\n", "Cells are separated by tabs.")]
    [InlineData("a;\"b,,,,,c\";d\n1;2;3\n", "Cells are separated by semicolons.")]
    [InlineData("\n\na;\"b\n,,,\";d\n1;2;3\n", "Cells are separated by semicolons.")]
    [InlineData("sep=;\r\na;b,,;d\r\n1;2;3\r\n", "The first line sets the separator: semicolon.")]
    [InlineData("\"sep=\t\"\na\tb\td\n1\t2\t3\n", "The first line sets the separator: tab.")]
    [InlineData("SEP=|\na|b|c\n1|2|3\n", "The first line sets the separator: vertical bar.")]
    public void The_separator_is_found_in_the_first_line_and_said(string text, string note)
    {
        var table = Files.ReadCsv(text);

        table.Headers.Count.ShouldBe(3);
        table.Lines.ShouldBe(["1|2|3"]);
        table.Notes.ShouldBe([note]);
    }

    [Fact]
    public void A_sep_line_is_no_row_and_has_no_number()
    {
        var table = Files.ReadCsv("sep=;\r\na;b\r\n1;2\r\n");

        table.Table.HeaderRowNumber.ShouldBe(1);
        table.Rows[0].Number.ShouldBe(2);
    }

    [Fact]
    public void A_sep_line_with_a_letter_is_refused()
    {
        Files.RefusalOfCsv("sep=x\naxb\n").ShouldStartWith("The first line sets a separator that cannot be read.");
    }

    [Fact]
    public void A_row_of_another_width_is_delivered_with_its_problem()
    {
        var table = Files.ReadCsv("a,b,c\n1,2\n1,2,3,4\n1,2,3,,\n,,\n1,2,3\n");

        table.Rows.Select(row => row.Problem).ShouldBe(
        [
            "has 2 cells where the header has 3; it was cut short, or a line break inside a text needs quotes around it",
            "has 4 cells where the header has 3; a comma inside a text needs quotes around it",
            null,
            null,
        ]);
        table.Lines.ShouldBe(["1|2|", "1|2|3|4", "1|2|3", "1|2|3"]);
    }

    [Fact]
    public void The_separator_that_needs_quotes_is_named()
    {
        Files.ReadCsv("a;b\n1;2;3\n").Rows[0].Problem.ShouldBe("has 3 cells where the header has 2; a semicolon inside a text needs quotes around it");
    }

    [Fact]
    public void Columns_without_a_header_at_the_end_are_ignored_when_they_are_empty()
    {
        var table = Files.ReadCsv("a,b,,\n1,2,,\n1,2\n1,2,x,\n");

        table.Headers.ShouldBe(["a", "b"]);
        table.Rows.Select(row => row.Problem is null).ShouldBe([true, true, false]);
    }

    [Fact]
    public void A_nul_character_is_the_problem_of_its_row()
    {
        var table = Files.ReadCsv("name,note\nfirst agency,fine\nsecond agency,not\0fine\n");

        table.Rows.Select(row => row.Problem).ShouldBe([null, "contains a NUL character in column B; type the text again"]);
    }

    [Fact]
    public void A_text_that_is_too_long_is_the_problem_of_its_row()
    {
        var table = Files.ReadCsv("a,b\n1,12345\n1,123456\n", new TableLimits { MaxCellCharacters = 5 });

        table.Rows.Select(row => row.Problem).ShouldBe([null, "has more than 5 characters in column B; shorten the text"]);
    }

    [Fact]
    public void A_file_of_another_name_is_read_by_its_content_and_said()
    {
        var table = Files.Read("a,b\n1,2\n"u8.ToArray(), "list.xlsx");

        table.Table.Kind.ShouldBe(TableKind.Csv);
        table.Notes.ShouldBe(["The file is named .xlsx but is CSV, and was read as such."]);
    }

    [Fact]
    public void The_stream_stays_open_and_the_rows_can_be_read_once()
    {
        using var stream = new MemoryStream("a,b\n1,2\n"u8.ToArray());
        using (var table = TableReader.Open(stream, "list.csv"))
        {
            table.Rows.Count().ShouldBe(1);
            Should.Throw<InvalidOperationException>(() => table.Rows);
        }

        stream.CanRead.ShouldBeTrue();
    }

    [Fact]
    public void Rows_that_were_read_are_not_held()
    {
        var text = "a,b\n" + string.Concat(Enumerable.Repeat("1,2\n", 10_000));
        using var table = TableReader.Open(new MemoryStream(Encoding.UTF8.GetBytes(text)), "list.csv");

        var rows = table.Rows.Select(row => new WeakReference(row)).ToArray();
        GC.Collect();

        rows.Length.ShouldBe(10_000);
        // Unoptimized code may still point to the last ones.
        rows.Count(row => row.IsAlive).ShouldBeLessThan(5);
    }
}
