using Tracker.Domain.Records;

namespace Tracker.Domain.Gaps;

/// <summary>When somebody last saw that something holds, and when that was too long ago.</summary>
public static class Freshness
{
    public const int Months = 12;

    /// <summary>What was last seen on this day or before is stale; what was seen exactly twelve months ago is not yet.</summary>
    public static DateOnly StaleUpTo(DateOnly today) => today.AddMonths(-Months).AddDays(-1);

    /// <summary>When it was last verified, else when its newest citation was seen, else when it was recorded. A vague date counts from the first day it can mean.</summary>
    public static PartialDate LastSeen(CooperationRecord record) =>
        record.LastVerifiedOn ?? record.Citations.Max(c => c.AccessedOn) ?? PartialDate.Of(DateOnly.FromDateTime(record.CreatedAtUtc));
}
