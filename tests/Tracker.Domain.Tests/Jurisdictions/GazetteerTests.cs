using Tracker.Domain.Jurisdictions;

namespace Tracker.Domain.Tests.Jurisdictions;

public sealed class GazetteerTests
{
    [Theory]
    [InlineData("TX", "TX")]
    [InlineData("tx", "TX")]
    [InlineData("Texas", "TX")]
    [InlineData("TEXAS ", "TX")]
    [InlineData("\u00A0New\u00A0 Mexico ", "NM")]
    [InlineData("North  Carolina", "NC")]
    [InlineData("DELAWARE**", "DE")]
    [InlineData("D.C.", "DC")]
    [InlineData("District of Columbia", "DC")]
    [InlineData("Puerto Rico", "PR")]
    [InlineData("Guam", "GU")]
    [InlineData("American Samoa", "AS")]
    [InlineData("Northern Mariana Islands", "MP")]
    [InlineData("Commonwealth of the Northern Mariana Islands", "MP")]
    [InlineData("Virgin Islands", "VI")]
    [InlineData("United States Virgin Islands", "VI")]
    public void A_state_is_found_by_its_name_or_code(string text, string code)
    {
        Known.Gazetteer.FindState(text).Found!.StateCode.ShouldBe(code);
    }

    [Theory]
    [InlineData("UTAHJ", "There is no state called “UTAHJ”. Did you mean UTAH?")]
    [InlineData("Texs", "There is no state called “Texs”. Did you mean Texas?")]
    [InlineData("Quebec", "There is no state called “Quebec”. Write its name or its two-letter code.")]
    [InlineData("TXX", "There is no state called “TXX”. Write its name or its two-letter code.")]
    [InlineData("", "There is no state called “”. Write its name or its two-letter code.")]
    public void A_mistyped_state_is_offered_and_never_taken(string text, string problem)
    {
        var match = Known.Gazetteer.FindState(text);

        match.Found.ShouldBeNull();
        match.Problem.ShouldBe(problem);
    }

    [Theory]
    [InlineData("TX", "Harris County", "48201")]
    [InlineData("TX", "harris county ", "48201")]
    [InlineData("TX", "Harris", "48201")]
    [InlineData("LA", "Orleans Parish", "22071")]
    [InlineData("LA", "Orleans County", "22071")]
    [InlineData("LA", "Orleans", "22071")]
    [InlineData("LA", "Saint Tammany Parish", "22103")]
    [InlineData("AK", "Kenai Peninsula", "02122")]
    [InlineData("AK", "Yakutat", "02282")]
    [InlineData("AK", "Bethel", "02050")]
    [InlineData("PR", "San Juan", "72127")]
    [InlineData("CT", "Capitol Planning Region", "09110")]
    [InlineData("NM", "Dona Ana", "35013")]
    [InlineData("NM", "Doña Ana County", "35013")]
    [InlineData("IN", "De Kalb County", "18033")]
    [InlineData("IN", "DeKalb", "18033")]
    [InlineData("IN", "La Porte County", "18091")]
    [InlineData("MO", "Sainte Genevieve", "29186")]
    [InlineData("MO", "Ste. Genevieve County", "29186")]
    [InlineData("VA", "Richmond city", "51760")]
    [InlineData("VA", "Richmond County", "51159")]
    [InlineData("VA", "Virginia Beach", "51810")]
    [InlineData("VA", "Virginia Beach City", "51810")]
    [InlineData("VA", "James City", "51095")]
    [InlineData("VA", "James City County", "51095")]
    [InlineData("VA", "Charles City", "51036")]
    [InlineData("MD", "Baltimore city", "24510")]
    [InlineData("MD", "Baltimore County", "24005")]
    [InlineData("NV", "Carson City", "32510")]
    [InlineData("IL", "Rock Island", "17161")]
    [InlineData("IL", "Rock Island County", "17161")]
    [InlineData("DC", "District of Columbia", "11001")]
    [InlineData("FL", "Dade", null)]
    public void A_county_is_found_with_its_suffix_another_or_none(string state, string text, string? geoid)
    {
        Known.Gazetteer.FindCounty(Known.State(state), text).Found?.Geoid.Value.ShouldBe(geoid);
        (Known.Gazetteer.FindCounty(Known.State(state), text).Found is null).ShouldBe(geoid is null);
    }

