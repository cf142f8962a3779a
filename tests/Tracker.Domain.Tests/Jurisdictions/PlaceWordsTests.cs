using Tracker.Domain.Jurisdictions;

namespace Tracker.Domain.Tests.Jurisdictions;

public sealed class PlaceWordsTests
{
    private static readonly Lazy<PlaceWords> Words = new(() =>
    {
        foreach (var place in Known.Gazetteer.All)
        {
            place.BeFoundBy(Known.Gazetteer.StateOf(place).Name, place.ParentGeoid is { } parent ? Known.Gazetteer.Find(parent)?.Name : null);
        }

        return new PlaceWords(Known.Gazetteer.All);
    });

    [Theory]
    [InlineData("texas", "48")]
    [InlineData("tex", "48")]
    [InlineData("harris", "48201", "13145")]
    [InlineData("harris tx", "48201")]
    [InlineData("st louis county mo", "29189")]
    [InlineData("35013", "35013")]
    public void The_best_fit_comes_first_and_of_equals_the_higher_level(string typed, params string[] among)
    {
        var best = Find(typed, 5).Best.Select(j => j.Geoid.Value).ToList();
        best[0].ShouldBeOneOf(among);
        among.ShouldBeSubsetOf(best);
    }

    [Fact]
    public void What_is_found_is_what_reading_every_place_finds_in_the_order_of_its_fit()
    {
        var random = new Random(287);
        var places = Known.Gazetteer.All.OrderBy(j => j.Geoid.Value.Length).ThenBy(j => j.Geoid.Value, StringComparer.Ordinal).ToList();
        for (var round = 0; round < 60; round++)
        {
            var of = PlaceWords.WordsOf(places[random.Next(places.Count)]).Split(' ');
            var typed = of.OrderBy(_ => random.Next()).Take(random.Next(1, 4)).Select(w => w[..random.Next(1, w.Length + 1)]).Distinct().ToList();
            var name = string.Join(' ', typed);

            var (best, total) = Words.Value.Find(typed, name, 8);

            var read = places.FindAll(p => typed.TrueForAll(w => (" " + PlaceWords.WordsOf(p)).Contains(" " + w, StringComparison.Ordinal)));
            total.ShouldBe(read.Count, name);
            if (read.Count <= 1_000)
            {
                best.ShouldBe(read.OrderBy(p => NameFit.Of(PlaceWords.WordsOf(p), name)).Take(8), name);
            }
        }
    }

    [Fact]
    public void Nothing_is_found_by_what_no_place_has()
    {
        var (best, total) = Find("no such place", 5);
        best.ShouldBeEmpty();
        total.ShouldBe(0);
    }

    private static (IReadOnlyList<Jurisdiction> Best, int Total) Find(string typed, int most)
    {
        var name = FoldedName.Of(typed);
        return Words.Value.Find(name.Split(' '), name, most);
    }
}
