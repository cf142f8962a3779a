using Tracker.Domain.Records;

namespace Tracker.Domain.LegalChallenges;

/// <inheritdoc/>
public sealed class LegalChallengeInput : RecordInput
{
    public string? Caption { get; set; }

    public string? Court { get; set; }

    public string? Docket { get; set; }

    public string? Plaintiffs { get; set; }

    public string? Defendants { get; set; }

    public string? Side { get; set; }

    public string? FiledOn { get; set; }

    public string? DecidedOn { get; set; }

    public string? Stage { get; set; }

    public string? Outcome { get; set; }

    public string? Ruling { get; set; }

    public string? Affects { get; set; }
}