    [Fact]
    public void Every_county_is_found_by_its_name_and_without_its_suffix_unless_another_bears_it()
    {
        string[] suffixes = [" city and borough", " census area", " planning region", " municipality", " municipio", " borough", " county", " parish", " city"];
        var counties = Known.Gazetteer.All.Where(j => j.Level == JurisdictionLevel.County).ToList();
        foreach (var county in counties)
        {
            var state = Known.Gazetteer.StateOf(county);
            Known.Gazetteer.FindCounty(state, county.Name).Found.ShouldBe(county, county.Name);
            var suffix = suffixes.FirstOrDefault(s => county.Name.EndsWith(s, StringComparison.OrdinalIgnoreCase)) ?? "";
            var bare = county.Name[..^suffix.Length];
            var namesakes = counties.Count(c => c.StateCode == county.StateCode && c.Name.StartsWith(bare + " ", StringComparison.OrdinalIgnoreCase) && suffixes.Contains(c.Name[bare.Length..].ToLowerInvariant(), StringComparer.Ordinal));
            if (namesakes == 1)
            {
                Known.Gazetteer.FindCounty(state, bare).Found.ShouldBe(county, $"{bare}, {county.StateCode}");
            }
        }
    }

    [Fact]
    public void A_county_with_one_slip_of_the_keyboard_is_found_or_offered_and_never_mistaken_for_another()
    {
        var random = new Random(287);
        var counties = Known.Gazetteer.All.Where(j => j.Level == JurisdictionLevel.County && j.StateCode is not ("PR" or "VI" or "GU" or "MP" or "AS")).OrderBy(j => j.Geoid).ToList();
        var (asked, right, wrong) = (0, 0, new List<string>());
        foreach (var county in counties)
        {
            var state = Known.Gazetteer.StateOf(county);
            var slip = Slip(county.Name, random);
            var match = Known.Gazetteer.FindCounty(state, slip);
            asked += match.Found == county ? 0 : 1;
            right += match.Found is null && match.Offered.Contains(county) ? 1 : 0;
            if (match.Found is not null && match.Found != county)
            {
                wrong.Add($"{slip}, {county.StateCode}: {match.Found.Name} in place of {county.Name}");
            }
        }

        // A slip can write another county's very name: “Marion” for “Marin” stays what it says.
        wrong.Count.ShouldBeLessThan(counties.Count / 200, string.Join("; ", wrong));
        asked.ShouldBeGreaterThan(1_000);
        (right / (double)asked).ShouldBeGreaterThan(0.95, $"{right} of {asked}");
    }

    private static string Slip(string name, Random random)
    {
        var at = random.Next(1, name.Length - 1);
        var letter = (char)('a' + random.Next(26));
        return random.Next(4) switch
        {
            0 => name.Remove(at, 1),
            1 => name.Insert(at, letter.ToString()),
            2 => $"{name[..at]}{letter}{name[(at + 1)..]}",
            _ => $"{name[..(at - 1)]}{name[at]}{name[at - 1]}{name[(at + 1)..]}",
        };
    }

    [Theory]
    [InlineData("VA", "Richmond", "There is no county called “Richmond” in Virginia.", new[] { "51159", "51760" })]
    [InlineData("MD", "Baltimore", "There is no county called “Baltimore” in Maryland.", new[] { "24005", "24510" })]
    [InlineData("MO", "St Louis", "There is no county called “St Louis” in Missouri.", new[] { "29189", "29510" })]
    [InlineData("TX", "Haris County", "There is no county called “Haris County” in Texas.", new[] { "48201" })]
    [InlineData("KY", "Frankin Couty", "There is no county called “Frankin Couty” in Kentucky.", new string[0])]
    [InlineData("KY", "Frankin", "There is no county called “Frankin” in Kentucky.", new[] { "21073" })]
    [InlineData("MT", "Cass County", "There is no county called “Cass County” in Montana.", new string[0])]
    public void A_county_that_is_mistyped_or_shared_is_offered_and_never_taken(string state, string text, string problem, string[] offered)
    {
        var match = Known.Gazetteer.FindCounty(Known.State(state), text);

        match.Found.ShouldBeNull();
        match.Problem.ShouldBe(problem);
        foreach (var geoid in offered)
        {
            match.Offered.Select(j => j.Geoid.Value).ShouldContain(geoid);
        }
    }

