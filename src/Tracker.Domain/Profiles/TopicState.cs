using Tracker.Domain.Checks;
using Tracker.Domain.Records;

namespace Tracker.Domain.Profiles;

/// <summary>
/// The state of one topic in one jurisdiction on a day, best first. Its first four are those of its records;
/// nothing found, nothing yet and nothing looked for are three different things.
/// </summary>
public enum TopicState
{
    [Label("In force")] InForce,
    [Label("Pending")] Pending,
    [Label("No longer listed")] NoLongerListed,
    [Label("Ended")] Ended,
    [Label("None found")] NoneFound,
    [Label("Nothing yet")] NothingYet,
    [Label("Not researched")] NotResearched,
}

/// <summary>What is recorded of one topic on a day.</summary>
/// <param name="Records">Those that had appeared by that day, best state first, then the newest.</param>
/// <param name="Later">Those of which nothing had happened yet, the earliest first.</param>
/// <param name="LastCheck">The last look by that day that found nothing.</param>
/// <param name="IsContested">A source disputes one of its records.</param>
public sealed record TopicProfile(RecordType Type, TopicState State, IReadOnlyList<CooperationRecord> Records, IReadOnlyList<CooperationRecord> Later, Check? LastCheck, bool IsContested)
{
    public static TopicProfile Of(RecordType type, IEnumerable<CooperationRecord> records, IEnumerable<Check> checks, IReadOnlySet<string> contested, DateOnly day)
    {
        var all = records.ToList();
        var appeared = all.Where(r => r.HadAppearedBy(day))
            .Select(r => (Record: r, Status: r.StatusOn(day)))
            .OrderBy(r => r.Status).ThenByDescending(r => r.Record.StartedOn ?? default).ThenBy(r => r.Record.Ref, StringComparer.Ordinal).ToList();
        var later = all.Where(r => !r.HadAppearedBy(day)).OrderBy(r => r.StartedOn ?? default).ThenBy(r => r.Ref, StringComparer.Ordinal).ToList();
        var check = checks.Where(c => c.CheckedOn <= day).OrderByDescending(c => c.CheckedOn).ThenBy(c => c.Ref, StringComparer.Ordinal).FirstOrDefault();
        var state = appeared.Count > 0 ? StateOf(appeared[0].Status)
            : check is not null ? TopicState.NoneFound
            : later.Count > 0 ? TopicState.NothingYet
            : TopicState.NotResearched;
        return new TopicProfile(type, state, appeared.ConvertAll(r => r.Record), later, check, appeared.Exists(r => contested.Contains(r.Record.Ref)));
    }

    /// <summary>In the type's own words: an open case is not “in force”.</summary>
    public string Label => State switch
    {
        TopicState.InForce => Type.LabelOf(RecordStatus.InForce),
        TopicState.Pending => Type.LabelOf(RecordStatus.Pending),
        TopicState.NoLongerListed => Type.LabelOf(RecordStatus.NoLongerListed),
        TopicState.Ended => Type.LabelOf(RecordStatus.Ended),
        _ => Codes<TopicState>.LabelOf(State),
    };

    private static TopicState StateOf(RecordStatus status) => status switch
    {
        RecordStatus.InForce => TopicState.InForce,
        RecordStatus.Pending => TopicState.Pending,
        RecordStatus.NoLongerListed => TopicState.NoLongerListed,
        _ => TopicState.Ended,
    };
}
