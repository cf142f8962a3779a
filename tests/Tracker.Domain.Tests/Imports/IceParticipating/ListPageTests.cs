using Tracker.Domain.Imports.IceParticipating;

namespace Tracker.Domain.Tests.Imports.IceParticipating;

public sealed class ListPageTests
{
    private static readonly Uri Page = new("https://www.ice.gov/identify-and-arrest/287g");

    [Theory]
    [InlineData("""<a href="https://www.ice.gov/doclib/participatingAgencies05142026am.xlsx">List</a>""", "https://www.ice.gov/doclib/participatingAgencies05142026am.xlsx")]
    [InlineData("<A class=x HREF = '/doclib/participatingAgencies05142026am.xlsx'>", "https://www.ice.gov/doclib/participatingAgencies05142026am.xlsx")]
    [InlineData("<a href=doclib/participatingAgencies05142026am.XLSX>", "https://www.ice.gov/identify-and-arrest/doclib/participatingAgencies05142026am.XLSX")]
    [InlineData("""<base href="/b/"><a href="participating-agencies.xlsx">""", "https://www.ice.gov/b/participating-agencies.xlsx")]
    [InlineData("""<a href="/get?a=1&amp;b=2"><a href="&#x2F;doclib&#47;participatingAgencies05142026am.xlsx?x=1&amp;y=2">""", "https://www.ice.gov/doclib/participatingAgencies05142026am.xlsx?x=1&y=2")]
    [InlineData("""<a href="/participating%41gencies05142026am.xlsx">""", "https://www.ice.gov/participatingAgencies05142026am.xlsx")]
    public void A_link_is_found_however_it_is_written(string html, string address) => ListPage.Newest(html, Page)!.Address.AbsoluteUri.ShouldBe(address);

    [Fact]
    public void The_newest_is_taken_by_the_day_in_its_name_and_one_without_a_day_only_where_no_other_is()
    {
        var dated = Link("participatingAgencies12052025pm.xlsx") + Link("participatingAgencies05142026am.xlsx") + Link("participatingAgencies-20250221214937.xlsx");

        ListPage.Newest(dated + Link("participatingAgencies.xlsx"), Page)!.Day.ShouldBe(new DateOnly(2026, 5, 14));
        ListPage.Newest(Link("participatingAgencies.xlsx"), Page).ShouldBe(new ListLink(new Uri("https://www.ice.gov/participatingAgencies.xlsx"), null));
        ListPage.Newest(Link("participatingAgencies05142026am.xlsx") + Link("participatingAgencies05142026pm.xlsx"), Page)!.FileName.ShouldBe("participatingAgencies05142026pm.xlsx");
    }

    [Theory]
    [InlineData("")]
    [InlineData("""<a href="/pendingAgencies05142026am.xlsx">""")]
    [InlineData("""<a href="/participatingAgencies-pending05142026am.xlsx">""")]
    [InlineData("""<a href="/participatingAgencies05142026am.pdf">""")]
    [InlineData("""<a href="/participatingAgencies05142026am.xlsx/">""")]
    [InlineData("""<a href="javascript:participatingAgencies.xlsx">""")]
    [InlineData("""<a href="file:///participatingAgencies.xlsx">""")]
    [InlineData("""<!-- <a href="/participatingAgencies05142026am.xlsx"> -->""")]
    [InlineData("""<a data-href="/participatingAgencies05142026am.xlsx">""")]
    [InlineData("""<a href="http://[/participatingAgencies05142026am.xlsx">""")]
    public void Nothing_else_is_taken_for_the_list(string html) => ListPage.Newest(html, Page).ShouldBeNull();

    [Theory]
    [InlineData("<!--")]
    [InlineData("<base ")]
    [InlineData(" href=\"")]
    [InlineData(" href='x")]
    [InlineData(" href    ")]
    public void A_page_made_to_be_slow_is_read_quickly(string piece)
    {
        var time = System.Diagnostics.Stopwatch.StartNew();
        ListPage.Newest(string.Concat(Enumerable.Repeat(piece, 5_000_000 / piece.Length)), Page).ShouldBeNull();
        time.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    private static string Link(string name) => $"<a href=\"/{name}\">list</a>";
}
