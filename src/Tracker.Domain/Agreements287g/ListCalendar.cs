namespace Tracker.Domain.Agreements287g;

/// <summary>On which days which published list was seen.</summary>
public sealed class ListCalendar(IEnumerable<(string ListSlug, DateOnly ObservedOn)> sights)
{
    private readonly ILookup<string, DateOnly> _days = sights.ToLookup(s => s.ListSlug, s => s.ObservedOn, StringComparer.Ordinal);

    /// <summary>True when the list was seen after one day and by the other.</summary>
    public bool WasSeen(string listSlug, DateOnly after, DateOnly by) => _days[listSlug].Any(d => d > after && d <= by);

    /// <summary>The first day after that one on which the list was seen; null where it was not seen again.</summary>
    public DateOnly? FirstSightAfter(string listSlug, DateOnly day) => _days[listSlug].Where(d => d > day).Select(d => (DateOnly?)d).Min();
}
