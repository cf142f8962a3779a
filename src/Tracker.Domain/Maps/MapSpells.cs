using Tracker.Domain.Agreements287g;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Profiles;
using Tracker.Domain.Records;

namespace Tracker.Domain.Maps;

/// <summary>Finds the spells of places: asks the topic on every day on which its answer can change.</summary>
public static class MapSpells
{
    public static IReadOnlyList<MapSpell> Of(RecordMap topic, RecordedFacts facts) =>
        Of(DaysOf(facts), day => (topic.IndexOf(topic.On(facts, day).Code), topic.FactsOn(facts, day)));

    public static IReadOnlyList<MapSpell> Of(BorderZoneMap topic, Jurisdiction jurisdiction) =>
        [new MapSpell(DateOnly.MinValue, topic.IndexOf(topic.Of(jurisdiction).Code), jurisdiction.BorderZoneText())];

    /// <param name="topic">The map of coverage.</param>
    /// <param name="known">Of which type something is known since which day; <see cref="DateOnly.MinValue"/> where no day is told.</param>
    public static IReadOnlyList<MapSpell> Of(CoverageMap topic, IReadOnlyList<(RecordType Type, DateOnly Since)> known) =>
        Of(known.Select(k => k.Since), day =>
        {
            var types = known.Where(k => k.Since <= day).Select(k => k.Type).Distinct().ToList();
            return (topic.IndexOf(topic.Of(types.Count).Code), types.Count == 0 ? null : Text.Plural(types.Count, "topic", "topics") + ": " + string.Join(", ", RecordTypes.All.Where(types.Contains).Select(t => t.PluralName)));
        });

    private static List<MapSpell> Of(IEnumerable<DateOnly> days, Func<DateOnly, (int Category, string? Facts)> on)
    {
        var spells = new List<MapSpell>();
        foreach (var day in days.Prepend(DateOnly.MinValue).Distinct().Order())
        {
            var (category, facts) = on(day);
            if (spells.Count == 0 || (spells[^1].Category, spells[^1].Facts) != (category, facts))
            {
                spells.Add(new MapSpell(day, category, facts));
            }
        }

        return spells;
    }

    private static IEnumerable<DateOnly> DaysOf(RecordedFacts facts) =>
        facts.Records.Concat(facts.StatePolicies).SelectMany(r => DaysOf(r, facts.Lists)).Concat(facts.Checks.Select(c => c.CheckedOn));

    /// <summary>Whatever a record tells a day of, its beginning and its end, and when a list was first seen without it.</summary>
    private static IEnumerable<DateOnly> DaysOf(CooperationRecord record, ListCalendar lists) => record.Milestones().Select(m => m.On.Earliest)
        .Concat(new[] { record.StartedOn, record.EndedOn }.OfType<PartialDate>().Select(d => d.Earliest))
        .Concat(((record as Agreement287g)?.Listings ?? []).Select(l => lists.FirstSightAfter(l.ListSlug, l.LastSeenOn)).OfType<DateOnly>());
}
