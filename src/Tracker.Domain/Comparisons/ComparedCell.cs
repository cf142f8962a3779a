using Tracker.Domain.Checks;
using Tracker.Domain.Profiles;
using Tracker.Domain.Records;

namespace Tracker.Domain.Comparisons;

/// <summary>What one column of a comparison has to say in one row.</summary>
/// <param name="State">Null where records of the topic are there, but none of them is of this row.</param>
/// <param name="Words">The state, or what the records say, in words.</param>
/// <param name="Note">The state, where the words do not tell it: what has ended says nothing any more.</param>
/// <param name="Direction">Which way its records in force point; unknown where none is.</param>
/// <param name="Records">Those the cell rests on, best state first.</param>
/// <param name="LastCheck">The last look that found nothing.</param>
/// <param name="IsKnown">False where nobody has looked, or what was found does not say it: such a cell neither agrees nor differs.</param>
public sealed record ComparedCell(
    TopicState? State, string Words, string? Note, Direction Direction, IReadOnlyList<CooperationRecord> Records, Check? LastCheck, bool IsContested, bool IsKnown)
{
    public const string NoneOfIt = "None recorded";
    public const string NotSaid = "Not said";

    /// <summary>What is compared: words, state, direction and dispute. Days, sources and wording of records are not.</summary>
    internal (string Words, string? Note, Direction Direction, bool IsContested) Sign => (Words, Note, Direction, IsContested);

    internal static ComparedCell Of(TopicProfile topic, DateOnly day) =>
        new(topic.State, WordsOf(topic), null, DirectionOf(topic.Records, day), topic.Records, topic.LastCheck, topic.IsContested, topic.State is not (TopicState.NotResearched or TopicState.NothingYet));

    /// <summary>Without the day of the check: two looks that found nothing are alike.</summary>
    private static string WordsOf(TopicProfile topic) => topic.State == TopicState.NoneFound ? Codes<TopicState>.LabelOf(TopicState.NoneFound) : topic.Label;

    internal static Direction DirectionOf(IEnumerable<CooperationRecord> records, DateOnly day)
    {
        var directions = records.Where(r => r.StatusOn(day) == RecordStatus.InForce).Select(r => r.Direction).Where(d => d != Direction.Unknown).Distinct().ToList();
        return directions switch
        {
            [] => Direction.Unknown,
            [var only] => only,
            _ => Direction.Mixed,
        };
    }
}
