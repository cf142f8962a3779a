using FsCheck.Xunit;
using Tracker.Domain.Records;
using Tracker.Domain.Trends;

namespace Tracker.Domain.Tests.Trends;

public sealed class EventSeriesTests
{
    private static readonly DateOnly Today = new(2026, 10, 2);

    [Fact]
    public void A_day_and_a_month_are_in_their_month_and_a_year_is_in_none()
    {
        var series = Of(new PartialDate(2018, 3, 5), new PartialDate(2018, 3), new PartialDate(2018));

        series.Known.ShouldBe([0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        series.Spread.ShouldAllBe(s => Math.Abs(s - (1.0 / 12)) < 1e-9);
        series.Vague.ShouldBe([new VagueCount(new EventWindow(new(2018, 1, 1), new(2018, 12, 31)), 1)]);
        series.Vague[0].Window.Period.ShouldBe("2018");
    }

    [Fact]
    public void What_is_to_come_is_not_counted_and_the_year_under_way_is_spread_over_its_months_until_today()
    {
        var months = new MonthRange(new(2026, 1, 1), Today, Today);
        var series = EventSeries.Of(new[] { new PartialDate(2026, 12), new PartialDate(2026), new PartialDate(2027) }.Select(EventWindow.Of), months, Today);

        series.Known.Sum().ShouldBe(0);
        series.Spread.ShouldAllBe(s => Math.Abs(s - 0.1) < 1e-9);
    }

    [Property]
    public void All_of_it_together_is_as_much_as_there_was(int seed)
    {
        var drawn = new DrawnTrendFacts(seed);
        var windows = drawn.Some(60).SelectMany(f => new[] { f.Begun, f.Ended, f.LeftList }).OfType<EventWindow>().ToList();

        var series = EventSeries.Of(windows, new MonthRange(new(2015, 1, 1), Today, Today), Today);

        (series.Known.Sum() + series.Vague.Sum(v => v.Count)).ShouldBe(windows.Count);
        series.Spread.Sum().ShouldBe(series.Vague.Sum(v => v.Count), 1e-6);
        series.Highest.ShouldBeGreaterThanOrEqualTo(series.Known.Max());
    }

    private static EventSeries Of(params PartialDate[] dates) =>
        EventSeries.Of(dates.Select(EventWindow.Of), new MonthRange(new(2018, 1, 1), new(2018, 12, 1), Today), Today);
}
