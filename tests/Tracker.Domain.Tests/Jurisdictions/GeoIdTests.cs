using FsCheck.Xunit;
using Tracker.Domain.Jurisdictions;

namespace Tracker.Domain.Tests.Jurisdictions;

public sealed class GeoIdTests
{
    [Theory]
    [InlineData("48")]
    [InlineData("48201")]
    [InlineData("4835000")]
    [InlineData("0911001080")]
    public void A_geoid_of_each_level_is_read_as_it_stands(string text)
    {
        GeoId.TryParse(text, out var geoid, out var zeroGivenBack).ShouldBeTrue();

        geoid.Value.ShouldBe(text);
        geoid.ToString().ShouldBe(text);
        zeroGivenBack.ShouldBeFalse();
    }

    [Theory]
    [InlineData("6", "06")]
    [InlineData("6037", "06037")]
    [InlineData("667000", "0667000")]
    [InlineData("911001080", "0911001080")]
    [InlineData(" 6037 ", "06037")]
    public void A_zero_that_a_spreadsheet_ate_is_given_back_and_said(string text, string geoid)
    {
        GeoId.TryParse(text, out var read, out var zeroGivenBack).ShouldBeTrue();

        read.Value.ShouldBe(geoid);
        zeroGivenBack.ShouldBeTrue();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("123")]
    [InlineData("12345678")]
    [InlineData("12345678901")]
    [InlineData("48-201")]
    [InlineData("+8201")]
    [InlineData("48201.0")]
    [InlineData("4.8E4")]
    [InlineData("٤٨٢٠١")]
    [InlineData("Harris")]
    public void Anything_else_is_no_geoid(string? text)
    {
        GeoId.TryParse(text, out var geoid).ShouldBeFalse();

        geoid.ShouldBe(default);
        Should.Throw<DomainException>(() => GeoId.Parse(text ?? ""));
    }

    [Fact]
    public void The_state_is_its_first_two_digits()
    {
        GeoId.Parse("0667000").State.ShouldBe(GeoId.Parse("06"));
        GeoId.Parse("6037").StatePart.ShouldBe("06");
    }

    [Fact]
    public void Geoids_are_ordered_as_texts_so_that_a_state_stands_before_its_counties()
    {
        string[] sorted = ["06", "06037", "0667000", "48", "48201"];

        sorted.Reverse().Select(GeoId.Parse).Order().Select(g => g.Value).ShouldBe(sorted);
        (GeoId.Parse("06") < GeoId.Parse("48")).ShouldBeTrue();
        (GeoId.Parse("06") >= GeoId.Parse("48")).ShouldBeFalse();
    }

    [Property(MaxTest = 2_000)]
    public bool Whatever_is_read_is_read_again_the_same(string? text) =>
        !GeoId.TryParse(text, out var geoid) || (GeoId.TryParse(geoid.Value, out var again, out var given) && again == geoid && !given);

    [Fact]
    public void Every_geoid_of_the_gazetteer_is_read_as_it_stands_and_has_its_state()
    {
        Known.Gazetteer.All.ShouldAllBe(j => GeoId.Parse(j.Geoid.Value) == j.Geoid);
        Known.Gazetteer.All.ShouldAllBe(j => Known.Gazetteer.StateOf(j).StateCode == j.StateCode);
    }
}
