using Tracker.Domain.Jurisdictions;

namespace Tracker.Domain.Tests.Jurisdictions;

public sealed class JurisdictionTests
{
    [Theory]
    [InlineData("48", "Texas")]
    [InlineData("48201", "Harris County, TX")]
    [InlineData("4835000", "Houston, TX")]
    [InlineData("4209100156", "Abington township, Montgomery County, PA")]
    public void The_full_name_tells_it_from_its_namesakes(string geoid, string name)
    {
        Known.Gazetteer.FullNameOf(Known.Place(geoid)).ShouldBe(name);
    }

    [Fact]
    public void It_is_found_by_its_name_its_legal_name_its_state_and_its_county()
    {
        var ana = new Jurisdiction(GeoId.Parse("35013"), JurisdictionLevel.County, "county", "Doña Ana County", "Doña Ana County", "NM", GeoId.Parse("35"));
        ana.BeFoundBy("New Mexico", null);

        ana.SearchText.ShouldBe("dona ana county donaanacounty nm new mexico");
        ana.NameKey.ShouldBe("donaanacounty");
    }

    [Theory]
    [InlineData("De Kalb County", "dekalb")]
    [InlineData("Orleans Parish", "orleans")]
    [InlineData("Richmond city", "richmond")]
    [InlineData("Yakutat City and Borough", "yakutat")]
    [InlineData("Harris", "harris")]
    public void A_county_has_a_name_without_the_word_for_what_it_is(string name, string key)
    {
        CountyName.BareKey(name).ShouldBe(key);
    }

    [Fact]
    public void Distances_are_great_circles()
    {
        Distance.Kilometres(29.76, -95.37, 32.78, -96.80).ShouldBe(362, 3);
        Distance.Kilometres(10, 20, 10, 20).ShouldBe(0);
        Distance.Kilometres(0, 0, 0, 180).ShouldBe(Math.PI * 6_371, 1);
    }
}
