using Tracker.Web.Data.Chain;

namespace Tracker.Web.Data.Verification;

/// <summary>The first thing that is not as it should be.</summary>
/// <param name="Place"><c>database</c>, <c>history</c> or <c>attachments</c>.</param>
/// <param name="Message">What is wrong, in words.</param>
internal sealed record Fault(string Place, string Message)
{
    /// <summary>The change set that it is in, where it is in one, with its day and reason as they stand there now.</summary>
    public long? ChangeSet { get; init; }

    public string? Day { get; init; }

    public string? Reason { get; init; }

    /// <summary>The change within it, counted from 0, where that can be told.</summary>
    public long? Change { get; init; }

    public static Fault InDatabase(string message) => new("database", message);

    public static Fault InFiles(string message) => new("attachments", message);

    public static Fault InHistory(string message) => new("history", message);

    public static Fault In(StoredChangeSet set, string message, long? change = null) => new("history", message)
    {
        ChangeSet = set.Id,
        Day = set.DayText,
        Reason = set.Reason,
        Change = change,
    };
}
