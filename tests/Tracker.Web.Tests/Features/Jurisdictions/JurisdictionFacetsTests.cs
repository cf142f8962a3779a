using System.Globalization;
using Tracker.Web.Tests.Features.Records;

namespace Tracker.Web.Tests.Features.Jurisdictions;

public sealed class JurisdictionFacetsTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    private readonly HttpClient _reader = app.Anonymous();

    [Theory]
    [InlineData("/jurisdictions")]
    [InlineData("/jurisdictions?state=TX")]
    [InlineData("/jurisdictions?kind=county&status287g=in_force&as-of=2019-06-30")]
    [InlineData("/jurisdictions?kind=state")]
    [InlineData("/jurisdictions?has=sanctuary-policy&zone=wholly")]
    public async Task Every_count_is_that_of_the_list_it_leads_to(string address) => await FacetLinks.AreTrueAsync(_reader, address, atLeast: 3);

    [Theory]
    [InlineData("/jurisdictions?kind=county")]
    [InlineData("/jurisdictions?state=CA&as-of=2018-01-01")]
    public async Task The_states_of_287g_add_up_to_the_list(string address)
    {
        var page = await _reader.GetPageAsync(address);
        var counts = FacetLinks.Of(page, "287(g)").Select(f => int.Parse(f.Count, NumberStyles.AllowThousands, CultureInfo.InvariantCulture));
        counts.Sum().ToString("N0", CultureInfo.InvariantCulture).ShouldBe(FacetLinks.TotalOf(page));
    }

    [Theory]
    [Trait("Database", "sqlite")]
    [InlineData("/jurisdictions?sort=geoid")]
    [InlineData("/jurisdictions?sort=geoid&state=DE")]
    [InlineData("/jurisdictions?sort=-records&kind=county")]
    public async Task They_and_the_list_take_at_most_twenty_four_commands_whatever_is_listed(string address)
    {
        await _reader.GetPageAsync("/jurisdictions?state=TX");
        using var commands = new CommandCount(app);
        await _reader.GetPageAsync(address);
        commands.Count.ShouldBeInRange(2, 24);
    }
}
