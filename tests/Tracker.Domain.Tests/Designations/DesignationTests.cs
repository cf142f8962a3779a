using Tracker.Domain.Designations;
using Tracker.Domain.Records;

namespace Tracker.Domain.Tests.Designations;

public sealed class DesignationTests
{
    [Fact]
    public void It_lasts_while_the_place_is_on_the_list_and_says_nothing_of_the_places_own_policy()
    {
        var input = new DesignationInput { Geoid = "36", Body = "doj", List = "Sanctuary Jurisdictions", ListedOn = "2025-08-05", RemovedOn = "2026-01" };
        input.Sources.Add(new CitationInput { Url = "https://example.org/a" });

        var designation = new Office().Add(input, DesignationColumns.Type);

        designation.Direction.ShouldBe(Direction.Unknown);
        designation.StatusOn(new DateOnly(2025, 12, 31)).ShouldBe(RecordStatus.InForce);
        designation.StatusOn(new DateOnly(2026, 1, 1)).ShouldBe(RecordStatus.Ended);
        designation.Type.LabelOf(RecordStatus.InForce).ShouldBe("Listed");
    }

    [Fact]
    public void It_cannot_be_removed_before_it_was_listed()
    {
        var input = new DesignationInput { Geoid = "36", Body = "dhs", List = "A list", ListedOn = "2025-08-05", RemovedOn = "2025-08-04" };
        input.Sources.Add(new CitationInput { Url = "https://example.org/a" });

        new Office().Judge().Judge(DesignationColumns.Type, input).Problems.ShouldHaveSingleItem().Column.ShouldBe("removed_on");
    }
}
