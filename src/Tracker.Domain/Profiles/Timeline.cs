using Tracker.Domain.Agreements287g;
using Tracker.Domain.Records;

namespace Tracker.Domain.Profiles;

/// <summary>One event of a timeline: the day, what happened, and the record that tells it.</summary>
public sealed record TimelineEvent(PartialDate On, string What, CooperationRecord Record);

/// <summary>
/// The spell of one record. Between <see cref="MayBeginOn"/> and <see cref="BeganBy"/> it is uncertain whether it had begun,
/// between <see cref="MayEndOn"/> and <see cref="EndedBy"/> whether it had ended.
/// </summary>
/// <param name="MayBeginOn">Null where no source tells when it began.</param>
/// <param name="MayEndOn">Null where no end is known.</param>
public sealed record TimelineSpell(CooperationRecord Record, DateOnly? MayBeginOn, DateOnly? BeganBy, DateOnly? MayEndOn, DateOnly? EndedBy);

/// <summary>When what happened in a jurisdiction: as spells to draw, and the same as a list of events.</summary>
public sealed record Timeline(DateOnly From, DateOnly To, IReadOnlyList<TimelineSpell> Spells, IReadOnlyList<TimelineEvent> Events, int LeftOut)
{
    /// <summary>More rows than this nobody reads; the list of records has them all.</summary>
    public const int MostSpells = 40;

    /// <summary>Of the dated records those that tell of the latest days, in the order of their types; null where none is dated.</summary>
    public static Timeline? Of(IEnumerable<CooperationRecord> records, DateOnly today)
    {
        var dated = records.Select(r => (Record: r, Events: EventsOf(r))).Where(r => r.Events.Count > 0).ToList();
        if (dated.Count == 0)
        {
            return null;
        }

        var order = RecordTypes.All.Index().ToDictionary(t => t.Item, t => t.Index);
        var kept = dated.OrderByDescending(r => r.Events[^1].On).ThenBy(r => r.Record.Ref, StringComparer.Ordinal).Take(MostSpells)
            .OrderBy(r => order[r.Record.Type]).ThenBy(r => r.Events[0].On).ThenBy(r => r.Record.Ref, StringComparer.Ordinal).ToList();
        var events = kept.SelectMany(r => r.Events).OrderBy(e => e.On).ThenBy(e => e.Record.Ref, StringComparer.Ordinal).ToList();
        var last = events.Max(e => e.On.Latest);
        return new Timeline(
            new DateOnly(events[0].On.Year, 1, 1),
            new DateOnly(Math.Max(last.Year, today.Year), 12, 31),
            kept.ConvertAll(r => SpellOf(r.Record)),
            events,
            dated.Count - kept.Count);
    }

    /// <summary>Where a day lies between the first and the last, from 0 to 1.</summary>
    public double At(DateOnly day) => Math.Clamp((day.DayNumber - From.DayNumber) / (double)(To.DayNumber - From.DayNumber), 0, 1);

    /// <summary>Everything that happened to a record, in the order of days.</summary>
    internal static List<TimelineEvent> EventsOf(CooperationRecord record)
    {
        var events = new List<TimelineEvent>();
        foreach (var milestone in record.Milestones())
        {
            events.Add(new TimelineEvent(milestone.On, milestone.What, record));
        }

        foreach (var listing in (record as Agreement287g)?.Listings ?? [])
        {
            events.Add(new TimelineEvent(PartialDate.Of(listing.FirstSeenOn), "First seen on the published list", record));
            events.Add(new TimelineEvent(PartialDate.Of(listing.LastSeenOn), "Last seen on the published list", record));
        }

        return events.Count > 1 ? [.. events.OrderBy(e => e.On)] : events;
    }

    private static TimelineSpell SpellOf(CooperationRecord record) => new(
        record, record.StartedOn?.Earliest, record.StartedOn?.Latest, record.EndedOn?.Earliest, record.EndedOn?.Latest);
}
