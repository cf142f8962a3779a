using Tracker.Domain.Agreements287g;
using Tracker.Domain.DetainerPolicies;
using Tracker.Domain.Practices;
using Tracker.Domain.Records;
using Tracker.Domain.SanctuaryPolicies;

namespace Tracker.Domain.Profiles;

/// <summary>Says why two facts pull in different directions.</summary>
internal static class TensionText
{
    /// <summary>What a detainer policy says that forbids a practice.</summary>
    private static readonly Dictionary<PracticeKind, string> Forbids = new()
    {
        [PracticeKind.ReleaseNotification] = "ICE is not told of releases",
        [PracticeKind.JailBooking] = "ICE has no access to the jail",
    };

    public static string Of(Tension tension) => (tension.Kind, tension.One, tension.Other) switch
    {
        (TensionKind.AgreementAgainstStateLaw, Agreement287g agreement, var law) =>
            $"{AgencyOf(tension)} has a 287(g) agreement in force ({Codes<AgreementModel>.LabelOf(agreement.Model)}), while {NameOf(law)} limits cooperation in the whole state{Enjoined(law)}.",
        (TensionKind.LimitsAgainstStateMandate, var policy, SanctuaryPolicy law) =>
            $"{tension.Jurisdiction.Name} limits cooperation by {NameOf(policy)}, while {NameOf(law)} {(law.PolicyDirection == PolicyDirection.Mandates ? "requires cooperation" : "forbids local limits")} in the whole state{Enjoined(law)}.",
        (TensionKind.PolicyAndPractice, DetainerPolicy, Practice practice) =>
            $"The policy says that {Forbids[practice.Kind]}; observed is “{Codes<PracticeKind>.LabelOf(practice.Kind)}”.",
        (TensionKind.PolicyAndPractice, var policy, Practice practice) =>
            $"The policy says no, the practice says yes: {NameOf(policy)} limits cooperation; observed is “{Codes<PracticeKind>.LabelOf(practice.Kind)}”.",
        _ => throw new DomainException($"{tension.One.Ref} and {tension.Other.Ref} cannot be in this tension."),
    };

    private static string AgencyOf(Tension tension) => tension.One.Agency?.Name ?? tension.Jurisdiction.Name;

    private static string NameOf(CooperationRecord record) => record switch
    {
        SanctuaryPolicy { LegalCitation: { } citation } => citation,
        SanctuaryPolicy policy => "its " + Codes<PolicyInstrument>.LabelOf(policy.Instrument).ToLowerInvariant(),
        DetainerPolicy { Instrument: { } instrument } => instrument,
        _ => "its detainer policy",
    };

    private static string Enjoined(CooperationRecord law) =>
        law is SanctuaryPolicy { EnjoinedOn: { } day } ? $" (stopped by a court, wholly or in part, {day.ToRangeText()})" : "";
}
