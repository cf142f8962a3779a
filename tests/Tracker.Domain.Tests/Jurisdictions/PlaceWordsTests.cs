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

            var read = places.FindAll(p => typed.TrueForAll(w => Array.Exists(PlaceWords.WordsOf(p).Split(' '), word => Begins(w, word))));
            total.ShouldBe(read.Count, name);
            if (read.Count <= 1_000)
            {
                best.ShouldBe(read.OrderBy(p => NameFit.Of(PlaceWords.WordsOf(p), name)).Take(8), name);
            }
        }
    }

    [Theory]
    [InlineData("287 g")]
    [InlineData("287")]
    [InlineData("2025")]
    public void Numbers_that_people_type_for_other_things_name_no_place(string typed) => Find(typed, 5).Total.ShouldBe(0);

    [Theory]
    [InlineData("48", "48")]
    [InlineData("48201", "48201")]
    public void A_whole_geoid_names_its_place(string typed, string geoid) => Find(typed, 5).Best[0].Geoid.Value.ShouldBe(geoid);

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

    // Of a GEOID, not less than its state and county.
    private static bool Begins(string typed, string word) =>
        word.StartsWith(typed, StringComparison.Ordinal) && (typed.Length == word.Length || typed.Length >= 5 || word.Length < 5 || !word.All(char.IsAsciiDigit));
}
