using System.Text;
using Tracker.Domain.Agencies;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.Imports;
using Tracker.Domain.Imports.FbiLee;
using Tracker.Domain.Records;

namespace Tracker.Domain.Tests.Imports.FbiLee;

public sealed class FbiLeeTests
{
    private const string Header = "ori,data_year,pub_agency_name,state_abbr,county_name,agency_type_name,population";
    private const string Harris = "TX1010000,2025,Harris,TX,HARRIS,County,2188000";
    private const string Anchorage = "AK0010100,2025,Anchorage,AK,ANCHORAGE,City,287385";

    private static readonly FbiLeeProfile Profile = new();

    private readonly Office _office = new();

    [Theory]
    [InlineData("Anchorage,AK,ANCHORAGE,City", "Anchorage Police Department", AgencyKind.Police, "02020")]
    [InlineData("Houston,TX,\"FORT BEND, HARRIS, MONTGOMERY\",City", "Houston Police Department", AgencyKind.Police, "4835000")]
    [InlineData("\"Springfield Township, Montgomery County\",PA,MONTGOMERY,City", "Springfield Township Police Department", AgencyKind.Police, "4209173088")]
    [InlineData("Hampton Township,MI,BAY,City", "Hampton Township Police Department", AgencyKind.Police, "2601736260")]
    [InlineData("Floral Park Village,NY,NASSAU,City", "Floral Park Village Police Department", AgencyKind.Police, "3626264")]
    [InlineData("Village of Pinecrest,FL,MIAMI-DADE,City", "Village of Pinecrest Police Department", AgencyKind.Police, "1256625")]
    [InlineData("Waukesha,WI,WAUKESHA,City", "Waukesha Police Department", AgencyKind.Police, "5584250")]
    [InlineData("Portsmouth City Sheriff's Office,VA,PORTSMOUTH CITY,City", "Portsmouth City Sheriff's Office", AgencyKind.Sheriff, "51740")]
    [InlineData("Washington,DC,NOT SPECIFIED,City", "Washington Police Department", AgencyKind.Police, "11001")]
    [InlineData("Valdez,AK,VALDEZ-CORDOVA,City", "Valdez Police Department", AgencyKind.Police, "0282200")]
    [InlineData("Adams,CO,ADAMS,County", "Adams County Sheriff's Office", AgencyKind.Sheriff, "08001")]
    [InlineData("St. Tammany,LA,ST TAMMANY,County", "St. Tammany Parish Sheriff's Office", AgencyKind.Sheriff, "22103")]
    [InlineData("Richmond,VA,RICHMOND,County", "Richmond County Sheriff's Office", AgencyKind.Sheriff, "51159")]
    [InlineData("Baltimore County Police Department,MD,BALTIMORE,County", "Baltimore County Police Department", AgencyKind.Police, "24005")]
    [InlineData("Nassau,NY,NASSAU,County", "Nassau County Police Department", AgencyKind.Police, "36059")]
    [InlineData("Augusta-Richmond,GA,RICHMOND,County", "Augusta-Richmond", AgencyKind.Other, "13245")]
    [InlineData("Marietta College,OH,WASHINGTON,University or College", "Marietta College Police Department", AgencyKind.University, "39167")]
    [InlineData("Pennsylvania State University:,PA,FRANKLIN,University or College", "Pennsylvania State University Police Department, Franklin County", AgencyKind.University, "42055")]
    [InlineData("State Police:,OR,CURRY,State Police", "Oregon State Police, Curry County", AgencyKind.StatePolice, "41015")]
    [InlineData("\"State Police, Avondale\",PA,CHESTER,State Police", "Pennsylvania State Police, Avondale", AgencyKind.StatePolice, "42029")]
    [InlineData("State Patrol,CO,NOT SPECIFIED,State Police", "Colorado State Patrol", AgencyKind.StatePolice, "08")]
    [InlineData("Oklahoma Highway Patrol,OK,NOT SPECIFIED,State Police", "Oklahoma Highway Patrol", AgencyKind.StatePolice, "40")]
    [InlineData("Forestry Commission:,SC,LEE,Other State Agency", "Forestry Commission, Lee County", AgencyKind.OtherStateAgency, "45061")]
    [InlineData("Kansas Bureau of Investigation,KS,SHAWNEE,Other State Agency", "Kansas Bureau of Investigation", AgencyKind.OtherStateAgency, "20")]
    [InlineData("Poarch Creek Tribal,AL,NOT SPECIFIED,Tribal", "Poarch Creek Tribal Police Department", AgencyKind.Tribal, "01")]
    [InlineData("Cherokee Nation,OK,NOT SPECIFIED,Tribal", "Cherokee Nation", AgencyKind.Tribal, "40")]
    [InlineData("Tampa International Airport,FL,HILLSBOROUGH,Other", "Tampa International Airport", AgencyKind.Airport, "12057")]
    [InlineData("Coffee County Schools,GA,COFFEE,Other", "Coffee County Schools", AgencyKind.School, "13069")]
    [InlineData("Lincoln,NB,LANCASTER,City", "Lincoln Police Department", AgencyKind.Police, "3128000")]
    [InlineData("Guam Police Department,GM,NOT SPECIFIED,Other", "Guam Police Department", AgencyKind.Police, "66")]
    public void An_agency_has_the_name_people_write_and_a_home(string cells, string name, AgencyKind kind, string geoid)
    {
        var row = Plan($"XX0000000,2025,{cells},0").Rows[0];

        row.Problems.ShouldBeEmpty();
        row.Outcome.ShouldBe(RowOutcome.New);
        (row.Agency!.Agency.Name, row.Agency.Agency.Kind, row.Agency.Agency.Home.Value).ShouldBe((name, kind, geoid));
        row.Agency.Ori.ShouldBe("XX0000000");
    }

