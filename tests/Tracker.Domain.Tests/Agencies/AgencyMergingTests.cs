using Tracker.Domain.Agencies;
using Tracker.Domain.Jurisdictions;

namespace Tracker.Domain.Tests.Agencies;

public sealed class AgencyMergingTests
{
    private static readonly GeoId Harris = GeoId.Parse("48201");

    private readonly Agency _sheriff = new("agency-1", "Harris County Sheriff’s Office", AgencyKind.Sheriff, Harris);
    private readonly Agency _other = new("agency-2", "Harris Sheriff", AgencyKind.Sheriff, GeoId.Parse("48"));

    [Fact]
    public void A_new_name_keeps_the_old_one_and_going_back_does_not_double_it()
    {
        _sheriff.Rename("Harris County Sheriff’s Department");
        _sheriff.Aliases.Select(a => a.Name).ShouldBe(["Harris County Sheriff’s Office"]);
        _sheriff.FoldedName.ShouldBe("harris county sheriffs department");

        _sheriff.Rename("Harris County Sheriff’s Office");
        _sheriff.Aliases.Select(a => a.Name).ShouldBe(["Harris County Sheriff’s Department"]);
        _sheriff.ForgetName("Harris County Sheriff’s Department");
        _sheriff.Aliases.ShouldBeEmpty();
    }

    [Fact]
    public void One_that_absorbs_another_has_its_names_and_its_ori()
    {
        _other.BeKnownBy("TX1010000");
        _other.AlsoCalled("Harris Jail");
        _sheriff.Absorb(_other, null);

        (_sheriff.Name, _sheriff.Ori, _sheriff.HomeGeoid).ShouldBe(("Harris County Sheriff’s Office", "TX1010000", Harris));
        _sheriff.Aliases.Select(a => a.Name).ShouldBe(["Harris Sheriff", "Harris Jail"]);
    }

    [Theory]
    [InlineData("TX1010000", "TX101000X")]
    [InlineData("TX101000X", "TX1010000")]
    public void Of_two_oris_the_chosen_one_stays_and_the_other_becomes_one_it_had(string chosen, string had)
    {
        _sheriff.BeKnownBy("TX1010000");
        _other.BeKnownBy("TX101000X");
        _sheriff.Absorb(_other, chosen);

        _sheriff.Ori.ShouldBe(chosen);
        _sheriff.Aliases.Select(a => a.Name).ShouldBe(["Harris Sheriff", had]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("TX9999999")]
    public void Two_oris_between_which_nobody_chose_are_refused_and_nothing_changes(string? chosen)
    {
        _sheriff.BeKnownBy("TX1010000");
        _other.BeKnownBy("TX101000X");

        Should.Throw<DomainException>(() => _sheriff.Absorb(_other, chosen));
        (_sheriff.Ori, _sheriff.Aliases.Count).ShouldBe(("TX1010000", 0));
    }

    [Fact]
    public void What_was_typed_becomes_the_agency_and_names_that_were_taken_away_are_forgotten()
    {
        _sheriff.BeKnownBy("TX1010000");
        _sheriff.AlsoCalled("Harris");
        _sheriff.AlsoCalled("Harris Jail");
        new AgencyInput { Name = " Harris County Sheriff ", Kind = "Sheriff", Home = "x", Ori = " ", OtherNames = "Harris Jail\r\n\r\n Harris S.O. " }.Tidied().WriteTo(_sheriff, Harris);

        (_sheriff.Name, _sheriff.Ori).ShouldBe(("Harris County Sheriff", null));
        _sheriff.Aliases.Select(a => a.Name).ShouldBe(["Harris Jail", "Harris County Sheriff’s Office", "Harris S.O."]);
    }

    [Theory]
    [InlineData("tx-101 0000", null)]
    [InlineData("TX101", "An ORI has nine capital letters and digits, such as TX1010000. Correct it or leave it open.")]
    public void An_ori_is_judged_at_its_field(string ori, string? problem)
    {
        var result = new AgencyInputValidator().Validate(new AgencyInput { Name = "Harris", Kind = "sheriff", Home = "48201", Ori = ori }.Tidied());
        result.Errors.Select(e => e.ErrorMessage).ShouldBe(problem is null ? [] : [problem]);
    }

    [Theory]
    [InlineData("a\0b")]
    [InlineData("\ud800")]
    [InlineData("’’")]
    [InlineData("")]
    public void A_name_that_is_none_or_cannot_be_stored_is_refused(string name) =>
        new AgencyInputValidator().Validate(new AgencyInput { Name = name, Kind = "sheriff", Home = "48201" }.Tidied()).Errors.ShouldContain(e => e.PropertyName == "Name");
}
