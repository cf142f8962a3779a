using Tracker.Domain.Gaps;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;

namespace Tracker.Domain.Tests.Gaps;

public sealed class UnresearchedTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void It_is_counted_and_paged_as_if_it_were_written_out(int seed)
    {
        var random = new Random(seed);
        var places = Known.Gazetteer.All.Where(j => j is { StateCode: "DE" or "RI" }).OrderBy(j => j.Geoid).ToList();
        var researched = places.SelectMany(p => RecordTypes.All.Where(_ => random.Next(seed + 1) > 0).Select(t => (p.Geoid, t.Slug))).ToHashSet();
        var topics = RecordTypes.All.Where(_ => random.Next(3) > 0).ToList();
        var written = places.SelectMany(p => topics.Where(t => !researched.Contains((p.Geoid, t.Slug))).Select(t => (p, t))).ToList();

        var gaps = new Unresearched(places, topics, researched.ToLookup(r => r.Geoid, r => r.Slug));

        gaps.Count.ShouldBe(written.Count);
        gaps.All().ShouldBe(written);
        for (var skip = 0; skip <= written.Count + 7; skip += 7)
        {
            gaps.Page(skip, 7).ShouldBe(written.Skip(skip).Take(7));
        }
    }

    [Fact]
    public void Where_every_topic_is_researched_there_is_no_gap()
    {
        var place = Known.Place("48201");
        var gaps = new Unresearched([place], RecordTypes.All, RecordTypes.All.ToLookup(_ => place.Geoid, t => t.Slug));

        gaps.Count.ShouldBe(0);
        gaps.Page(0, 50).ShouldBeEmpty();
        new Unresearched([], RecordTypes.All, Array.Empty<GeoId>().ToLookup(g => g, _ => "")).Page(0, 50).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2026-11-24", "2025-11-23")]
    [InlineData("2028-02-29", "2027-02-27")]
    [InlineData("2029-02-28", "2028-02-27")]
    [InlineData("2029-03-01", "2028-02-29")]
    public void Twelve_months_to_the_day_are_not_yet_too_long(string today, string lastStale) =>
        Freshness.StaleUpTo(DateOnly.Parse(today)).ShouldBe(DateOnly.Parse(lastStale));
}
