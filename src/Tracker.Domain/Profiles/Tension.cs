using Tracker.Domain.Agreements287g;
using Tracker.Domain.DetainerPolicies;
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

/// <summary>Two facts of one day that pull in different directions, and why, in a sentence. Both stand; neither is corrected by the other.</summary>
public sealed record Tension(TensionKind Kind, CooperationRecord One, CooperationRecord Other, string Sentence);

/// <summary>Finds the tensions of a jurisdiction on a day.</summary>
public static class Tensions
{
    public const string DeputizationTerm = "deputization";
    public const string DetainersTerm = "detainers";

    /// <summary>Which policy a practice runs against, by the axis of the detainer policy that forbids it.</summary>
    private static readonly Dictionary<PracticeKind, (Func<DetainerPolicy, PolicyAnswer> Axis, string Forbids)> Axes = new()
    {
        [PracticeKind.ReleaseNotification] = (p => p.ReleaseNotification, "ICE is not told of releases"),
        [PracticeKind.JailBooking] = (p => p.JailAccess, "ICE has no access to the jail"),
    };

    public static IReadOnlyList<Tension> On(RecordedFacts facts, IReadOnlyList<SanctuaryPolicy> imposed, DateOnly day)
    {
        var inForce = facts.Records.Where(r => r.StatusOn(day) == RecordStatus.InForce).ToList();
        return
        [
            .. AgainstStateLaw(facts, inForce, imposed),
            .. AgainstMandate(facts, inForce, imposed),
            .. PolicyAndPractice(facts.Records.OfType<Practice>().Where(p => p.HadAppearedBy(day)), inForce, imposed, day),
        ];
    }

    private static IEnumerable<Tension> AgainstStateLaw(RecordedFacts facts, List<CooperationRecord> inForce, IReadOnlyList<SanctuaryPolicy> imposed) =>
        from law in imposed
        where law.PolicyDirection == PolicyDirection.Limits && StateLaw.Touches(law, DeputizationTerm)
        from agreement in inForce.OfType<Agreement287g>()
        select new Tension(TensionKind.AgreementAgainstStateLaw, agreement, law,
            $"{AgencyOf(agreement, facts)} has a 287(g) agreement in force ({Codes<AgreementModel>.LabelOf(agreement.Model)}), while {NameOf(law)} limits cooperation in the whole state{Enjoined(law)}.");

    private static IEnumerable<Tension> AgainstMandate(RecordedFacts facts, List<CooperationRecord> inForce, IReadOnlyList<SanctuaryPolicy> imposed)
    {
        foreach (var law in imposed.Where(StateLaw.Requires))
        {
            foreach (var policy in inForce.Where(r => r != law && Limits(r, law)))
            {
                var words = law.PolicyDirection == PolicyDirection.Mandates ? "requires cooperation" : "forbids local limits";
                yield return new Tension(TensionKind.LimitsAgainstStateMandate, policy, law,
                    $"{facts.Jurisdiction.Name} limits cooperation by {NameOf(policy)}, while {NameOf(law)} {words} in the whole state{Enjoined(law)}.");
            }
        }
    }

    private static bool Limits(CooperationRecord record, SanctuaryPolicy law) => record switch
    {
        SanctuaryPolicy policy => policy.PolicyDirection == PolicyDirection.Limits,
        DetainerPolicy policy => policy.Direction == Direction.Limits && StateLaw.Touches(law, DetainersTerm),
        _ => false,
    };

    private static IEnumerable<Tension> PolicyAndPractice(IEnumerable<Practice> practices, List<CooperationRecord> inForce, IReadOnlyList<SanctuaryPolicy> imposed, DateOnly day)
    {
        foreach (var practice in practices)
        {
            var policies = inForce.OfType<SanctuaryPolicy>().Where(p => p.PolicyDirection == PolicyDirection.Limits)
                .Concat(imposed.Where(p => p.PolicyDirection == PolicyDirection.Limits)).Distinct();
            foreach (var policy in policies.Where(p => StateLaw.Touches(p, practice.TermSlug) && WasObservedUnder(p, practice, day)))
            {
                yield return new Tension(TensionKind.PolicyAndPractice, policy, practice, $"The policy says no, the practice says yes: {NameOf(policy)} limits cooperation; observed is “{Codes<PracticeKind>.LabelOf(practice.Kind)}”.");
            }

            foreach (var policy in inForce.OfType<DetainerPolicy>().Where(p => Axes.TryGetValue(practice.Kind, out var axis) && axis.Axis(p) == PolicyAnswer.No && WasObservedUnder(p, practice, day)))
            {
                yield return new Tension(TensionKind.PolicyAndPractice, policy, practice, $"The policy says that {Axes[practice.Kind].Forbids}; observed is “{Codes<PracticeKind>.LabelOf(practice.Kind)}”.");
            }
        }
    }

    /// <summary>It goes on, or what was seen once was seen while the policy held.</summary>
    private static bool WasObservedUnder(CooperationRecord policy, Practice practice, DateOnly day) =>
        practice.StatusOn(day) == RecordStatus.InForce
        || (practice is { Frequency: PracticeFrequency.Once, StartedOn: { } seen } && policy.StatusOn(seen.Earliest) == RecordStatus.InForce);

    private static string AgencyOf(CooperationRecord record, RecordedFacts facts) => record.Agency?.Name ?? facts.Jurisdiction.Name;

    private static string NameOf(CooperationRecord record) => record switch
    {
        SanctuaryPolicy { LegalCitation: { } citation } => citation,
        SanctuaryPolicy policy => "its " + Codes<PolicyInstrument>.LabelOf(policy.Instrument).ToLowerInvariant(),
        DetainerPolicy { Instrument: { } instrument } => instrument,
        _ => "its detainer policy",
    };

    private static string Enjoined(SanctuaryPolicy law) =>
        law.EnjoinedOn is { } day ? $" (stopped by a court, wholly or in part, {day.ToRangeText()})" : "";
}
