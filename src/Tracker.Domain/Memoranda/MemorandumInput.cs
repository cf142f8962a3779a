using Tracker.Domain.Records;

namespace Tracker.Domain.Memoranda;

/// <inheritdoc/>
public sealed class MemorandumInput : RecordInput
{
    public string? Instrument { get; set; }

    public string? FederalParty { get; set; }

    public string? Subject { get; set; }

    public string? ValueUsd { get; set; }

    public string? Renewal { get; set; }

    public string? DocumentUrl { get; set; }
}
