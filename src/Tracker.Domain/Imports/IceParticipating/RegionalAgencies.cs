using Tracker.Domain.Jurisdictions;

namespace Tracker.Domain.Imports.IceParticipating;

/// <summary>
/// Agencies that serve several governments under the name of none of them, so that neither their name nor the gazetteer tells
/// where they are. Source of each seat: the agency's own web site. They are offered, never taken.
/// </summary>
internal static class RegionalAgencies
{
    private static readonly (string State, string Name, string Seat)[] Seats =
    [
        ("NC", "albemarle district jail", "37139"), // Elizabeth City, Pasquotank County
        ("MO", "north county police cooperative", "29189"), // Vinita Park, St. Louis County
    ];

    /// <summary>The county or city where an agency of that name, or nearly that name, has its seat; null where none is known.</summary>
    public static Jurisdiction? SeatOf(Jurisdiction state, string agency, Gazetteer gazetteer) =>
        NearNames.Of(FoldedName.Of(agency), Seats.Where(s => s.State == state.StateCode), s => s.Name).Select(s => gazetteer.Find(GeoId.Parse(s.Seat))).FirstOrDefault();
}
