using Tracker.Domain.LegalChallenges;
using Tracker.Domain.Records;

namespace Tracker.Domain.Tests.LegalChallenges;

public sealed class LegalChallengeTests
{
    private static readonly DateOnly Day = new(2025, 6, 15);

    [Theory]
    [InlineData("pending", null, null, RecordStatus.InForce)]
    [InlineData(null, null, null, RecordStatus.InForce)]
    [InlineData("injunction", null, "2025-01-01", RecordStatus.InForce)]
    [InlineData("mixed", null, "2025-01-01", RecordStatus.InForce)]
    [InlineData("mixed", "closed", "2025-01-01", RecordStatus.Ended)]
    [InlineData("dismissed", null, "2025-01-01", RecordStatus.Ended)]
    [InlineData("settled", null, null, RecordStatus.Ended)]
    [InlineData("upheld", null, "2025-07-01", RecordStatus.InForce)]
    public void Only_what_decides_a_case_ends_it(string? outcome, string? stage, string? decided, RecordStatus status)
    {
        Case(c => (c.Outcome, c.Stage, c.DecidedOn) = (outcome, stage, decided)).StatusOn(Day).ShouldBe(status);
    }

    [Fact]
    public void A_case_that_ended_at_an_unknown_time_had_not_begun_before_it_was_filed()
    {
        var settled = Case(c => (c.Outcome, c.FiledOn) = ("settled", "2024"));

        settled.StatusOn(new DateOnly(2023, 12, 31)).ShouldBe(RecordStatus.Pending);
        settled.StatusOn(Day).ShouldBe(RecordStatus.Ended);
        settled.DoubtOn(Day).ShouldBe("It has ended; on which day is not known.");
    }

    [Theory]
    [InlineData("287G-7k3m9q; san-4T9XQ2;287g-7K3M9Q", "287g-7K3M9Q;san-4T9XQ2", null)]
    [InlineData("287g-7K3M9", null, "“287g-7K3M9” is no reference of a record. A reference looks like 287g-7K3M9Q, as the record’s page shows it.")]
    [InlineData("source-7K3M9Q", null, "“source-7K3M9Q” is no reference of a record. A reference looks like 287g-7K3M9Q, as the record’s page shows it.")]
    public void The_records_it_touches_are_references(string typed, string? stored, string? problem)
    {
        var draft = new Office().Judge().Judge(LegalChallengeColumns.Type, Input(c => c.Affects = typed));

        draft.Problems.Select(p => p.Message).SingleOrDefault().ShouldBe(problem);
        ((LegalChallengeInput)draft.Input).Affects.ShouldBe(stored ?? typed);
    }

    [Fact]
    public void It_cannot_be_decided_before_it_was_filed()
    {
        new Office().Judge().Judge(LegalChallengeColumns.Type, Input(c => (c.FiledOn, c.DecidedOn) = ("2025-02", "2025-01")))
            .Problems.ShouldHaveSingleItem().ShouldBe(new FieldProblem("decided_on", "2025-01", "The case cannot be decided before it was filed."));
    }

    private static CooperationRecord Case(Action<LegalChallengeInput> change) => new Office().Add(Input(change), LegalChallengeColumns.Type);

    private static LegalChallengeInput Input(Action<LegalChallengeInput> change)
    {
        var input = new LegalChallengeInput { Geoid = "25", Caption = "Lunn v. Commonwealth" };
        input.Sources.Add(new CitationInput { Url = "https://example.org/a" });
        change(input);
        return input;
    }
}
