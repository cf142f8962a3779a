using Tracker.Domain.Records;

namespace Tracker.Domain.FederalDeployments;

/// <inheritdoc/>
public sealed class FederalDeploymentInput : RecordInput
{
    public string? Forces { get; set; }

    public string? OperationName { get; set; }

    public string? LocalRole { get; set; }

    public string? ReportedAgents { get; set; }
}
