using System.Globalization;

namespace Tracker.Domain.Tests.Spreadsheets;

public sealed class IceListTests
{
    [Theory]
    [InlineData("participatingAgencies-20250221214937.xlsx", 151)]
    [InlineData("participatingAgencies07092025am.xlsx", 807)]
    [InlineData("participatingAgencies07142025am.xlsx", 811)]
    [InlineData("participatingAgencies05142026am.xlsx", 1832)]
    public void Every_row_with_text_is_read_hidden_or_not_and_no_other(string name, int count)
    {
        var list = Read(name);

        list.Rows.Count.ShouldBe(count);
        list.Rows.ShouldAllBe(row => row.Problem == null);
        list.Headers.Select(header => header.Trim().ToUpperInvariant()).Take(2).ShouldBe(["STATE", "LAW ENFORCEMENT AGENCY"]);
    }

    [Fact]
    public void The_addresses_of_the_agreements_are_found()
    {
        var list = Read("participatingAgencies05142026am.xlsx");
        var moa = list.Headers.Select(header => header.Trim()).ToList().IndexOf("MOA");

        list.Table.HasLinks.ShouldBeTrue();
        list.Rows.Count(row => row.Cells[moa].Link is not null).ShouldBeGreaterThan(1_500);
        list.Rows.Where(row => row.Cells[moa].Link is not null).ShouldAllBe(row => row.Cells[moa].Link!.Contains("http"));
    }

    [Fact]
    public void Signing_dates_come_as_iso_text()
    {
        var list = Read("participatingAgencies05142026am.xlsx");
        var signed = list.Headers.Select(header => header.Trim()).ToList().IndexOf("SIGNED");

        list.Rows.Count(row => DateOnly.TryParseExact(row.Cells[signed].Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            .ShouldBeGreaterThan(1_800);
    }

    [Fact]
    public void Every_list_can_be_read()
    {
        foreach (var path in IceLists.All())
        {
            var list = Read(path);
            list.Rows.Count.ShouldBeGreaterThan(1, path);
            list.Headers.Count.ShouldBeInRange(4, 8, path);
        }
    }

    private static WholeTable Read(string name) => Files.Read(File.ReadAllBytes(IceLists.Path(name)), name);
}
