using Tracker.Domain.Jurisdictions;

namespace Tracker.Domain.Maps;

/// <summary>From a day on a place is in a category, until its next spell.</summary>
/// <param name="From">The earliest day that the dates can mean; <see cref="DateOnly.MinValue"/> for what held as far back as anything is known.</param>
/// <param name="Category">Its place in <see cref="MapTopic.Categories"/>.</param>
/// <param name="Facts">What is told of it.</param>
public sealed record MapSpell(DateOnly From, int Category, string? Facts);

/// <summary>A jurisdiction and its spells, the earliest first, the first from <see cref="DateOnly.MinValue"/>.</summary>
public sealed record MapPlace(Jurisdiction Jurisdiction, IReadOnlyList<MapSpell> Spells)
{
    public MapSpell On(DateOnly day) => Spells.Last(s => s.From <= day);
}

/// <summary>All that a topic's map shows, on every day: each county, and whatever else has something recorded, in the order of their names within their states.</summary>
public sealed record MapHistory(MapTopic Topic, IReadOnlyList<MapPlace> Places)
{
    /// <summary>The first day on which anything changes; null where nothing does.</summary>
    public DateOnly? First { get; } = Places.SelectMany(p => p.Spells).Select(s => (DateOnly?)s.From).Where(d => d > DateOnly.MinValue).DefaultIfEmpty().Min();
}