    [Theory]
    [InlineData("TX", "Houston", "4835000")]
    [InlineData("TX", "Houston city", "4835000")]
    [InlineData("TX", "Houston County", "48225")]
    [InlineData("TX", "Texas", "48")]
    [InlineData("TX", "Harris", "48201")]
    [InlineData("FL", "Orange County", "12095")]
    [InlineData("MA", "Brookline", "2502109175")]
    [InlineData("MA", "Brookline town", "2502109175")]
    [InlineData("PA", "Abington", null)]
    [InlineData("VA", "Richmond city", "5167000")]
    [InlineData("VA", "Richmond", "5167000")]
    [InlineData("MO", "St. Louis city", "2965000")]
    [InlineData("NV", "Carson City", "3209700")]
    [InlineData("OK", "Oklahoma City", "4055000")]
    public void Any_jurisdiction_is_found_by_its_name_and_an_independent_city_is_one_government(string state, string text, string? geoid)
    {
        Known.Gazetteer.Find(Known.State(state), text).Found?.Geoid.Value.ShouldBe(geoid);
    }

    [Fact]
    public void Namesakes_are_offered_with_what_tells_them_apart()
    {
        var match = Known.Gazetteer.Find(Known.State("PA"), "Sewickley township");
        match.Found!.Geoid.Value.ShouldBe("4212969392");

        match = Known.Gazetteer.Find(Known.State("PA"), "Derry township");
        match.Found.ShouldBeNull();
        match.Problem.ShouldBe("4 jurisdictions are called “Derry township” in Pennsylvania. Give the GEOID of the one you mean.");
        Known.Gazetteer.Question(match.Offered).ShouldStartWith(" Did you mean Derry township, Dauphin County, PA (4204318936)");
    }

    [Fact]
    public void A_mistyped_place_is_offered()
    {
        var match = Known.Gazetteer.Find(Known.State("TX"), "Huston");

        match.Found.ShouldBeNull();
        match.Problem.ShouldBe("There is no jurisdiction called “Huston” in Texas.");
        Known.Gazetteer.Question(match.Offered).ShouldBe(" Did you mean Houston, TX (4835000), Austin, TX (4805000) or Burton, TX (4811536)?");
    }

    [Fact]
    public void Nothing_near_asks_nothing()
    {
        Known.Gazetteer.Question([]).ShouldBe("");
    }

    [Fact]
    public void Places_of_a_name_are_places_and_subdivisions_only()
    {
        Known.Gazetteer.PlacesNamed(Known.State("TX"), "Houston").Select(j => j.Geoid.Value).ShouldBe(["4835000"]);
        Known.Gazetteer.PlacesNamed(Known.State("TX"), "Harris County").ShouldBeEmpty();
        Known.Gazetteer.PlacesNamed(Known.State("MA"), "Brookline").Select(j => j.Geoid.Value).ShouldBe(["2502109175"]);
    }

    [Fact]
    public void Every_jurisdiction_is_found_by_its_own_geoid_and_every_parent_is_there()
    {
        Known.Gazetteer.Count.ShouldBe(56 + 3_222 + 19_519 + 16_412);
        Known.Gazetteer.All.ShouldAllBe(j => Known.Gazetteer.Find(j.Geoid) == j);
        Known.Gazetteer.All.ShouldAllBe(j => j.ParentGeoid == null || Known.Gazetteer.Find(j.ParentGeoid.Value) != null);
        Known.Gazetteer.All.ShouldAllBe(j => j.SameGovernmentAs == null || Known.Gazetteer.Find(j.SameGovernmentAs.Value)!.Level == JurisdictionLevel.County);
    }

    [Fact]
    public void The_postal_codes_are_those_of_the_gazetteer()
    {
        UsStates.Codes.Order().ShouldBe(Known.Gazetteer.All.Where(j => j.Level == JurisdictionLevel.State).Select(j => j.StateCode).Order());
        UsStates.IsCode("TX").ShouldBeTrue();
        UsStates.IsCode("tx").ShouldBeFalse();
    }
}