    [Fact]
    public void The_published_name_is_kept_as_another_name_where_it_is_another()
    {
        var plan = Plan(Harris, "TX1010101,2025,Bellaire Police Department,TX,HARRIS,City,1");

        plan.Rows.Select(r => r.Agency!.OtherNames).ShouldBe([["Harris"], []]);
        plan.Rows[0].RecordRef.ShouldBe(plan.Rows[0].Agency!.Agency.Ref);
        plan.Rows[0].Agency!.HomeName.ShouldBe("Harris County, TX");
    }

    [Theory]
    [InlineData("Chagrin Falls,OH,CUYAHOGA,City", "The file says Cuyahoga County; the Census places the centre of Chagrin Falls village in Geauga County, next to it.")]
    [InlineData("Slate Belt Regional,PA,NORTHAMPTON,City", "No one place that the name says was found in Northampton County, so the agency is filed under the county.")]
    [InlineData("New York,NY,NOT SPECIFIED,City", "The file gives no county; the only place of that name in New York is New York city.")]
    [InlineData("Yale University,CT,NEW HAVEN,University or College", "NEW HAVEN is no county any more, so the agency is filed under Connecticut.")]
    [InlineData("Kansas Bureau of Investigation,KS,SHAWNEE,Other State Agency", "An agency of the state, seated in Shawnee County: it is filed under Kansas.")]
    [InlineData("Pana,IL,\"CHRISTIAN, SHELBIE\",City", "There is no county called “SHELBIE” in Illinois.")]
    [InlineData("Anchorage,AK,ANCHORAGE,City", null)]
    public void What_had_to_be_understood_is_said(string cells, string? note)
    {
        Plan($"XX0000000,2025,{cells},0").Rows[0].Notes.ShouldBe(note is null ? [] : [note]);
    }

