using Tracker.Domain.Records;

namespace Tracker.Domain.Agreements287g;

/// <summary>A list that is published again and again, such as ICE's list of participating agencies.</summary>
public sealed class PublishedList
{
    public const string IceParticipating = "ice-participating";

    private readonly List<ListSnapshot> _snapshots = [];

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

    /// <summary>Every sight of it; for queries. What is in memory consults a <see cref="ListCalendar"/>.</summary>
    public IReadOnlyList<ListSnapshot> Snapshots => _snapshots;
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
    private ListCalendar? _calendar;

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

    /// <summary>
    /// The signing date as others than the list gave it: another source before the list first showed the agreement, or a person
    /// since. Null where the date is the list's own, to fill in and correct.
    /// </summary>
    public PartialDate? DateElsewhere { get; private set; }

    /// <summary>
    /// The last sight after which a person decided that the agreement stands although the list leaves it out; null where nobody
    /// did. It holds until the list shows the agreement again: if it then leaves it out once more, that is asked anew.
    /// </summary>
    public DateOnly? StandsAfter { get; private set; }

    /// <summary>That the list leaves it out is a slip of the list.</summary>
    public void StandNonetheless() => StandsAfter = LastSeenOn;

    /// <summary>A snapshot taken by that day, after the last sight of the agreement, no longer shows it, and nobody found that a slip.</summary>
    public bool HasLeftBy(DateOnly day) => StandsAfter != LastSeenOn &&
        (_calendar ?? throw new DomainException($"The listing of {RecordRef} does not know the days of its list.")).WasSeen(ListSlug, LastSeenOn, day);

    /// <summary>The first day on which <see cref="HasLeftBy"/> holds; null where it has not left.</summary>
    public DateOnly? LeftOn(ListCalendar calendar) => StandsAfter == LastSeenOn ? null : calendar.FirstSightAfter(ListSlug, LastSeenOn);

    public void Consult(ListCalendar calendar) => _calendar = calendar;

    /// <summary>All editions together show it from one day to the other.</summary>
    public void Stand(DateOnly firstSeenOn, DateOnly lastSeenOn) => (FirstSeenOn, LastSeenOn) = (firstSeenOn, lastSeenOn);

    /// <summary>Its date does not rest on the list.</summary>
    public void RestElsewhere(PartialDate? signedOn) => DateElsewhere = signedOn;

    /// <summary>Its spell with another one in it.</summary>
    public (DateOnly First, DateOnly Last) Spanning(DateOnly first, DateOnly last) =>
        (first < FirstSeenOn ? first : FirstSeenOn, last > LastSeenOn ? last : LastSeenOn);
}
