using Tracker.Domain.Agencies;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;

namespace Tracker.Domain.Imports.IceParticipating;

/// <summary>What a person may find to have become of an agreement that a list no longer shows.</summary>
public enum Departure
{
    [Label("Renamed: it is the same agreement under another name of the agency")] Renamed,
    [Label("Superseded by another agreement of the same model")] Superseded,
    [Label("Switched to another model")] ModelSwitched,
    [Label("Ended")] Ended,
    [Label("A slip of the list: the agreement stands")] Slip,
}

/// <summary>An agreement on a list, with what tells whether it may be another one under a new name.</summary>
public sealed record ListedOnce(string Ref, string AgencyRef, string Agency, GeoId Place, AgreementModel Model, PartialDate? SignedOn, DateOnly FirstSeenOn, DateOnly LastSeenOn);

/// <summary>An agreement that may have taken the place of one that left, and why it is offered.</summary>
public sealed record LikelySuccessor(ListedOnce Agreement, Departure As, string Why, int Weight);

/// <summary>Offers what an agreement that left a list may have become. Offers only: a person decides.</summary>
public static class LikelySuccessors
{
    private const int MostOffered = 5;
    private const int LeastWeight = 3;

    /// <summary>At most five, the likeliest first.</summary>
    public static IReadOnlyList<LikelySuccessor> Of(ListedOnce left, IEnumerable<ListedOnce> listed) => listed
        .Where(o => o.Ref != left.Ref && o.Place.State == left.Place.State && o.LastSeenOn > left.LastSeenOn)
        .Select(o => o.AgencyRef == left.AgencyRef ? SameAgency(left, o) : OtherAgency(left, o))
        .OfType<LikelySuccessor>()
        .OrderByDescending(s => s.Weight).ThenBy(s => s.Agreement.Ref, StringComparer.Ordinal)
        .Take(MostOffered).ToList();

    private static LikelySuccessor? SameAgency(ListedOnce left, ListedOnce other) =>
        other.Model == left.Model ? new LikelySuccessor(other, Departure.Superseded, "the same agency and model", 9)
        : other.FirstSeenOn > left.LastSeenOn ? new LikelySuccessor(other, Departure.ModelSwitched, "the same agency, listed with another model since", 8)
        : null;

    private static LikelySuccessor? OtherAgency(ListedOnce left, ListedOnce other)
    {
        if (other.Model != left.Model || other.FirstSeenOn <= left.FirstSeenOn)
        {
            return null;
        }

        var (name, otherName) = (AgencyName.Fold(left.Agency), AgencyName.Fold(other.Agency));
        (bool Holds, int Weight, string Why)[] signs =
        [
            (AgencyLikeness.IsNearlyTheSame(name, otherName), 3, "nearly the same name"),
            (AgencyLikeness.HasAWordInCommon(name, otherName), 1, "a word of the name in common"),
            (other.Place == left.Place, 2, "the same place"),
            (other.SignedOn is not null && other.SignedOn == left.SignedOn, 2, "the same signing date"),
        ];
        var weight = signs.Where(s => s.Holds).Sum(s => s.Weight);
        return weight < LeastWeight ? null : new LikelySuccessor(other, Departure.Renamed, string.Join(", ", signs.Where(s => s.Holds).Select(s => s.Why)), weight);
    }
}
