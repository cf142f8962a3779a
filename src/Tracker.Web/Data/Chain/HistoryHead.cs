namespace Tracker.Web.Data.Chain;

/// <summary>Where history stood at the end of a day (UTC), or stands now: who kept the digest of that day can tell whether anything older was altered since.</summary>
public sealed class HistoryHead
{
    private HistoryHead() { }

    public HistoryHead(DateOnly day, long lastChangeSetId, byte[] digest, long changeSets, long changes)
    {
        Day = day;
        LastChangeSetId = lastChangeSetId;
        Digest = digest;
        ChangeSets = changeSets;
        Changes = changes;
    }

    public DateOnly Day { get; private set; }

    /// <summary>The last change set that bears this day.</summary>
    public long LastChangeSetId { get; private set; }

    /// <summary>Its seal, 32 bytes.</summary>
    public byte[] Digest { get; private set; } = [];

    /// <summary>How many change sets there are up to it, with it.</summary>
    public long ChangeSets { get; private set; }

    /// <summary>How many changes those have.</summary>
    public long Changes { get; private set; }
}
