using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Profiles;
using Tracker.Domain.Records;
using Tracker.Domain.SanctuaryPolicies;

namespace Tracker.Domain.Comparisons;

/// <summary>One column of a comparison: a place, and the day on which it is looked at.</summary>
public sealed record PlaceOnDay(RecordedFacts Facts, DateOnly Day);

/// <summary>
/// Places side by side, or one place on two days: topics as rows, one cell a column. Pure: the order of the columns decides nothing
/// but their order, and a column compared with itself never differs.
/// </summary>
public sealed record PlaceComparison(IReadOnlyList<PlaceOnDay> Columns, IReadOnlyList<ComparedRow> Rows)
{
    public const int Fewest = 2;
    public const int Most = 8;
    public const string StateLawKey = "state-law";

    public static PlaceComparison Of(IReadOnlyList<PlaceOnDay> columns)
    {
        var profiles = columns.Select(c => JurisdictionProfile.On(c.Facts, c.Day)).ToList();
        return new PlaceComparison(columns, RecordTypes.All.SelectMany(t => RowsOf(t, columns, profiles)).ToList());
    }

    private static IEnumerable<ComparedRow> RowsOf(RecordType type, IReadOnlyList<PlaceOnDay> columns, List<JurisdictionProfile> profiles)
    {
        var topics = profiles.Select((p, i) => (Topic: p.Topic(type), columns[i].Facts, columns[i].Day)).ToList();
        yield return new ComparedRow(type.Slug, type.PluralName, RowKind.Topic, type, topics.ConvertAll(t => ComparedCell.Of(t.Topic, t.Day)));
        foreach (var part in TopicParts.Of(type, topics))
        {
            yield return part;
        }

        if (type == SanctuaryPolicyColumns.Type)
        {
            yield return new ComparedRow(StateLawKey, "What the state’s law imposes", RowKind.StateLaw, type, columns.Select(StateLawCell).ToList());
        }
    }

    /// <summary>What is known of the state’s laws that bind this place; of a state, of its own.</summary>
    private static ComparedCell StateLawCell(PlaceOnDay column)
    {
        var (facts, day) = (column.Facts, column.Day);
        var laws = (facts.Jurisdiction.Level == JurisdictionLevel.State ? facts.Records.OfType<SanctuaryPolicy>() : facts.StatePolicies.Where(p => p.AppliesToLocal))
            .Where(p => p.PolicyDirection != PolicyDirection.Symbolic);
        var cell = ComparedCell.Of(TopicProfile.Of(SanctuaryPolicyColumns.Type, laws, facts.StateChecks, facts.Contested, day), day);
        if (cell.State != TopicState.InForce)
        {
            return cell;
        }

        var inForce = cell.Records.Where(r => r.StatusOn(day) == RecordStatus.InForce).ToList();
        var says = inForce.OfType<SanctuaryPolicy>().Select(p => p.PolicyDirection).Distinct().Order().Select(Codes<PolicyDirection>.LabelOf);
        return cell with { Words = string.Join(", ", says), Records = inForce };
    }
}
