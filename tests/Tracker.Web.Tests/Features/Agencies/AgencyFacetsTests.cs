using System.Globalization;
using Tracker.Web.Tests.Features.Records;

namespace Tracker.Web.Tests.Features.Agencies;

public sealed class AgencyFacetsTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    private readonly HttpClient _reader = app.Anonymous();

    [Theory]
    [InlineData("/agencies")]
    [InlineData("/agencies?state=TX")]
    [InlineData("/agencies?kind=sheriff&with=agreements")]
    [InlineData("/agencies?q=county")]
    public async Task Every_count_is_that_of_the_list_it_leads_to(string address) => await FacetLinks.AreTrueAsync(_reader, address, atLeast: 3);

    [Fact]
    public async Task The_kinds_of_a_list_add_up_to_it()
    {
        var page = await _reader.GetPageAsync("/agencies");
        var counts = FacetLinks.Of(page, "Kind").Select(f => int.Parse(f.Count, NumberStyles.AllowThousands, CultureInfo.InvariantCulture));
        counts.Sum().ToString("N0", CultureInfo.InvariantCulture).ShouldBe(FacetLinks.TotalOf(page));
    }

    [Fact]
    public async Task A_filter_that_is_set_can_be_taken_off()
    {
        var page = await _reader.GetPageAsync("/agencies?kind=sheriff&with=records");
        page.QuerySelectorAll(".facet .chip-on").Select(a => a.GetAttribute("href")).ShouldBe(["/agencies?with=records", "/agencies?kind=sheriff"], ignoreOrder: true);
    }
}
