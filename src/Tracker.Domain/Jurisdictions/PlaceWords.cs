using System.Collections;

namespace Tracker.Domain.Jurisdictions;

/// <summary>
/// Finds jurisdictions by the beginnings of words, in memory: each word of any of them, and who has it. About 10 MB for the 40,000 of the gazetteer;
/// a search costs what the places are that have its words. Immutable.
/// </summary>
public sealed class PlaceWords
{
    /// <summary>Of those that only have the text somewhere, so many are looked at, in order.</summary>
    private const int MostLookedAt = 1_000;

    private const int CountyDigits = 5;

    private readonly Jurisdiction[] _places;
    private readonly string[] _words;
    private readonly int[][] _having;

    public PlaceWords(IEnumerable<Jurisdiction> jurisdictions)
    {
        _places = [.. jurisdictions.OrderBy(j => j.Geoid.Value.Length).ThenBy(j => j.Geoid.Value, StringComparer.Ordinal)]; // states, counties, places, towns
        var having = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var byWord = having.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var place = 0; place < _places.Length; place++)
        {
            var words = WordsOf(_places[place]);
            foreach (var range in words.AsSpan().Split(' '))
            {
                var word = words.AsSpan()[range];
                if (!byWord.TryGetValue(word, out var places))
                {
                    byWord[word] = places = [];
                }

                if (places.Count == 0 || places[^1] != place)
                {
                    places.Add(place);
                }
            }
        }

        _words = [.. having.Keys.Order(StringComparer.Ordinal)];
        _having = [.. _words.Select(w => having[w].ToArray())];
    }

    /// <summary>Places of which every typed word begins a word, or a GEOID by its state and county at least, those whose name fits best first, of equals the higher level and the lower GEOID; and how many there are.</summary>
    /// <param name="words">Folded.</param>
    /// <param name="name">All that was typed, folded.</param>
    /// <param name="most">How many are wanted.</param>
    public (IReadOnlyList<Jurisdiction> Best, int Total) Find(IReadOnlyList<string> words, string name, int most)
    {
        var found = Having(words);
        var total = 0;
        List<int>[] byFit = [[], [], [], []];
        var others = new List<int>();
        for (var place = 0; place < found.Length; place++)
        {
            if (!found[place])
            {
                continue;
            }

            total++;
            if (NameFit.OfBeginning(_places[place].SearchText, name) is { } fit)
            {
                byFit[fit].Add(place);
            }
            else if (others.Count < MostLookedAt)
            {
                others.Add(place);
            }
        }

        if (byFit[0].Count + byFit[1].Count < most)
        {
            others.ForEach(place => byFit[NameFit.Of(WordsOf(_places[place]), name)].Add(place));
        }

        return (byFit.SelectMany(places => places).Take(most).Select(place => _places[place]).ToList(), total);
    }

    /// <summary>The words of a place by which it is found, its GEOID the last.</summary>
    public static string WordsOf(Jurisdiction place) => $"{place.SearchText} {place.Geoid}";

    /// <summary>Few digits, as of 287(g) or a year, do not mean the place whose GEOID begins so.</summary>
    private static bool Means(string typed, string word) =>
        typed.Length == word.Length || typed.Length >= CountyDigits || word.Length < CountyDigits || word.AsSpan().ContainsAnyExceptInRange('0', '9');

    private BitArray Having(IReadOnlyList<string> words)
    {
        BitArray? found = null;
        foreach (var word in words)
        {
            var having = new BitArray(_places.Length);
            for (var at = FirstFrom(word); at < _words.Length && _words[at].StartsWith(word, StringComparison.Ordinal); at++)
            {
                if (Means(word, _words[at]))
                {
                    Array.ForEach(_having[at], place => having[place] = true);
                }
            }

            found = found?.And(having) ?? having;
        }

        return found ?? new BitArray(_places.Length);
    }

    private int FirstFrom(string word)
    {
        var at = Array.BinarySearch(_words, word, StringComparer.Ordinal);
        return at < 0 ? ~at : at;
    }
}