    [Theory]
    [InlineData("DC001457Y", "11", "A federal agency: it is filed under District of Columbia, where its ORI says it sits.")]
    [InlineData("VADPP0000", "51", "A federal agency: it is filed under Virginia, where its ORI says it sits.")]
    [InlineData("USAID000Z", "11", "A federal agency: it is filed under District of Columbia, where federal agencies have their seat.")]
    public void A_federal_agency_is_at_home_where_its_ori_says(string ori, string geoid, string note)
    {
        var row = Plan($"{ori},2025,Some Agency,FS,NOT SPECIFIED,Federal,0").Rows[0];

        row.Agency!.Agency.Home.Value.ShouldBe(geoid);
        row.Notes.ShouldBe([note]);
    }

    [Theory]
    [InlineData("AK001,2025,Anchorage,AK,ANCHORAGE,City", "ori “AK001”: This is no ORI: it has nine letters and digits, such as TX1010000. Correct it, or take the row out.")]
    [InlineData(",2025,Anchorage,AK,ANCHORAGE,City", "ori “”: The ORI is missing. Enter it, or take the row out.")]
    [InlineData("AK00101é0,2025,Anchorage,AK,ANCHORAGE,City", "ori “AK00101É0”: This is no ORI: it has nine letters and digits, such as TX1010000. Correct it, or take the row out.")]
    [InlineData("AK0010100,2025,  : ,AK,ANCHORAGE,City", "pub_agency_name “:”: The agency’s name is missing. Enter it, or take the row out.")]
    [InlineData("AK0010100,2025,Anchorage,ZZ,ANCHORAGE,City", "state_abbr “ZZ”: There is no state called “ZZ”. Write its name or its two-letter code.")]
    [InlineData("AK0010100,2025,Anchorage,AK,ANCHORAGE,Village", "agency_type_name “Village”: “Village” is no type of agency. The types are: City, County, University or College, State Police, Other State Agency, Tribal, Federal, Other.")]
    [InlineData("TX1010000,2025,Haris,TX,HARIS,County", "county_name “HARIS”: There is no county called “HARIS” in Texas. Did you mean Harris County, TX (48201)?")]
    [InlineData("TX1010000,2025,Houston,TX,QQQQQQ,City", "county_name “QQQQQQ”: There is no county called “QQQQQQ” in Texas. Did you mean Harris County, TX (48201)?")]
    public void A_row_that_cannot_be_placed_is_refused_with_its_remedy(string cells, string problem)
    {
        var plan = Plan(cells + ",0");

        plan.Rows[0].Outcome.ShouldBe(RowOutcome.Refused);
        plan.Rows[0].Problems.Select(p => $"{p.Column} “{p.Value}”: {p.Message}").ShouldBe([problem]);
    }

    [Fact]
    public void Hostile_cells_are_text_and_nothing_else()
    {
        var formula = Plan("TX1010199,2025,'=HYPERLINK(1),TX,HARRIS,Other,0").Rows[0];
        formula.Agency!.Agency.Name.ShouldBe("=HYPERLINK(1)");

        var endless = Plan($"TX1010199,2025,{new string('x', 5000)},TX,HARRIS,Other,0").Rows[0];
        endless.Problems.Single().Message.ShouldBe("The name has more than 120 characters. Shorten it.");
        endless.Problems.Single().Value!.Length.ShouldBeLessThan(200);
    }

    [Fact]
    public void The_same_file_again_changes_nothing()
    {
        _office.Apply(Plan(Harris, Anchorage));

        var again = Plan(Harris, Anchorage);
        again.Rows.ShouldAllBe(r => r.Outcome == RowOutcome.Unchanged);
        again.HasNothingToDo.ShouldBeTrue();
        _office.Agencies.Select(a => a.Ori).ShouldBe(["TX1010000", "AK0010100"]);
    }

