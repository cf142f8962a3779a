using Tracker.Domain.Agencies;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;

namespace Tracker.Domain.Imports.IceParticipating;

/// <summary>Where an agency is at home; when that cannot be told, the problem, and otherwise what had to be understood.</summary>
internal sealed record Home(Jurisdiction? Place, FieldProblem? Problem = null, string? Note = null)
{
    /// <summary>Only the state is known of it, for want of a county.</summary>
    public bool IsGuess { get; init; }
}

/// <summary>
/// Finds an agency's home from the row: the state of a state agency, the county of a county's, and of a municipal one the place
/// its name says, checked against its county. The column TYPE is often wrong, so the agency's own name goes before it.
/// </summary>
internal sealed class IceHome(Gazetteer gazetteer)
{
    private readonly AgencyPlaces _places = new(gazetteer);

    public Home Find(Jurisdiction state, IceRow row)
    {
        var named = CountyNamed(state, row.Agency);
        if (row.County is null)
        {
            return WithoutCounty(state, row, named);
        }

        if (row.IsStateAgency && named is null)
        {
            return new Home(state);
        }

        var county = gazetteer.FindCounty(state, row.County);
        if (county.Found is null)
        {
            return new Home(null, UnknownCounty(state, row, named, county));
        }

        if (named is not null && named != county.Found)
        {
            return new Home(null, new FieldProblem(IceParticipatingProfile.County, row.County,
                $"The list says {county.Found.Name}, but the agency’s name says {named.Name}. Correct one of them."));
        }

        return named is not null ? new Home(named) : InCounty(state, county.Found, row);
    }

    private Home WithoutCounty(Jurisdiction state, IceRow row, Jurisdiction? named, IReadOnlyList<Jurisdiction> places) =>
        named is not null ? new Home(named, Note: $"The list gives no county; the agency’s name says {named.Name}.")
        : row.IsStateAgency ? new Home(state)
        : places is [var only] ? new Home(_places.GovernmentOf(only), Note: $"The list gives no county; the only place of that name in {state.Name} is {only.LegalName}.")
        : new Home(state, Note: $"The list gives no county, so the agency is filed under {state.Name}.") { IsGuess = true };

    private Home WithoutCounty(Jurisdiction state, IceRow row, Jurisdiction? named) =>
        WithoutCounty(state, row, named, PlacesNamed(state, row.Agency));

    private Home InCounty(Jurisdiction state, Jurisdiction county, IceRow row)
    {
        var places = PlacesNamed(state, row.Agency);
        var here = places.Where(p => AgencyPlaces.IsIn(p, county)).ToList();
        if (here is [var only])
        {
            return new Home(_places.GovernmentOf(only));
        }

        if (here.Count == 0 && places is [var elsewhere] && AgencyPlaces.IsNear(elsewhere, county))
        {
            return new Home(_places.GovernmentOf(elsewhere), Note: $"The list says {county.Name}; the Census places the centre of {elsewhere.LegalName} in {gazetteer[elsewhere.ParentGeoid!.Value].Name}, next to it.");
        }

        return AgencyName.PlaceIn(row.Agency) is null
            ? new Home(county)
            : new Home(county, Note: $"No place named by the agency was found in {county.Name}, so it is filed under the county.");
    }

    private FieldProblem UnknownCounty(Jurisdiction state, IceRow row, Jurisdiction? named, PlaceMatch county)
    {
        var ofPlaces = PlacesNamed(state, row.Agency).Select(p => gazetteer.Find(p.ParentGeoid ?? default)).OfType<Jurisdiction>();
        var ofName = AgencyName.CountyIn(row.Agency) is { } words ? gazetteer.FindCounty(state, words).Offered : [];
        var likely = new[] { named, RegionalAgencies.SeatOf(state, row.Agency, gazetteer), IsStatewide(row) ? state : null }.OfType<Jurisdiction>();
        var offered = likely.Concat(ofPlaces).Concat(county.Offered).Concat(ofName).ToList();
        var question = gazetteer.Question(offered.Count > 0 ? offered : gazetteer.CountiesElsewhere(state, row.County!));
        return new FieldProblem(IceParticipatingProfile.County, row.County, county.Problem + (question.Length > 0 ? question : " Correct the county, or the state."))
        {
            Asks = PlaceQuestion.Of(state, row.County!, offered.Where(j => j.Level == JurisdictionLevel.County)),
        };
    }

    /// <summary>The name is that of an agency of the state’s, whatever ICE’s column says.</summary>
    private static bool IsStatewide(IceRow row) =>
        row.IsStateAgency || (AgencyName.CountyIn(row.Agency) is null && AgencyName.KindOf(row.Agency) is AgencyKind.StatePolice or AgencyKind.NationalGuard or AgencyKind.OtherStateAgency);

    private Jurisdiction? CountyNamed(Jurisdiction state, string agency) =>
        AgencyName.CountyIn(agency) is { } words ? gazetteer.FindCounty(state, words).Found : null;

    private List<Jurisdiction> PlacesNamed(Jurisdiction state, string agency) =>
        AgencyName.PlaceIn(agency) is { } place ? _places.Named(state, place) : [];
}
