using System.Globalization;
using Tracker.Domain.Jurisdictions;

namespace Tracker.Domain.Tests.Jurisdictions;

public sealed class BorderZoneTests
{
    private const double LimitKilometres = 160.9344;

    /// <summary>As data/geography/border_zone.py has it: nearer to the limit, a centre does not tell where the rest lies.</summary>
    private const double PointMarginKilometres = 5;

    /// <summary>The files print one decimal.</summary>
    private const double Rounding = 0.05;

    [Theory]
    [InlineData("48141", BorderZone.Wholly)] // El Paso County
    [InlineData("48479", BorderZone.Wholly)] // Webb County
    [InlineData("48201", BorderZone.Wholly)] // Harris County
    [InlineData("0477000", BorderZone.Wholly)] // Tucson
    [InlineData("17031", BorderZone.Wholly)] // Cook County: the shore of Lake Michigan counts
    [InlineData("02016", BorderZone.Wholly)] // Aleutians West, on both sides of the antimeridian
    [InlineData("02290", BorderZone.Partly)] // Yukon-Koyukuk
    [InlineData("36001", BorderZone.Partly)] // Albany County
    [InlineData("08031", BorderZone.None)] // Denver
    [InlineData("48113", BorderZone.None)] // Dallas County
    [InlineData("4819000", BorderZone.None)] // Dallas
    [InlineData("1304000", BorderZone.None)] // Atlanta
    public void Known_places_lie_where_everybody_knows(string geoid, BorderZone zone)
    {
        Known.Place(geoid).BorderZone.ShouldBe(zone);
    }

    [Theory]
    [InlineData("FL ME MI HI NH NJ CT RI DE DC PR GU AS MP VI", BorderZone.Wholly)]
    [InlineData("AR CO IA KS KY MO NE NV OK SD TN UT WY", BorderZone.None)]
    public void Whole_states_lie_inside_or_outside_with_all_their_counties(string states, BorderZone zone)
    {
        foreach (var state in states.Split(' '))
        {
            Known.State(state).BorderZone.ShouldBe(zone, state);
            Known.Gazetteer.All.Where(j => j.StateCode == state).ShouldAllBe(j => j.BorderZone == zone);
        }
    }

    [Fact]
    public void Every_jurisdiction_has_a_zone_and_a_distance_that_agree()
    {
        Known.Gazetteer.All.Where(j => !Agree(j)).Select(j => $"{j.Geoid} {j.BorderZone} {j.BorderKilometres}").ShouldBeEmpty();
    }

    [Fact]
    public void No_place_contradicts_a_county_that_lies_on_one_side()
    {
        var places = Known.Gazetteer.All.Where(j => j.Level is JurisdictionLevel.Place or JurisdictionLevel.CountySubdivision);
        places.Where(p => Known.Gazetteer[p.ParentGeoid!.Value].BorderZone is var county && county != BorderZone.Partly && county != p.BorderZone).ShouldBeEmpty();
    }

    [Fact]
    public void A_state_is_as_near_as_its_nearest_county()
    {
        foreach (var counties in Known.Gazetteer.All.Where(j => j.Level == JurisdictionLevel.County).GroupBy(j => j.Geoid.State))
        {
            Known.Gazetteer[counties.Key].BorderKilometres.ShouldBe(counties.Min(c => c.BorderKilometres));
        }
    }

    [Theory]
    [InlineData("48201", "Wholly inside, at the external boundary")]
    [InlineData("11001", "Wholly inside, 19.0 km from the nearest external boundary")]
    [InlineData("1150000", "Wholly inside, 19.0 km from the nearest external boundary")]
    [InlineData("4209100156", "Wholly inside, its centre {0} km from the nearest external boundary")]
    public void The_text_says_from_where_it_is_measured(string geoid, string text)
    {
        var place = Known.Place(geoid);
        place.BorderZoneText().ShouldBe(string.Format(CultureInfo.InvariantCulture, text, place.BorderKilometres?.ToString("0.0", CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Nothing_is_said_before_it_has_been_computed()
    {
        new Jurisdiction(GeoId.Parse("48"), JurisdictionLevel.State, "state", "Texas", "Texas", "TX", null).BorderZoneText().ShouldBeNull();
    }

    private static bool Agree(Jurisdiction jurisdiction)
    {
        var isPoint = jurisdiction.Level is JurisdictionLevel.Place or JurisdictionLevel.CountySubdivision && jurisdiction.SameGovernmentAs is null;
        return (jurisdiction.BorderZone, jurisdiction.BorderKilometres) switch
        {
            (BorderZone.None, >= LimitKilometres - Rounding) => true,
            (BorderZone.Partly, { } km) when isPoint => Math.Abs(km - LimitKilometres) <= PointMarginKilometres + Rounding,
            (BorderZone.Partly or BorderZone.Wholly, >= 0 and <= LimitKilometres + Rounding) => true,
            _ => false,
        };
    }
}
