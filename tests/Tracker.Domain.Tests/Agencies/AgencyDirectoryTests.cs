using Tracker.Domain.Agencies;
using Tracker.Domain.Jurisdictions;

namespace Tracker.Domain.Tests.Agencies;

public sealed class AgencyDirectoryTests
{
    private static readonly GeoId Texas = GeoId.Parse("48");
    private static readonly GeoId Harris = GeoId.Parse("48201");
    private static readonly GeoId Dallas = GeoId.Parse("48113");

    [Fact]
    public void An_agency_is_found_by_its_folded_name_at_its_home()
    {
        var directory = new AgencyDirectory([new Agency("agency-1", "Harris County Sheriff’s Office", AgencyKind.Sheriff, Harris)]);

        directory.Find("HARRIS COUNTY SHERIFF'S OFFICE", Harris)!.Ref.ShouldBe("agency-1");
        directory.Find("Harris County Sheriff’s Office", Harris)!.IsNew.ShouldBeFalse();
        directory.Find("Harris County Sheriff’s Office", Dallas).ShouldBeNull();
        directory.Find("Harris County Sheriff’s Office", GeoId.Parse("22")).ShouldBeNull();
        directory.Find("Harris County Jail", Harris).ShouldBeNull();
    }

    [Fact]
    public void One_at_home_in_the_state_is_the_same_as_the_only_one_of_its_name()
    {
        var county = new AgencyDirectory([new Agency("agency-1", "Springfield Police Department", AgencyKind.Police, Harris)]);
        county.Find("Springfield Police Department", Texas)!.Ref.ShouldBe("agency-1");

        var state = new AgencyDirectory([new Agency("agency-2", "Springfield Police Department", AgencyKind.Police, Texas)]);
        state.Find("Springfield Police Department", Dallas)!.Ref.ShouldBe("agency-2");
    }

    [Fact]
    public void Of_two_with_one_name_neither_is_taken_for_the_states()
    {
        var directory = new AgencyDirectory(
        [
            new Agency("agency-1", "Washington Police Department", AgencyKind.Police, Harris),
            new Agency("agency-2", "Washington Police Department", AgencyKind.Police, Dallas),
        ]);

        directory.Find("Washington Police Department", Texas).ShouldBeNull();
        directory.Find("Washington Police Department", Dallas)!.Ref.ShouldBe("agency-2");
    }

    [Fact]
    public void A_new_one_is_found_by_the_next_row()
    {
        var directory = new AgencyDirectory([]);

        var made = directory.FindOrAdd("Harris County Sheriff’s Office", Harris, null);

        (made.IsNew, made.Kind, made.Home).ShouldBe((true, AgencyKind.Sheriff, Harris));
        made.Ref.ShouldStartWith("agency-");
        directory.FindOrAdd("Harris County Sheriff's Office", Harris, AgencyKind.Other).ShouldBe(made);
        directory.FindOrAdd("Harris County Jail", Harris, AgencyKind.Other).Kind.ShouldBe(AgencyKind.Other);
    }

    [Fact]
    public void An_agency_is_found_by_its_ori_or_by_one_it_had_before()
    {
        var sheriff = new Agency("agency-1", "Harris County Sheriff’s Office", AgencyKind.Sheriff, Harris);
        sheriff.BeKnownBy("TX1010000");
        sheriff.AlsoCalled("TX101000X");
        var directory = new AgencyDirectory([sheriff]);

        directory.FindByOri("TX1010000")!.Ref.ShouldBe("agency-1");
        directory.FindByOri("TX101000X")!.Ref.ShouldBe("agency-1");
        directory.FindByOri("TX1010001").ShouldBeNull();
        directory.WithoutOriAt(Harris).ShouldBeEmpty();
    }

    [Fact]
    public void A_former_name_is_taken_only_at_home_and_only_where_one_agency_had_it()
    {
        var sheriff = new Agency("agency-1", "Harris County Sheriff’s Office", AgencyKind.Sheriff, Harris);
        sheriff.AlsoCalled("Harris");
        sheriff.AlsoCalled("Jail");
        var jail = new Agency("agency-2", "Harris County Jail", AgencyKind.Corrections, Harris);
        jail.AlsoCalled("Jail");
        var directory = new AgencyDirectory([sheriff, jail]);

        directory.Find("HARRIS", Harris)!.Ref.ShouldBe("agency-1");
        directory.Find("Harris", Texas).ShouldBeNull();
        directory.Find("Jail", Harris).ShouldBeNull();
        directory.WithoutOriAt(Harris).Select(a => a.Ref).ShouldBe(["agency-1", "agency-2"]);
    }
}
