using Tracker.Domain.Agreements287g;
using Tracker.Domain.Comparisons;
using Tracker.Domain.Profiles;
using Tracker.Domain.Records;

namespace Tracker.Domain.Tests.Comparisons;

public sealed class PlaceOverTimeTests
{
    [Fact]
    public void What_began_and_ended_in_between_is_named_with_its_days()
    {
        var drawn = new DrawnPlace(1);
        var began = Agreement(drawn, "task_force", "2025-03-01", null);
        var ended = Agreement(drawn, "jail_enforcement", "2019-01-01", "2025-06-30");
        var stays = Agreement(drawn, "warrant_service_officer", "2019-01-01", null);
        var later = Agreement(drawn, "tribal_task_force", "2026-02-01", null);

        var over = PlaceOverTime.Between(Of([began, ended, stays, later]), new DateOnly(2025, 1, 1), new DateOnly(2026, 1, 1));

        over.Changed.Select(c => c.Record).ShouldBe([began, ended], ignoreOrder: true);
        over.Changed.Single(c => c.Record == began).Words.ShouldBe("New: in force");
        over.Changed.Single(c => c.Record == ended).Words.ShouldBe("In force, then ended");
        over.Changed.Single(c => c.Record == ended).Events.Select(e => e.What).ShouldBe(["Ended"]);
    }

    [Fact]
    public void What_happened_on_the_first_day_is_of_before_and_on_the_last_day_of_in_between()
    {
        var drawn = new DrawnPlace(2);
        var first = Agreement(drawn, "task_force", "2025-01-01", null);
        var last = Agreement(drawn, "jail_enforcement", "2026-01-01", null);

        PlaceOverTime.Between(Of([first, last]), new DateOnly(2025, 1, 1), new DateOnly(2026, 1, 1)).Changed.Select(c => c.Record).ShouldBe([last]);
    }

    [Fact]
    public void An_agreement_that_left_its_list_in_between_has_changed()
    {
        var listed = (Agreement287g)Agreement(new DrawnPlace(3), "task_force", "2020-01-01", null);
        listed.BeSeenOn("ice-participating", new DateOnly(2025, 2, 1));
        var lists = new ListCalendar([("ice-participating", new DateOnly(2025, 2, 1)), ("ice-participating", new DateOnly(2025, 8, 1))]);
        listed.Consult(lists);

        var over = PlaceOverTime.Between(Of([listed]), new DateOnly(2025, 3, 1), new DateOnly(2026, 1, 1));

        over.Changed.Single().Words.ShouldBe("In force, then no longer listed");
    }

    [Fact]
    public void On_one_day_nothing_changes_and_a_row_that_differs_rests_on_a_record_that_changed()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var drawn = new DrawnPlace(seed);
            var facts = drawn.Facts() with { Checks = [], StateChecks = [] };
            var (one, other) = (drawn.Day(), drawn.Day());
            var (from, to) = one < other ? (one, other) : (other, one);

            PlaceOverTime.Between(facts, from, from).Changed.ShouldBeEmpty($"seed {seed}");
            var over = PlaceOverTime.Between(facts, from, to);
            foreach (var row in over.Comparison.Rows.Where(r => r.Agreement == RowAgreement.Differs))
            {
                over.Changed.ShouldContain(c => c.Record.Type == row.Topic, $"seed {seed}, {row.Key}");
            }
        }
    }

    private static CooperationRecord Agreement(DrawnPlace drawn, string model, string signed, string? ended) => drawn.Record(
        Agreement287gColumns.Type, "48201", ("model", model), ("requested_on", null), ("signed_on", signed), ("effective_on", null), ("ended_on", ended), ("ending", null));

    private static RecordedFacts Of(IReadOnlyList<CooperationRecord> records) => new(Known.Place("48201"), records, [], [], new ListCalendar([]), new HashSet<string>());
}
