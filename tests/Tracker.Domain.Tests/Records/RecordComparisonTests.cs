using Tracker.Domain.Records;

namespace Tracker.Domain.Tests.Records;

/// <summary>Two versions compared: exactly what differs, and nothing else.</summary>
public sealed class RecordComparisonTests
{
    public static TheoryData<string> Slugs => [.. RecordTypes.All.Select(t => t.Slug)];

    [Theory]
    [MemberData(nameof(Slugs))]
    public void Exactly_the_fields_that_differ_are_listed(string slug)
    {
        var type = RecordTypes.Of(slug);
        RecordTypesTests.Check(300, seed =>
        {
            var (old, current) = (new Drawn(type, seed).Input(), new Drawn(type, seed + 1).Input());
            var comparison = new RecordComparison(type, old, current);

            var differing = RecordContent.Differences(type, old, current).Where(d => CitationColumn.Find(d.Column) is null).ToList();
            comparison.Fields.Select(f => f.Column).ShouldBe(differing.Select(d => d.Column));
            comparison.Fields.Select(f => (f.Old, f.New)).ShouldBe(differing.Select(d => (type.Column(d.Column)!.Display(d.Old), type.Column(d.Column)!.Display(d.New))));
            var columns = type.Columns.Where(c => c is { Derived: false, Hidden: false }).ToList();
            comparison.Alike.ShouldBe(columns.Count(c => !string.IsNullOrEmpty(c.Read(old))) - columns.Count(c => !string.IsNullOrEmpty(c.Read(old)) && c.Read(old) != c.Read(current)));
        });
    }

    [Theory]
    [MemberData(nameof(Slugs))]
    public void A_version_beside_itself_has_no_difference_and_its_sources_are_told_one_by_one(string slug)
    {
        var type = RecordTypes.Of(slug);
        RecordTypesTests.Check(300, seed =>
        {
            var old = new Drawn(type, seed).Input();
            new RecordComparison(type, old, type.Copy(old)).IsSame.ShouldBeTrue();

            var current = type.Copy(old);
            current.Sources[0].Locator += "p. 9";
            current.Sources.Add(new CitationInput { Url = "https://example.org/another", Title = "Another" });
            var comparison = new RecordComparison(type, old, current);
            comparison.Fields.ShouldBeEmpty();
            comparison.Sources.Select(s => s.Fate).ShouldBe([RecordComparison.Changed, RecordComparison.Added]);
            comparison.Sources[0].Fields.ShouldHaveSingleItem().Label.ShouldBe("Page, section or row");
            comparison.SourcesAlike.ShouldBe(old.Sources.Count - 1);

            new RecordComparison(type, current, old).Sources.Select(s => s.Fate).ShouldBe([RecordComparison.Changed, RecordComparison.TakenAway]);
            current.Sources.Reverse();
            new RecordComparison(type, old, current).IsReordered.ShouldBe(old.Sources.Count > 1);
        });
    }
}
