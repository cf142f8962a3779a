using Tracker.Domain.Spreadsheets;

namespace Tracker.Domain.Tests.Spreadsheets.Xlsx;

public sealed class XlsxLinkTests
{
    private static readonly string Rows = TestWorkbook.Rows(["agency", "moa", "addendum"], ["A", "link", ""], ["B", "link", "link"], ["C", "", ""], ["D", "link", ""]);

    [Fact]
    public void A_link_belongs_to_its_cell()
    {
        var table = Read("<hyperlink ref=\"B2\" r:id=\"rId1\"/>", TestWorkbook.Link("rId1", "https://example.org/a.pdf?x=1&amp;y=2"));

        table.Table.HasLinks.ShouldBeTrue();
        Links(table).ShouldBe(["B2 https://example.org/a.pdf?x=1&y=2"]);
        table.Rows[0].Cells[1].Text.ShouldBe("link");
    }

    [Fact]
    public void A_link_over_a_range_belongs_to_each_of_its_cells_unless_one_has_its_own()
    {
        var table = Read(
            "<hyperlink ref=\"B2:C3\" r:id=\"rId1\"/><hyperlink ref=\"C3\" r:id=\"rId2\"/>",
            TestWorkbook.Link("rId1", "https://example.org/range") + TestWorkbook.Link("rId2", "https://example.org/cell"));

        Links(table).ShouldBe(["B2 https://example.org/range", "C2 https://example.org/range", "B3 https://example.org/range", "C3 https://example.org/cell"]);
    }

    [Fact]
    public void A_link_over_a_whole_column_is_left_out_and_said()
    {
        var table = Read("<hyperlink ref=\"B1:B1048576\" r:id=\"rId1\"/>", TestWorkbook.Link("rId1", "https://example.org/"));

        table.Table.HasLinks.ShouldBeFalse();
        table.Notes.ShouldBe(["The link over the cells B1 to B1048576 was not read: it covers too many."]);
    }

    [Fact]
    public void Places_within_the_workbook_are_no_links_but_an_anchor_belongs_to_its_address()
    {
        var table = Read(
            "<hyperlink ref=\"B2\" location=\"Sheet2!A1\"/><hyperlink ref=\"B3\" r:id=\"rId1\" location=\"page=3\"/><hyperlink ref=\"B5\" r:id=\"rId9\"/>",
            TestWorkbook.Link("rId1", "https://example.org/a.pdf"));

        Links(table).ShouldBe(["B3 https://example.org/a.pdf#page=3"]);
    }

    [Theory]
    [InlineData("HYPERLINK(\"https://example.org/a\",\"link\")", "https://example.org/a")]
    [InlineData(" hyperlink( \"https://example.org/a\" )", "https://example.org/a")]
    [InlineData("HYPERLINK(\"https://example.org/\"&amp;A2,\"link\")", null)]
    [InlineData("HYPERLINK(A2)", null)]
    [InlineData("HYPERLINK(", null)]
    [InlineData("HYPERLINK(\"", null)]
    [InlineData("SUM(A1)", null)]
    public void An_address_written_out_in_a_formula_is_a_link(string formula, string? link)
    {
        var table = Files.Read(
            new TestWorkbook().Sheet("Sheet1", TestWorkbook.Row(1, "a", "b") + $"<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\" t=\"str\"><f>{formula}</f><v>link</v></c></row>").Build(),
            "list.xlsx");

        table.Rows[0].Cells[1].ShouldBe(new TableCell("link", link));
        table.Table.HasLinks.ShouldBe(link is not null);
    }

    [Fact]
    public void Ranges_over_each_other_are_refused_before_they_take_long()
    {
        var links = string.Concat(Enumerable.Repeat("<hyperlink ref=\"A1:A10000\" r:id=\"rId1\"/>", 200));

        Files.RefusalOf(Workbook(links, TestWorkbook.Link("rId1", "https://example.org/")), "list.xlsx")
            .ShouldStartWith("The workbook has links on more than 250,000 cells,");
    }

    private static WholeTable Read(string links, string targets) => Files.Read(Workbook(links, targets), "list.xlsx");

    private static byte[] Workbook(string links, string targets) =>
        new TestWorkbook().Sheet("Sheet1", Rows, after: $"<hyperlinks>{links}</hyperlinks>", links: targets).Build();

    private static string[] Links(WholeTable table) => table.Rows
        .SelectMany(row => row.Cells.Select((cell, column) => (Place: $"{(char)('A' + column)}{row.Number}", cell.Link)))
        .Where(cell => cell.Link is not null)
        .Select(cell => $"{cell.Place} {cell.Link}")
        .ToArray();
}
