using FsCheck.Xunit;
using Tracker.Domain.Agencies;

namespace Tracker.Domain.Tests.Agencies;

/// <summary>The names are from ICE's lists as published, slips included, unless they say otherwise.</summary>
public sealed class AgencyNameTests
{
    [Theory]
    [InlineData("Etowah County Sheriff’s Office", AgencyKind.Sheriff)]
    [InlineData("Marshall County Sheriff's Office", AgencyKind.Sheriff)]
    [InlineData("Jacksonville Sheriff's Office", AgencyKind.Sheriff)]
    [InlineData("Mesa Police Department", AgencyKind.Police)]
    [InlineData("Daytona Beach Shores Public Safety", AgencyKind.Police)]
    [InlineData("City of Zephyrhills Police Department", AgencyKind.Police)]
    [InlineData("Marshalltown Police Department", AgencyKind.Police)]
    [InlineData("Pueblo Police Department", AgencyKind.Police)]
    [InlineData("College Station Police Department", AgencyKind.Police)]
    [InlineData("College Park Police Department", AgencyKind.Police)]
    [InlineData("University Park Police Department", AgencyKind.Police)]
    [InlineData("University City Police Department", AgencyKind.Police)]
    [InlineData("State College Police Department", AgencyKind.Police)]
    [InlineData("Idaho State Police", AgencyKind.StatePolice)]
    [InlineData("Nebraska State Patrol", AgencyKind.StatePolice)]
    [InlineData("Wyoming Highway State Patrol", AgencyKind.StatePolice)]
    [InlineData("Missouri Highway Patrol", AgencyKind.StatePolice)]
    [InlineData("Virginia Department of State Police", AgencyKind.StatePolice)]
    [InlineData("Florida Department of Highway Safety and Motor Vehicles, Division of Highway Patrol", AgencyKind.StatePolice)]
    [InlineData("Texas Department of Public Safety - Texas Highway Patrol", AgencyKind.StatePolice)]
    [InlineData("Alaska Department of Corrections", AgencyKind.Corrections)]
    [InlineData("Cambria County Prison", AgencyKind.Corrections)]
    [InlineData("Bullitt County Detention Center", AgencyKind.Corrections)]
    [InlineData("Jackson County Correctional Facility", AgencyKind.Corrections)]
    [InlineData("Albermarle District Jail", AgencyKind.Corrections)]
    [InlineData("Rappahannock, Shenandoah, Warren Regional Jail Authority", AgencyKind.Corrections)]
    [InlineData("University of Central Florida Police Department", AgencyKind.University)]
    [InlineData("Florida State College at Jacksonville Police Department", AgencyKind.University)]
    [InlineData("Santa Fe College Police Department", AgencyKind.University)]
    [InlineData("New College of Florida Police Department", AgencyKind.University)]
    [InlineData("District Board of Trustees of Pensacola State College", AgencyKind.University)]
    [InlineData("Caney Valley Public Schools Police Department", AgencyKind.School)]
    [InlineData("Melbourne International Airport Police Department", AgencyKind.Airport)]
    [InlineData("Sarasota Manatee Airport Authority Police Department", AgencyKind.Airport)]
    [InlineData("Fannin County Constable Precinct 3", AgencyKind.Constable)]
    [InlineData("Greene Township Constables's Office", AgencyKind.Constable)]
    [InlineData("Office of Constable Monroeville 6th Ward", AgencyKind.Constable)]
    [InlineData("New Berlin Marshal's Office", AgencyKind.Marshal)]
    [InlineData("Ward 5 Marshal's Office", AgencyKind.Marshal)]
    [InlineData("Louisiana Office of the State Fire Marshal", AgencyKind.OtherStateAgency)]
    [InlineData("Texas National Guard", AgencyKind.NationalGuard)]
    [InlineData("Florida State Guard", AgencyKind.NationalGuard)]
    [InlineData("Cherokee Nation Marshal Service", AgencyKind.Tribal)]
    [InlineData("Pueblo of Laguna Police Department", AgencyKind.Tribal)]
    [InlineData("Florida Department of Law Enforcement", AgencyKind.OtherStateAgency)]
    [InlineData("Kansas Bureau Of Investigation", AgencyKind.OtherStateAgency)]
    [InlineData("Florida Gaming Control Commission", AgencyKind.OtherStateAgency)]
    [InlineData("Texas Office of the Attorney General", AgencyKind.OtherStateAgency)]
    [InlineData("COMET Drug Task Force", AgencyKind.Other)]
    [InlineData("Hendricks County Prosecutor's Office", AgencyKind.Other)]
    [InlineData("", AgencyKind.Other)]
    public void The_name_tells_what_kind_of_agency_it_is(string name, AgencyKind kind)
    {
        AgencyName.KindOf(name).ShouldBe(kind);
    }

