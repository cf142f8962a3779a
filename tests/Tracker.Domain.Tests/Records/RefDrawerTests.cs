using Tracker.Domain.Records;

namespace Tracker.Domain.Tests.Records;

public sealed class RefDrawerTests
{
    [Fact]
    public void References_ascend_and_none_comes_twice()
    {
        var drawer = new RefDrawer();
        var drawn = Enumerable.Range(0, 200_000).Select(_ => drawer.Draw("287g")).ToList();

        drawn.Distinct(StringComparer.Ordinal).Count().ShouldBe(drawn.Count);
        drawn.Zip(drawn.Skip(1)).Count(p => string.CompareOrdinal(p.First, p.Second) > 0).ShouldBeLessThanOrEqualTo(1, "but where they begin again from the first of all");
        drawn.Count(r => RecordRef.Normalise(r) == r).ShouldBe(drawn.Count);
    }

    [Fact]
    public void What_was_given_out_before_is_passed_over()
    {
        var asked = new List<(string First, string Last)>();
        var issued = new HashSet<string>(StringComparer.Ordinal);
        var first = new RefDrawer();
        issued.UnionWith(Enumerable.Range(0, 5_000).Select(_ => first.Draw("memo")));

        var second = new RefDrawer((from, to) =>
        {
            asked.Add((from, to));
            return issued.Where(r => string.CompareOrdinal(from, r) <= 0 && string.CompareOrdinal(r, to) <= 0).ToHashSet(StringComparer.Ordinal);
        });
        var drawn = Enumerable.Range(0, 300_000).Select(_ => second.Draw("memo")).ToList();
        drawn.Count(issued.Contains).ShouldBe(0);
        asked.Count.ShouldBeLessThan(300, "stretch by stretch, not one by one");
        asked.ShouldAllBe(a => string.CompareOrdinal(a.First, a.Last) <= 0);
    }

    [Fact]
    public void Each_kind_has_references_of_its_own()
    {
        var drawer = new RefDrawer();
        drawer.Draw("memo").ShouldStartWith("memo-");
        drawer.Draw("source").ShouldStartWith("source-");
    }

    [Fact]
    public void A_million_references_can_be_remembered_by_their_numbers()
    {
        var drawer = new RefDrawer();
        var drawn = Enumerable.Range(0, 10_000).Select(_ => drawer.Draw("source")).ToList();
        drawn.Select(RecordRef.NumberOf).Distinct().Count().ShouldBe(drawn.Count);
    }
}
