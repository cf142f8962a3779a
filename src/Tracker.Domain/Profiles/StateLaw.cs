using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;
using Tracker.Domain.SanctuaryPolicies;

namespace Tracker.Domain.Profiles;

/// <summary>What a state's law imposes on those below it: computed for every day, never copied.</summary>
public static class StateLaw
{
    /// <summary>
    /// The state's policies that bind the jurisdiction and are in force on the day. A state's own policies bind its own agencies,
    /// whether or not they bind local governments.
    /// </summary>
    public static IReadOnlyList<SanctuaryPolicy> ImposedOn(RecordedFacts facts, DateOnly day)
    {
        var policies = facts.Jurisdiction.Level == JurisdictionLevel.State
            ? facts.Records.OfType<SanctuaryPolicy>()
            : facts.StatePolicies.Where(p => p.AppliesToLocal);
        return policies.Where(p => p.PolicyDirection != PolicyDirection.Symbolic && p.StatusOn(day) == RecordStatus.InForce)
            .OrderBy(p => p.PolicyDirection).ThenByDescending(p => p.StartedOn ?? default).ThenBy(p => p.Ref, StringComparer.Ordinal).ToList();
    }

    /// <summary>It requires cooperation, or forbids to limit it.</summary>
    public static bool Requires(SanctuaryPolicy law) => law.PolicyDirection is PolicyDirection.Mandates or PolicyDirection.ForbidsLocalLimits;

    /// <summary>True where the law says nothing of what it touches, or names the term, one above it or one below it.</summary>
    public static bool Touches(SanctuaryPolicy law, string rootTerm) =>
        law.Scope is null || (RecordColumn.Separator + law.Scope).Contains(RecordColumn.Separator + rootTerm, StringComparison.Ordinal);
}