    [Theory]
    [InlineData("Harris County Sheriff’s Office", "48201")]
    [InlineData("Harris County Sheriff", "48201")]
    [InlineData("HARRIS COUNTY SHERIFF'S DEPARTMENT", "48201")]
    [InlineData("Harris County Sheriff’s Office", "48")]
    public void An_agency_that_is_there_gets_its_ori_and_is_not_doubled(string known, string home)
    {
        var sheriff = Recorded(known, home);

        var row = Plan(Harris).Rows[0];
        row.Outcome.ShouldBe(RowOutcome.Changed);
        row.RecordRef.ShouldBe(sheriff.Ref);
        row.Changes.ShouldBe([new CellChange("ori", null, "TX1010000"), new CellChange("also called", null, "Harris")]);

        _office.Apply(Plan(Harris));
        _office.Agencies.ShouldHaveSingleItem();
        (sheriff.Name, sheriff.Ori, sheriff.HomeGeoid.Value).ShouldBe((known, "TX1010000", home));
        Plan(Harris).HasNothingToDo.ShouldBeTrue();
    }

    [Fact]
    public void An_ori_goes_before_every_name()
    {
        var moved = Recorded("Harris County Constable Precinct 1", "48201");
        moved.BeKnownBy("TX1010000");
        var named = Recorded("Harris County Sheriff's Office", "48201");

        _office.Apply(Plan(Harris));

        moved.Aliases.Select(a => a.Name).ShouldBe(["Harris"]);
        named.Ori.ShouldBeNull();
    }

    [Theory]
    [InlineData("TX1010000,2026,Harris Co,TX,HARRIS,County", RowOutcome.Changed)]
    [InlineData("TX1010000,2026,Harris,TX,NOT SPECIFIED,Tribal", RowOutcome.Unchanged)]
    [InlineData("TX1010000,2026,Travis,TX,TRAVIS,County", RowOutcome.Conflict)]
    [InlineData("TX1010000,2026,Adams,CO,ADAMS,County", RowOutcome.Conflict)]
    public void An_ori_that_turns_up_in_another_county_is_a_conflict(string cells, RowOutcome outcome)
    {
        _office.Apply(Plan(Harris));

        var row = Plan(cells + ",1").Rows[0];
        row.Outcome.ShouldBe(outcome);
        row.Problems.ShouldAllBe(p => p.Message.StartsWith("This is recorded as Harris County Sheriff's Office, Harris County, TX, but the file says "));
        row.Problems.Count.ShouldBe(outcome == RowOutcome.Conflict ? 1 : 0);
    }

    [Fact]
    public void A_near_name_is_offered_and_never_taken()
    {
        var near = Recorded("Big Sandy Police Departement", "4808224");

        var row = Plan("TX2300100,2025,Big Sandy,TX,UPSHUR,City,1").Rows[0];
        row.Outcome.ShouldBe(RowOutcome.New);
        row.Notes.ShouldBe([$"Near in name, recorded there without an ORI, and left as it is: “{near.Name}” ({near.Ref})."]);
    }

    [Fact]
    public void An_agency_that_two_rows_could_be_is_neithers()
    {
        var somewhere = Recorded("Washington Township Police Department", "39");

        var plan = Plan("OH0460000,2025,\"Washington Township, Logan County\",OH,LOGAN,City,1", "OH0480000,2025,\"Washington Township, Lucas County\",OH,LUCAS,City,1");
        plan.Rows.ShouldAllBe(r => r.Outcome == RowOutcome.New && r.RecordRef != somewhere.Ref);
        plan.Rows.ShouldAllBe(r => r.Notes.Single().Contains(somewhere.Ref));
    }

    [Fact]
    public void A_name_cut_short_is_told_from_its_namesakes_by_the_ori()
    {
        const string one = "TX1700300,2025,Independent School District:,TX,MONTGOMERY,Other,0";
        const string two = "TX1700400,2025,Independent School District:,TX,MONTGOMERY,Other,0";
        const string alone = "TX2230300,2025,Independent School District:,TX,TERRY,Other,0";

        var plan = Plan(one, two, alone);
        plan.Rows.Select(r => r.Agency!.Agency.Name).ShouldBe(
        [
            "Independent School District, Montgomery County (TX1700300)",
            "Independent School District, Montgomery County (TX1700400)",
            "Independent School District, Terry County",
        ]);

        _office.Apply(Plan(one, alone));
        var later = Plan(one, two, alone);
        later.Rows.Select(r => r.Outcome).ShouldBe([RowOutcome.Unchanged, RowOutcome.New, RowOutcome.Unchanged]);
        later.Rows[1].Agency!.Agency.Name.ShouldBe("Independent School District, Montgomery County (TX1700400)");
    }

