using Tracker.Domain.Profiles;
using Tracker.Domain.Records;
using Tracker.Domain.SanctuaryPolicies;

namespace Tracker.Domain.Comparisons;

/// <summary>What became of one record between two days.</summary>
/// <param name="Was">Its status on the first day; null where nothing of it had happened yet.</param>
/// <param name="Is">Its status on the second.</param>
/// <param name="Events">What happened after the first day and by the second, as its own fields and published lists tell.</param>
public sealed record RecordOverTime(CooperationRecord Record, RecordStatus? Was, RecordStatus? Is, IReadOnlyList<TimelineEvent> Events)
{
    /// <summary>“Pending, then in force”, in the words of the record’s type.</summary>
    public string Words => (Was, Is) switch
    {
        (null, { } now) => $"New: {Record.Type.LabelOf(now).ToLowerInvariant()}",
        ({ } before, { } now) when before != now => $"{Record.Type.LabelOf(before)}, then {Record.Type.LabelOf(now).ToLowerInvariant()}",
        (_, { } now) => $"{Record.Type.LabelOf(now)}, as before",
        _ => "Of a later time",
    };
}

/// <summary>One place on two days: what was, what is, and which records tell why.</summary>
/// <param name="Comparison">Two columns: the first day and the second.</param>
/// <param name="Changed">The records that began, ended or changed in between, in the order of their topics; its state’s laws among them.</param>
public sealed record PlaceOverTime(PlaceComparison Comparison, IReadOnlyList<RecordOverTime> Changed)
{
    /// <param name="facts">What is known: now, or what was known on an earlier day.</param>
    /// <param name="from">The first day, no later than the second.</param>
    /// <param name="to">The second day.</param>
    public static PlaceOverTime Between(RecordedFacts facts, DateOnly from, DateOnly to)
    {
        var order = RecordTypes.All.Index().ToDictionary(t => t.Item, t => t.Index);
        var changed = facts.Records.Concat<CooperationRecord>(facts.StatePolicies.Where(p => p.AppliesToLocal && p.PolicyDirection != PolicyDirection.Symbolic))
            .Select(r => Between(r, from, to)).OfType<RecordOverTime>()
            .OrderBy(c => order[c.Record.Type]).ThenBy(c => c.Events.Count > 0 ? c.Events[0].On : default).ThenBy(c => c.Record.Ref, StringComparer.Ordinal).ToList();
        return new PlaceOverTime(PlaceComparison.Of([new PlaceOnDay(facts, from), new PlaceOnDay(facts, to)]), changed);
    }

    private static RecordOverTime? Between(CooperationRecord record, DateOnly from, DateOnly to)
    {
        var (was, now) = (StatusOf(record, from), StatusOf(record, to));
        var events = Timeline.EventsOf(record).Where(e => e.On.Earliest > from && e.On.Earliest <= to).ToList();
        return was != now || events.Count > 0 ? new RecordOverTime(record, was, now, events) : null;
    }

    private static RecordStatus? StatusOf(CooperationRecord record, DateOnly day) => record.HadAppearedBy(day) ? record.StatusOn(day) : null;
}
