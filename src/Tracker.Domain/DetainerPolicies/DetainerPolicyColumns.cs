using Tracker.Domain.Records;
using static Tracker.Domain.Records.RecordColumns;

namespace Tracker.Domain.DetainerPolicies;

public static class DetainerPolicyColumns
{
    public static RecordType<DetainerPolicy, DetainerPolicyInput> Type { get; } = new(r => new DetainerPolicy(r), new DetainerPolicyInputValidator())
    {
        Slug = "detainer-policy",
        RefPrefix = "det",
        Name = "Detainer policy",
        PluralName = "Detainer policies",
        About = "What a jurisdiction says it does when ICE asks it to hold a person or to say when they are released.",
        Terms = ["detainers", "practice/release-notification"],
        Headline = ["holds", "release_notification", "started_on", "ended_on"],
        OwnColumns =
        [
            Code<DetainerPolicyInput, DetainerHolds>("holds", "Holds on detainers", p => p.Holds) with { Required = true },
            Answer("release_notification", "Notice before release", p => p.ReleaseNotification),
            Answer("jail_access", "Jail access and interviews", p => p.JailAccess),
            Answer("transfer_of_custody", "Transfer of custody", p => p.TransferOfCustody),
            Answer("status_questions", "Questions about status", p => p.StatusQuestions),
            LongText<DetainerPolicyInput>("conditions", "Conditions", p => p.Conditions, DetainerPolicy.ConditionsMaxLength) with { Group = What, Hint = "In the policy’s own terms: which charges, which warrants." },
            Text<DetainerPolicyInput>("instrument", "Instrument", p => p.Instrument, DetainerPolicy.InstrumentMaxLength) with { Group = What, Hint = "Ordinance, order or directive, with its number." },
            RecordColumns.StartedOn,
            RecordColumns.EndedOn,
        ],
    };

    private static RecordColumn Answer(string name, string label, System.Linq.Expressions.Expression<Func<DetainerPolicyInput, string?>> property) =>
        Code<DetainerPolicyInput, PolicyAnswer>(name, label, property) with { EmptyMeans = "unknown" };
}
