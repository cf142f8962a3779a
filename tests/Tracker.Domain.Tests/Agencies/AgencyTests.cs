using Tracker.Domain.Agencies;
using Tracker.Domain.Jurisdictions;

namespace Tracker.Domain.Tests.Agencies;

public sealed class AgencyTests
{
    private readonly Agency _sheriff = new("agency-1", "Harris County Sheriff’s Office", AgencyKind.Sheriff, GeoId.Parse("48201"));

    [Theory]
    [InlineData("")]
    [InlineData("TX101000")]
    [InlineData("TX10100000")]
    [InlineData("tx1010000")]
    [InlineData("TX 101000")]
    [InlineData("TX101000é")]
    public void Only_nine_capital_letters_and_digits_are_an_ori(string text)
    {
        Should.Throw<DomainException>(() => _sheriff.BeKnownBy(text)).Message.ShouldBe($"“{text}” is no ORI: it has nine capital letters and digits, such as TX1010000.");
        _sheriff.Ori.ShouldBeNull();
    }

    [Fact]
    public void A_name_that_it_has_already_is_not_kept_twice()
    {
        _sheriff.AlsoCalled("Harris");
        _sheriff.AlsoCalled("HARRIS");
        _sheriff.AlsoCalled("harris county sheriff's office");
        _sheriff.AlsoCalled(" ");

        _sheriff.Aliases.Select(a => a.Name).ShouldBe(["Harris"]);
    }
}
