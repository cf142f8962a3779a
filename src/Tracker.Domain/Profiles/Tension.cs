using Tracker.Domain.Agreements287g;
using Tracker.Domain.DetainerPolicies;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Practices;
using Tracker.Domain.Records;
using Tracker.Domain.SanctuaryPolicies;

namespace Tracker.Domain.Profiles;

public enum TensionKind
{
    [Label("Agreement against state law")] AgreementAgainstStateLaw,
    [Label("Limits against a state mandate")] LimitsAgainstStateMandate,
    [Label("Policy and practice differ")] PolicyAndPractice,
}

/// <summary>Two facts of one day that pull in different directions. Both stand; neither is corrected by the other.</summary>
public sealed record Tension(TensionKind Kind, CooperationRecord One, CooperationRecord Other, Jurisdiction Jurisdiction)
{
    /// <summary>Why they do, in a sentence.</summary>
    public string Sentence => TensionText.Of(this);
}

/// <summary>Finds the tensions of a jurisdiction on a day.</summary>
public static class Tensions
{
    public const string DeputizationTerm = "deputization";
    public const string DetainersTerm = "detainers";

    /// <summary>Which policy a practice runs against, by the axis of the detainer policy that forbids it.</summary>
    private static readonly Dictionary<PracticeKind, Func<DetainerPolicy, PolicyAnswer>> Axes = new()
    {
        [PracticeKind.ReleaseNotification] = p => p.ReleaseNotification,
        [PracticeKind.JailBooking] = p => p.JailAccess,
    };

    public static IReadOnlyList<Tension> On(RecordedFacts facts, IReadOnlyList<SanctuaryPolicy> imposed, DateOnly day)
    {
        var inForce = facts.Records.Where(r => r.StatusOn(day) == RecordStatus.InForce).ToList();
        return
        [
            .. AgainstStateLaw(facts, inForce, imposed),
            .. AgainstMandate(facts, inForce, imposed),
            .. PolicyAndPractice(facts, inForce, imposed, day),
        ];
    }

    private static IEnumerable<Tension> AgainstStateLaw(RecordedFacts facts, List<CooperationRecord> inForce, IReadOnlyList<SanctuaryPolicy> imposed) =>
        from law in imposed
        where law.PolicyDirection == PolicyDirection.Limits && StateLaw.Touches(law, DeputizationTerm)
        from agreement in inForce.OfType<Agreement287g>()
        select new Tension(TensionKind.AgreementAgainstStateLaw, agreement, law, facts.Jurisdiction);

    private static IEnumerable<Tension> AgainstMandate(RecordedFacts facts, List<CooperationRecord> inForce, IReadOnlyList<SanctuaryPolicy> imposed) =>
        from law in imposed.Where(StateLaw.Requires)
        from policy in inForce
        where policy != law && Limits(policy, law)
        select new Tension(TensionKind.LimitsAgainstStateMandate, policy, law, facts.Jurisdiction);

    private static bool Limits(CooperationRecord record, SanctuaryPolicy law) => record switch
    {
        SanctuaryPolicy policy => policy.PolicyDirection == PolicyDirection.Limits,
        DetainerPolicy policy => policy.Direction == Direction.Limits && StateLaw.Touches(law, DetainersTerm),
        _ => false,
    };

    private static IEnumerable<Tension> PolicyAndPractice(RecordedFacts facts, List<CooperationRecord> inForce, IReadOnlyList<SanctuaryPolicy> imposed, DateOnly day)
    {
        var limiting = inForce.OfType<SanctuaryPolicy>().Concat(imposed).Where(p => p.PolicyDirection == PolicyDirection.Limits).Distinct().ToList();
        var detainers = inForce.OfType<DetainerPolicy>().ToList();
        foreach (var practice in facts.Records.OfType<Practice>().Where(p => p.HadAppearedBy(day)))
        {
            var goesOn = practice.StatusOn(day) == RecordStatus.InForce;
            var policies = limiting.Where(p => StateLaw.Touches(p, practice.TermSlug)).Concat<CooperationRecord>(detainers.Where(p => Forbids(p, practice.Kind)));
            foreach (var policy in policies.Where(p => goesOn || WasSeenOnceUnder(p, practice)))
            {
                yield return new Tension(TensionKind.PolicyAndPractice, policy, practice, facts.Jurisdiction);
            }
        }
    }

    private static bool Forbids(DetainerPolicy policy, PracticeKind practice) => Axes.TryGetValue(practice, out var axis) && axis(policy) == PolicyAnswer.No;

    /// <summary>What was seen once was seen while the policy held.</summary>
    private static bool WasSeenOnceUnder(CooperationRecord policy, Practice practice) =>
        practice is { Frequency: PracticeFrequency.Once, StartedOn: { } seen } && policy.StatusOn(seen.Earliest) == RecordStatus.InForce;
}
