using Tracker.Domain.Records;

namespace Tracker.Domain.Agreements287g;

/// <inheritdoc/>
public sealed class Agreement287gInput : RecordInput
{
    public string? Model { get; set; }

    public string? ModelAsPrinted { get; set; }

    public string? RequestedOn { get; set; }

    public string? SignedOn { get; set; }

    public string? EffectiveOn { get; set; }

    public string? Ending { get; set; }

    public string? MoaUrl { get; set; }

    public string? AddendumUrl { get; set; }

    public string? Signatories { get; set; }

    public string? OfficersTrained { get; set; }
}
