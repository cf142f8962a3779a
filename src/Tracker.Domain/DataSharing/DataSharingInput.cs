using Tracker.Domain.Records;

namespace Tracker.Domain.DataSharing;

/// <inheritdoc/>
public sealed class DataSharingInput : RecordInput
{
    public string? Channel { get; set; }

    public string? Direction { get; set; }

    public string? Counterparty { get; set; }

    public string? Basis { get; set; }

    public string? Limits { get; set; }
}
