using Tracker.Domain.FederalDeployments;
using Tracker.Domain.Records;

namespace Tracker.Domain.Tests.FederalDeployments;

public sealed class FederalDeploymentTests
{
    [Theory]
    [InlineData("joint", Direction.Cooperates)]
    [InlineData("support", Direction.Cooperates)]
    [InlineData("opposed", Direction.Limits)]
    [InlineData("informed", Direction.Unknown)]
    [InlineData("none", Direction.Unknown)]
    [InlineData(null, Direction.Unknown)]
    public void Only_what_local_agencies_do_gives_it_a_direction(string? role, Direction direction)
    {
        Deployment("ice", role).Direction.ShouldBe(direction);
    }

    [Theory]
    [InlineData("ice;national_guard", "border-interior/national-guard")]
    [InlineData("border_patrol;cbp_other", "border-interior")]
    public void The_national_guard_has_a_term_of_its_own(string forces, string term)
    {
        Deployment(forces, null).TermSlug.ShouldBe(term);
    }

    private static CooperationRecord Deployment(string forces, string? role)
    {
        var input = new FederalDeploymentInput { Geoid = "1714000", Forces = forces, LocalRole = role };
        input.Sources.Add(new CitationInput { Url = "https://example.org/a" });
        return new Office().Add(input, FederalDeploymentColumns.Type);
    }
}
