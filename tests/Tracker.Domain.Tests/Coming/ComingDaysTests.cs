using Tracker.Domain.Coming;
using Tracker.Domain.Records;

namespace Tracker.Domain.Tests.Coming;

public sealed class ComingDaysTests
{
    private static readonly DateOnly Today = new(2026, 10, 2);

    [Fact]
    public void A_beginning_and_an_end_come_until_their_day()
    {
        Kinds(new("moa-1", PartialDate.Of(Today), Date("2027-10-02"), null, null)).ShouldBe([ComingKind.Begins, ComingKind.Ends]);
        Kinds(new("moa-1", Date("2026-10-01"), Date("2026-10-01"), null, null)).ShouldBeEmpty();
        Kinds(new("moa-1", Date("2026"), Date("2026-10"), null, null)).ShouldBeEmpty();
        Kinds(new("moa-1", null, Date("2027"), null, null)).ShouldBe([ComingKind.Ends]);
    }

    [Fact]
    public void A_case_that_ends_with_its_decision_is_told_once() =>
        Kinds(new("case-1", Date("2024"), Date("2026-12-01"), null, Date("2026-12-01"))).ShouldBe([ComingKind.Decision]);

    [Theory]
    [InlineData("2026-10-02", ComingKind.AnswerDue)]
    [InlineData("2026-10-01", ComingKind.AnswerOverdue)]
    [InlineData("2026-10", ComingKind.AnswerDue)]
    [InlineData("2026-09", ComingKind.AnswerOverdue)]
    public void An_answer_is_due_until_the_last_day_it_can_be(string due, ComingKind kind) =>
        Kinds(new("foia-1", Date("2025"), null, Date(due), null)).ShouldBe([kind]);

    private static IEnumerable<ComingKind> Kinds(ComingDays days) => days.From(Today).Select(d => d.Kind);

    private static PartialDate Date(string text) => PartialDate.Parse(text);
}
