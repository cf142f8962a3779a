using Tracker.Domain.Records;

namespace Tracker.Domain.SanctuaryPolicies;

/// <inheritdoc/>
public sealed class SanctuaryPolicyInput : RecordInput
{
    public string? Direction { get; set; }

    public string? Instrument { get; set; }

    public string? LegalCitation { get; set; }

    public string? Scope { get; set; }

    public string? AppliesToLocal { get; set; }

    public string? ProposedOn { get; set; }

    public string? EnactedOn { get; set; }

    public string? EffectiveOn { get; set; }

    public string? EnjoinedOn { get; set; }

    public string? AmendedOn { get; set; }

    public string? RepealedOn { get; set; }
}
