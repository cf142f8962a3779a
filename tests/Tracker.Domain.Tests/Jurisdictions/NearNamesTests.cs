using FsCheck.Xunit;
using Tracker.Domain.Jurisdictions;

namespace Tracker.Domain.Tests.Jurisdictions;

public sealed class NearNamesTests
{
    [Fact]
    public void The_nearest_come_first_and_equals_by_name()
    {
        NearNames.Of("haris", ["harrison", "hayes", "harris", "haris", "paris"], n => n).ShouldBe(["haris", "harris", "paris"]);
    }

    [Fact]
    public void Two_letters_that_changed_places_are_one_slip()
    {
        NearNames.Of("pial", ["pail", "pinal", "pima"], n => n).ShouldBe(["pail", "pinal"]);
    }

    [Fact]
    public void Of_a_short_name_one_letter_may_be_wrong_and_of_a_long_one_a_third()
    {
        NearNames.Of("ad", ["ada", "adams"], n => n).ShouldBe(["ada"]);
        NearNames.Of("franklyn", ["franklin", "frankfort", "frank", "fran"], n => n).ShouldBe(["franklin"]);
    }

    [Fact]
    public void Nothing_is_near_nothing()
    {
        NearNames.Of("", ["harris"], n => n).ShouldBeEmpty();
        NearNames.Of(new string('x', 100_000), ["harris"], n => n).ShouldBeEmpty();
    }

    [Property]
    public bool No_more_than_three_are_offered(string key, string[] candidates) =>
        NearNames.Of(key ?? "", candidates.OfType<string>(), n => n).Count() <= 3;
}
