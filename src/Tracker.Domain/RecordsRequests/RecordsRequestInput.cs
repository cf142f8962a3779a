using Tracker.Domain.Records;

namespace Tracker.Domain.RecordsRequests;

/// <inheritdoc/>
public sealed class RecordsRequestInput : RecordInput
{
    public string? RequestedFrom { get; set; }

    public string? Requester { get; set; }

    public string? Law { get; set; }

    public string? Question { get; set; }

    public string? EarlierAttempts { get; set; }

    public string? AskedOn { get; set; }

    public string? DueOn { get; set; }

    public string? AnsweredOn { get; set; }

    public string? RequestStatus { get; set; }

    public string? Opened { get; set; }
}
