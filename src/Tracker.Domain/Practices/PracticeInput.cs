using Tracker.Domain.Records;

namespace Tracker.Domain.Practices;

/// <inheritdoc/>
public sealed class PracticeInput : RecordInput
{
    public string? Kind { get; set; }

    public string? Frequency { get; set; }

    public string? FirstObservedOn { get; set; }

    public string? LastObservedOn { get; set; }

    public string? Witnesses { get; set; }

    public string? StoppedOn { get; set; }
}
