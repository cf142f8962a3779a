using Tracker.Domain.Records;

namespace Tracker.Domain.DetainerPolicies;

/// <inheritdoc/>
public sealed class DetainerPolicyInput : RecordInput
{
    public string? Holds { get; set; }

    public string? ReleaseNotification { get; set; }

    public string? JailAccess { get; set; }

    public string? TransferOfCustody { get; set; }

    public string? StatusQuestions { get; set; }

    public string? Conditions { get; set; }

    public string? Instrument { get; set; }
}