    [Fact]
    public void A_whole_name_with_another_ori_is_the_same_agency_known_by_the_newer()
    {
        const string old = "CA007240X,2022,San Ramon,CA,CONTRA COSTA,City,0";
        const string current = "CA0074000,2025,San Ramon,CA,CONTRA COSTA,City,85810";

        var plan = Plan(old, current);
        plan.Rows.Select(r => r.Outcome).ShouldBe([RowOutcome.Unchanged, RowOutcome.New]);
        plan.Rows[0].Notes.ShouldBe(["The same agency as row 3, which has the newer ORI; this one is kept as another name of it."]);
        _office.Apply(plan);

        var agency = _office.Agencies.Single();
        (agency.Ori, string.Join(' ', agency.Aliases.Select(a => a.Name))).ShouldBe(("CA0074000", "San Ramon CA007240X"));
        Plan(old, current).HasNothingToDo.ShouldBeTrue();
        Plan(old).HasNothingToDo.ShouldBeTrue();

        var renumbered = Plan("CA0079900,2026,San Ramon,CA,CONTRA COSTA,City,85810").Rows[0];
        renumbered.RecordRef.ShouldBe(agency.Ref);
        renumbered.Changes.ShouldBe([new CellChange("also called", null, "CA0079900")]);
    }

    [Fact]
    public void An_ori_twice_in_a_file_is_nothing_new_or_a_contradiction()
    {
        var plan = Plan(Harris, Harris, Harris.Replace("Harris,TX", "Harrison,TX", StringComparison.Ordinal));

        plan.Rows.Select(r => r.Outcome).ShouldBe([RowOutcome.New, RowOutcome.Unchanged, RowOutcome.Refused]);
        plan.Rows[1].Notes.ShouldBe(["The same as row 2."]);
        plan.Rows[2].Problems.Single().Message.ShouldBe("Row 2 has this ORI already, for “Harris”. Keep the right one of the two.");
    }

    [Fact]
    public void The_file_is_known_by_its_columns_and_says_which_are_not_read()
    {
        var headers = new TableHeaders(Header.Split(','));
        ImportProfiles.Recognise(headers).ShouldBeOfType<FbiLeeProfile>();
        Profile.Refuses(headers).ShouldBeNull();
        Profile.Ignored(headers).ShouldBe(["population"]);

        Profile.Refuses(new TableHeaders(["ori", "state_abbr"])).ShouldBe("This is not the FBI’s file of law-enforcement employees: it has no column pub_agency_name, county_name, agency_type_name. Choose another kind of file, or the file as the FBI published it.");
    }

    [Fact]
    public void References_that_were_promised_are_kept()
    {
        var kept = new PromisedRefs(new Dictionary<int, string> { [2] = "agency-000001" }).Keep(Plan(Harris).Rows[0]);

        kept.RecordRef.ShouldBe("agency-000001");
        kept.Agency!.Make().Ref.ShouldBe("agency-000001");
    }

    private ImportPlan Plan(params string[] rows) =>
        _office.Plan(Encoding.UTF8.GetBytes(string.Join("\r\n", rows.Prepend(Header)) + "\r\n"), Profile);

    private Agency Recorded(string name, string home)
    {
        _office.Add(new Agreement287gInput { Geoid = home, Agency = name, Model = "task_force", SignedOn = "2025-03-10", Sources = { new() { Url = "https://example.org/" } } }, Agreement287gColumns.Type);
        return _office.Agencies[^1];
    }
}
