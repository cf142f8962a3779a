using FsCheck.Xunit;
using Tracker.Domain.Records;
using Tracker.Domain.Trends;

namespace Tracker.Domain.Tests.Trends;

public sealed class InForceSeriesTests
{
    [Property]
    public void Each_month_counts_what_holds_on_its_day(int seed)
    {
        var drawn = new DrawnTrendFacts(seed);
        var facts = drawn.Some(40);
        var (one, other) = (drawn.Day(), drawn.Day());
        var months = new MonthRange(one < other ? one : other, one < other ? other : one, drawn.Day());

        var series = InForceSeries.Of(facts, months);

        series.Counts.Count.ShouldBe(months.Count);
        foreach (var (i, day) in months.Days.Index())
        {
            series.Counts[i].ShouldBe(new InForceCount(facts.Count(f => f.InForce.Holds(day)), facts.Count(f => f.Surely.Holds(day)), facts.Count(f => f.Possibly.Holds(day))), $"{day}");
        }
    }

    [Property]
    public void What_is_surely_in_force_is_in_force_and_what_is_in_force_is_possibly_so(int seed)
    {
        var drawn = new DrawnTrendFacts(seed);
        foreach (var fact in drawn.Some(10))
        {
            for (var i = 0; i < 30; i++)
            {
                var day = drawn.Day();
                (fact.Surely.Holds(day) && !fact.InForce.Holds(day)).ShouldBeFalse($"{fact} {day}");
                (fact.InForce.Holds(day) && !fact.Possibly.Holds(day)).ShouldBeFalse($"{fact} {day}");
            }
        }
    }

    [Fact]
    public void A_year_alone_is_counted_from_its_first_day_and_sure_from_its_last()
    {
        var fact = new DrawnTrendFacts(1).Some(1)[0] with { AnnouncedOn = null, StartedOn = new PartialDate(2018), EndedOn = new PartialDate(2020), Listed = null, IsOnlyAnnounced = false };
        fact.InForce.ShouldBe(new DaySpan(new(2018, 1, 1), new(2020, 1, 1)));
        fact.Surely.ShouldBe(new DaySpan(new(2018, 12, 31), new(2020, 1, 1)));
        fact.Possibly.ShouldBe(new DaySpan(new(2018, 1, 1), new(2020, 12, 31)));
    }

    [Fact]
    public void What_left_its_list_is_sure_until_it_was_last_seen_and_counted_until_the_list_without_it()
    {
        var fact = new DrawnTrendFacts(1).Some(1)[0] with
        {
            AnnouncedOn = null,
            StartedOn = null,
            EndedOn = null,
            IsOnlyAnnounced = false,
            Listed = new ListedSpell(new(2025, 3, 1), new(2025, 4, 10), new(2025, 5, 2)),
        };
        fact.InForce.ShouldBe(new DaySpan(DateOnly.MinValue, new(2025, 5, 2)));
        fact.Surely.ShouldBe(new DaySpan(new(2025, 3, 1), new(2025, 4, 11)));
        fact.LeftList.ShouldBe(new EventWindow(new(2025, 4, 11), new(2025, 5, 2)));
        fact.LeftList!.Value.Period.ShouldBe("2025-04/2025-05");
    }

    [Fact]
    public void The_month_that_is_not_over_is_counted_today()
    {
        var months = new MonthRange(new(2026, 9, 15), new(2026, 10, 1), new(2026, 10, 2));
        months.Days.ShouldBe([new(2026, 9, 30), new(2026, 10, 2)]);
        months.First.ShouldBe(new PartialDate(2026, 9));
        months.FirstCountedFrom(new(2026, 10, 1)).ShouldBe(1);
        months.FirstCountedFrom(new(2026, 10, 3)).ShouldBe(2);
    }
}
