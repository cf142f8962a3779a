using Tracker.Domain.Agreements287g;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;
using Tracker.Domain.SanctuaryPolicies;

namespace Tracker.Domain.Trends;

/// <summary>When published lists showed an agreement.</summary>
/// <param name="LeftOn">The first day on which no list shows it any longer; null where one does, or where somebody found that a slip of the list.</param>
public sealed record ListedSpell(DateOnly FirstSeenOn, DateOnly LastSeenOn, DateOnly? LeftOn)
{
    /// <summary>Null where no list ever showed it.</summary>
    public static ListedSpell? Of(IReadOnlyCollection<Listing> listings, ListCalendar calendar)
    {
        if (listings.Count == 0)
        {
            return null;
        }

        var left = listings.Select(l => l.LeftOn(calendar)).ToList();
        return new ListedSpell(listings.Min(l => l.FirstSeenOn), listings.Max(l => l.LastSeenOn), left.Contains(null) ? null : left.Max());
    }
}

/// <summary>
/// What of an agreement or a policy its time in force follows from, by the rules of <see cref="CooperationRecord.StatusOn"/> and
/// <see cref="CooperationRecord.HadAppearedBy"/>: a property test holds the two together. Neither kind can have ended on a day that
/// nobody knows.
/// </summary>
public sealed record TrendFact
{
    public required string Ref { get; init; }

    public required GeoId Geoid { get; init; }

    /// <summary>The postal code of the state.</summary>
    public required string State { get; init; }

    public string? AgencyRef { get; init; }

    /// <summary>Of an agreement; null of a policy.</summary>
    public AgreementModel? Model { get; init; }

    /// <summary>Of a policy; null of an agreement.</summary>
    public PolicyDirection? Policy { get; init; }

    /// <summary>The first day of which something is told: asked for, proposed.</summary>
    public PartialDate? AnnouncedOn { get; init; }

    /// <summary>Signed or enacted.</summary>
    public PartialDate? MadeOn { get; init; }

    public PartialDate? StartedOn { get; init; }

    public PartialDate? EndedOn { get; init; }

    /// <summary>Asked for or proposed, and no more: pending, whatever the day.</summary>
    public bool IsOnlyAnnounced { get; init; }

    public ListedSpell? Listed { get; init; }

    /// <summary>In force as profiles say it: from the earliest day its start can mean to the earliest day its end can mean.</summary>
    public DaySpan InForce => IsOnlyAnnounced ? DaySpan.None : new(MayBegin, Earlier(EndedOn?.Earliest, Listed?.LeftOn));

    /// <summary>In force whatever day its dates mean. What has no beginning is surely in force from the first list that showed it, else never.</summary>
    public DaySpan Surely => IsOnlyAnnounced ? DaySpan.None : new(BegunBy, Earlier(EndedOn?.Earliest, Listed is { LeftOn: not null } listed ? listed.LastSeenOn.AddDays(1) : null));

    /// <summary>In force if its dates mean the days that are best for that.</summary>
    public DaySpan Possibly => IsOnlyAnnounced ? DaySpan.None : new(MayBegin, Earlier(EndedOn?.Latest, Listed?.LeftOn));

    /// <summary>When it was signed or enacted, or began; null where that is not known, or has not happened.</summary>
    public EventWindow? Begun => (MadeOn ?? StartedOn) is { } day ? EventWindow.Of(day) : null;

    /// <summary>It was signed or enacted, but no source tells when.</summary>
    public bool BeganUnknownWhen => !IsOnlyAnnounced && Begun is null;

    /// <summary>When it ended by what is recorded of it.</summary>
    public EventWindow? Ended => EndedOn is { } day ? EventWindow.Of(day) : null;

    /// <summary>When it left its list without a recorded end: between the last sight of it and the first list without it.</summary>
    public EventWindow? LeftList => EndedOn is null && !InForce.IsEmpty && Listed is { LeftOn: { } left } ? new(Listed.LastSeenOn.AddDays(1), left) : null;

    private DateOnly MayBegin => Later(StartedOn?.Earliest, (AnnouncedOn ?? StartedOn)?.Earliest);

    private DateOnly BegunBy => StartedOn is null && Listed is null ? DateOnly.MaxValue : Later(StartedOn?.Latest ?? Listed?.FirstSeenOn, AnnouncedOn?.Latest);

    private static DateOnly Later(DateOnly? one, DateOnly? other) => (one ?? DateOnly.MinValue) > (other ?? DateOnly.MinValue) ? one!.Value : other ?? DateOnly.MinValue;

    private static DateOnly Earlier(DateOnly? one, DateOnly? other) => (one ?? DateOnly.MaxValue) < (other ?? DateOnly.MaxValue) ? one!.Value : other ?? DateOnly.MaxValue;
}
