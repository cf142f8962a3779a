namespace Tracker.Domain.Agreements287g;

/// <summary>A list that is published again and again, such as ICE's list of participating agencies.</summary>
public sealed class PublishedList
{
    public const string IceParticipating = "ice-participating";

    private PublishedList() { }

    public PublishedList(string slug, string name, string sourceRef)
    {
        Slug = slug;
        Name = name;
        SourceRef = sourceRef;
    }

    public string Slug { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>The list as a source that agreements cite.</summary>
    public string SourceRef { get; private set; } = "";

    /// <summary>The day of the newest snapshot; null before the first.</summary>
    public DateOnly? LatestObservedOn { get; private set; }

    public void BeObserved(DateOnly day) => LatestObservedOn = LatestObservedOn > day ? LatestObservedOn : day;
}

/// <summary>One sight of a published list: the day it stood there, and the file.</summary>
public sealed class ListSnapshot
{
    private ListSnapshot() { }

    public ListSnapshot(string listSlug, DateOnly observedOn, string fileSha256, string fileName, int rows)
    {
        ListSlug = listSlug;
        ObservedOn = observedOn;
        FileSha256 = fileSha256;
        FileName = fileName;
        Rows = rows;
    }

    public string ListSlug { get; private set; } = "";

    public DateOnly ObservedOn { get; private set; }

    public string FileSha256 { get; private set; } = "";

    public string FileName { get; private set; } = "";

    public int Rows { get; private set; }
}

/// <summary>The spell in which a list showed an agreement: from the first to the last sight of it.</summary>
public sealed class Listing
{
    private Listing() { }

    public Listing(string recordRef, string listSlug, DateOnly seenOn)
    {
        RecordRef = recordRef;
        ListSlug = listSlug;
        FirstSeenOn = seenOn;
        LastSeenOn = seenOn;
    }

    public string RecordRef { get; private set; } = "";

    public string ListSlug { get; private set; } = "";

    public PublishedList List { get; private set; } = null!;

    public DateOnly FirstSeenOn { get; private set; }

    public DateOnly LastSeenOn { get; private set; }

    /// <summary>A newer snapshot, taken by that day, no longer shows the agreement.</summary>
    public bool HasLeftBy(DateOnly day) => List.LatestObservedOn is { } latest && LastSeenOn < latest && LastSeenOn < day;

    public void Extend(DateOnly seenOn)
    {
        FirstSeenOn = seenOn < FirstSeenOn ? seenOn : FirstSeenOn;
        LastSeenOn = seenOn > LastSeenOn ? seenOn : LastSeenOn;
    }
}
