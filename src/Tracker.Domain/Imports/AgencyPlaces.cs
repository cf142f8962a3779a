using Tracker.Domain.Jurisdictions;

namespace Tracker.Domain.Imports;

/// <summary>The places that a municipal agency's name may mean.</summary>
internal sealed class AgencyPlaces(Gazetteer gazetteer)
{
    /// <summary>A place reaches into the next county, but not much further: its centre and the county's lie closer than this.</summary>
    private const double NeighbouringKilometres = 60;

    /// <summary>“Abington Police Department” may be a township's, whose name has the word in it.</summary>
    public List<Jurisdiction> Named(Jurisdiction state, string place)
    {
        var exact = gazetteer.PlacesNamed(state, place).ToList();
        return exact.Count > 0 ? exact : gazetteer.PlacesNamed(state, place + " township").ToList();
    }

    /// <summary>Of an independent city always the county-equivalent, whichever cells a list fills, so that its agency is not recorded twice.</summary>
    public Jurisdiction GovernmentOf(Jurisdiction place) => place.SameGovernmentAs is { } county ? gazetteer[county] : place;

    public static bool IsIn(Jurisdiction place, Jurisdiction county) => place.ParentGeoid == county.Geoid || place.SameGovernmentAs == county.Geoid;

    public static bool IsNear(Jurisdiction place, Jurisdiction county) =>
        place is { Latitude: { } lat1, Longitude: { } lon1 } && county is { Latitude: { } lat2, Longitude: { } lon2 }
        && Distance.Kilometres(lat1, lon1, lat2, lon2) < NeighbouringKilometres;
}
