using Tracker.Domain.Agreements287g;
using Tracker.Domain.DataSharing;
using Tracker.Domain.DetainerPolicies;
using Tracker.Domain.Memoranda;
using Tracker.Domain.Practices;
using Tracker.Domain.Profiles;
using Tracker.Domain.Records;
using Tracker.Domain.SanctuaryPolicies;

namespace Tracker.Domain.Comparisons;

/// <summary>The rows below a topic’s own: its kinds one by one, or the answers that its records give. Only those that some column has.</summary>
internal static class TopicParts
{
    /// <summary>The column of which each value that occurs becomes a row.</summary>
    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        [Agreement287gColumns.Type.Slug] = "model",
        [MemorandumColumns.Type.Slug] = "subject",
        [DataSharingColumns.Type.Slug] = "system",
        [SanctuaryPolicyColumns.Type.Slug] = "direction",
        [PracticeColumns.Type.Slug] = "practice",
    };

    /// <summary>The columns of which each becomes a row, whose cells hold the answers.</summary>
    private static readonly Dictionary<string, string[]> Answers = new(StringComparer.Ordinal)
    {
        [DetainerPolicyColumns.Type.Slug] = ["holds", "release_notification", "jail_access", "transfer_of_custody", "status_questions"],
    };

    public static IEnumerable<ComparedRow> Of(RecordType type, IReadOnlyList<(TopicProfile Topic, RecordedFacts Facts, DateOnly Day)> columns)
    {
        if (Kinds.TryGetValue(type.Slug, out var kind))
        {
            var column = type.Column(kind)!;
            return column.Codes.Where(c => columns.Any(t => t.Topic.Records.Any(r => Says(r, column, c))))
                .Select(c => new ComparedRow($"{type.Slug}.{c.Value}", c.Label, RowKind.Part, type, columns.Select(t => KindCell(t.Topic, t.Facts, t.Day, column, c)).ToList()));
        }

        return Answers.GetValueOrDefault(type.Slug, []).Select(n => type.Column(n)!)
            .Where(c => columns.Any(t => AnswersOf(Best(t.Topic, t.Day), c).Count > 0))
            .Select(c => new ComparedRow($"{type.Slug}.{c.Name}", c.Label, RowKind.Answer, type, columns.Select(t => AnswerCell(t.Topic, t.Day, c)).ToList()));
    }

    private static bool Says(CooperationRecord record, RecordColumn column, Code code) => RecordColumn.Split(record.Detail(column)).Contains(code.Value, StringComparer.Ordinal);

    private static ComparedCell KindCell(TopicProfile topic, RecordedFacts facts, DateOnly day, RecordColumn column, Code code)
    {
        var own = topic.Records.Where(r => Says(r, column, code)).ToList();
        if (topic.Records.Count == 0)
        {
            return ComparedCell.Of(topic, day);
        }

        return own.Count == 0
            ? new ComparedCell(null, ComparedCell.NoneOfIt, null, Direction.Unknown, [], null, false, true)
            : ComparedCell.Of(TopicProfile.Of(topic.Type, own, [], facts.Contested, day), day);
    }

    private static ComparedCell AnswerCell(TopicProfile topic, DateOnly day, RecordColumn column)
    {
        var whole = ComparedCell.Of(topic, day);
        if (topic.Records.Count == 0)
        {
            return whole;
        }

        var records = Best(topic, day);
        var answers = AnswersOf(records, column);
        return whole with
        {
            Words = answers.Count == 0 ? ComparedCell.NotSaid : string.Join(", ", answers.Select(a => a.Label)),
            Note = topic.State == TopicState.InForce ? null : whole.Words,
            Direction = Direction.Unknown,
            Records = records,
            IsKnown = answers.Count > 0,
        };
    }

    /// <summary>Those in the topic’s state: while a policy is in force, one that has ended answers nothing.</summary>
    private static List<CooperationRecord> Best(TopicProfile topic, DateOnly day) =>
        topic.Records.Count == 0 ? [] : topic.Records.TakeWhile(r => r.StatusOn(day) == topic.Records[0].StatusOn(day)).ToList();

    private static List<Code> AnswersOf(List<CooperationRecord> records, RecordColumn column)
    {
        var said = records.Select(r => r.Detail(column)).Where(a => a is not null && a != column.EmptyMeans).ToHashSet(StringComparer.Ordinal);
        return column.Codes.Where(c => said.Contains(c.Value)).ToList();
    }
}
