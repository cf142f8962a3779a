using Tracker.Domain.Practices;
using Tracker.Domain.Records;

namespace Tracker.Domain.Tests.Practices;

public sealed class PracticeTests
{
    private static readonly DateOnly Day = new(2025, 6, 15);

    [Theory]
    [InlineData("routine", "2025-05", null, null, RecordStatus.InForce)]
    [InlineData("repeated", "2025-05", "2025-06", null, RecordStatus.InForce)]
    [InlineData("repeated", "2025-05", "2025-06", "2025-06-15", RecordStatus.Ended)]
    [InlineData("once", "2025-05-01", null, null, RecordStatus.Ended)]
    [InlineData("once", null, null, null, RecordStatus.Ended)]
    [InlineData(null, null, null, null, RecordStatus.InForce)]
    [InlineData("routine", "2025-07", null, null, RecordStatus.Pending)]
    public void What_was_seen_once_is_over_and_what_is_seen_again_goes_on(string? frequency, string? first, string? last, string? stopped, RecordStatus status)
    {
        Practice(p => (p.Frequency, p.FirstObservedOn, p.LastObservedOn, p.StoppedOn) = (frequency, first, last, stopped)).StatusOn(Day).ShouldBe(status);
    }

    [Theory]
    [InlineData("ride_along", "practice/ride-along")]
    [InlineData("probation_courthouse", "practice/probation-courthouse")]
    [InlineData("other", "practice")]
    public void It_is_filed_under_what_was_observed(string kind, string term)
    {
        Practice(p => p.Kind = kind).TermSlug.ShouldBe(term);
    }

    [Fact]
    public void Its_dates_are_in_order()
    {
        var input = Input(p => (p.FirstObservedOn, p.LastObservedOn, p.StoppedOn) = ("2025-05-02", "2025-05-01", "2024"));

        new Office().Judge().Judge(PracticeColumns.Type, input).Problems.Select(p => (p.Column, p.Message)).ShouldBe(
        [
            ("last_observed_on", "It cannot be last observed before it was first observed."),
            ("stopped_on", "It cannot have stopped before it was last observed."),
        ]);
    }

    private static CooperationRecord Practice(Action<PracticeInput> change) => new Office().Add(Input(change), PracticeColumns.Type);

    private static PracticeInput Input(Action<PracticeInput> change)
    {
        var input = new PracticeInput { Geoid = "48201", Kind = "jail_booking" };
        input.Sources.Add(new CitationInput { Url = "https://example.org/a" });
        change(input);
        return input;
    }
}
