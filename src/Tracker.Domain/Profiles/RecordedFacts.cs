using Tracker.Domain.Agreements287g;
using Tracker.Domain.Checks;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;
using Tracker.Domain.SanctuaryPolicies;

namespace Tracker.Domain.Profiles;

/// <summary>Everything known of one jurisdiction, now or as of an earlier day: its own records and checks, and its state's policies.</summary>
/// <param name="Lists">On which days published lists were seen.</param>
/// <param name="Contested">References of the records that a source disputes.</param>
/// <param name="StatePolicies">All policies of its state; empty for a state, whose own are among its records.</param>
public sealed record RecordedFacts(
    Jurisdiction Jurisdiction, IReadOnlyList<CooperationRecord> Records, IReadOnlyList<SanctuaryPolicy> StatePolicies, IReadOnlyList<Check> Checks, ListCalendar Lists, IReadOnlySet<string> Contested)
{
    /// <summary>Looks for policies of its state that found nothing; read where state law is told beside local policies.</summary>
    public IReadOnlyList<Check> StateChecks { get; init; } = [];
}
