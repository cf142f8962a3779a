using Tracker.Domain.Records;

namespace Tracker.Domain.Designations;

/// <inheritdoc/>
public sealed class DesignationInput : RecordInput
{
    public string? Body { get; set; }

    public string? List { get; set; }

    public string? ListedOn { get; set; }

    public string? RemovedOn { get; set; }

    public string? StatedReason { get; set; }

    public string? Response { get; set; }
}
