using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;

namespace Tracker.Domain.Gaps;

/// <summary>
/// The topics of places of which nothing is recorded and for which nobody has looked. There are hundreds of thousands: they are
/// counted by subtraction, and made only as they are read.
/// </summary>
/// <param name="places">In the order in which they are listed.</param>
/// <param name="researched">By place the topics of which there is a record or a check.</param>
public sealed class Unresearched(IReadOnlyList<Jurisdiction> places, IReadOnlyList<RecordType> topics, ILookup<GeoId, string> researched)
{
    public int Count => places.Sum(CountAt);

    public IEnumerable<(Jurisdiction Place, RecordType Topic)> All() => places.SelectMany(At);

    /// <summary>Places before the first are passed over by their number of topics, not one by one.</summary>
    public IEnumerable<(Jurisdiction Place, RecordType Topic)> Page(int skip, int take)
    {
        var (first, left) = (0, skip);
        while (first < places.Count && CountAt(places[first]) is var here && here <= left)
        {
            (first, left) = (first + 1, left - here);
        }

        return places.Skip(first).SelectMany(At).Skip(left).Take(take);
    }

    private int CountAt(Jurisdiction place) => topics.Count - researched[place.Geoid].Count(slug => topics.Any(t => t.Slug == slug));

    private IEnumerable<(Jurisdiction, RecordType)> At(Jurisdiction place) =>
        topics.Where(t => !researched[place.Geoid].Contains(t.Slug, StringComparer.Ordinal)).Select(t => (place, t));
}