    [Theory]
    [InlineData("Mesa Police Department", "mesa")]
    [InlineData("City of Miami Springs Police Department", "miami springs")]
    [InlineData("Town of Palm Beach Police Department", "palm beach")]
    [InlineData("Village of Clearview Police Department", "clearview")]
    [InlineData("City of St. Cloud Police Department", "st cloud")]
    [InlineData("Saint Hedwig Marshal's Office", "st hedwig")]
    [InlineData("Waterloo Marshal's Office", "waterloo")]
    [InlineData("Daytona Beach Shores Public Safety", "daytona beach shores")]
    [InlineData("Indian River Shores Department of Public Safety", "indian river shores")]
    [InlineData("Jupiter Island Department of Public Safety", "jupiter island")]
    [InlineData("Derry Township Constable's Office", "derry township")]
    [InlineData("Lansdowne Borough Constable's Office", "lansdowne borough")]
    [InlineData("Office of Constable Monroeville 6th Ward", "monroeville")]
    [InlineData("College Station Police Department", "college station")]
    [InlineData("University Park Police Department", "university park")]
    [InlineData("State College Police Department", "state college")]
    [InlineData("Harris County Sheriff’s Office", null)]
    [InlineData("Jacksonville Sheriff's Office", null)]
    [InlineData("University of Florida Police Department", null)]
    [InlineData("Santa Fe College Police Department", null)]
    [InlineData("Florida International University Police Department", null)]
    [InlineData("Caney Valley Public Schools Police Department", null)]
    [InlineData("Sanford Airport Police Department", null)]
    [InlineData("Fannin County Constable Precinct 3", null)]
    [InlineData("Idaho State Police Department", null)]
    [InlineData("Texas National Guard", null)]
    [InlineData("COMET Drug Task Force", null)]
    public void The_place_stands_before_the_agencys_own_word(string name, string? place)
    {
        AgencyName.PlaceIn(name).ShouldBe(place);
    }

    [Theory]
    [InlineData("Harris County Sheriff’s Office", "harris county")]
    [InlineData("St. Tammany Parish Sheriff's Office", "st tammany parish")]
    [InlineData("Prince George’s County Police Department", "prince georges county")]
    [InlineData("Miami-Dade County Corrections", "miami dade county")]
    [InlineData("Fannin County Criminal District Attorney's Office", "fannin county")]
    [InlineData("Parker County (County) Attorney's Office", "parker county")]
    [InlineData("Gulf County Board of County Commissioners /Detention Facility", "gulf county")]
    [InlineData("Bexar County Constable Precinct 3", "bexar county")]
    [InlineData("Mesa Police Department", null)]
    [InlineData("Jacksonville Sheriff's Office", null)]
    public void The_county_is_named_with_its_word(string name, string? county)
    {
        AgencyName.CountyIn(name).ShouldBe(county);
    }

    [Theory]
    [InlineData("City of Mesa Police Department", "Mesa Police Department")]
    [InlineData("Harris County Sheriff’s Office", "Harris County Sheriff's Office")]
    [InlineData("The Villages Police", "Villages Police")]
    [InlineData("St. Cloud Police Department", "Saint Cloud Police Department")]
    [InlineData("MESA  POLICE DEPARTMENT ", "Mesa Police Department")]
    public void The_same_agency_is_printed_in_several_ways(string one, string other)
    {
        AgencyName.Fold(one).ShouldBe(AgencyName.Fold(other));
    }

    [Theory]
    [InlineData("Pima County Sheriff’s Office", "Pinal County Sheriff’s Office")]
    [InlineData("Melbourne Police Department", "Melbourne Beach Police Department")]
    [InlineData("Bradley County Constable District 1", "Bradley County Constable District 6")]
    public void Near_names_are_other_agencies(string one, string other)
    {
        AgencyName.Fold(one).ShouldNotBe(AgencyName.Fold(other));
    }

    [Property(MaxTest = 500)]
    public bool Any_text_can_be_asked(string? text)
    {
        AgencyName.PlaceIn(text ?? "");
        AgencyName.CountyIn(text ?? "");
        return Enum.IsDefined(AgencyName.KindOf(text ?? ""));
    }

    [Fact]
    public void A_hostile_name_takes_no_time()
    {
        var hostile = "office of constable " + string.Concat(Enumerable.Repeat("1st ward 1 ", 9_000));

        Should.CompleteIn(() => (AgencyName.PlaceIn(hostile), AgencyName.CountyIn(hostile), AgencyName.KindOf(hostile)), TimeSpan.FromSeconds(1));
    }
}
