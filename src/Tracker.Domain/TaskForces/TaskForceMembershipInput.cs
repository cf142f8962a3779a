using Tracker.Domain.Records;

namespace Tracker.Domain.TaskForces;

/// <inheritdoc/>
public sealed class TaskForceMembershipInput : RecordInput
{
    public string? TaskForceName { get; set; }

    public string? LeadAgency { get; set; }

    public string? FederalParties { get; set; }

    public string? Roles { get; set; }

    public string? OfficersAssigned { get; set; }
}
