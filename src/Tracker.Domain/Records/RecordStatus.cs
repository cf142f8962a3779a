namespace Tracker.Domain.Records;

/// <summary>What a record's dates and listings say of a day. Derived, never typed in.</summary>
public enum RecordStatus
{
    [Label("In force")] InForce,
    [Label("Pending")] Pending,
    [Label("No longer listed")] NoLongerListed,
    [Label("Ended")] Ended,
}
