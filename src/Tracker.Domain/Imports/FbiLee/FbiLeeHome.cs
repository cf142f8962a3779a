using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;

namespace Tracker.Domain.Imports.FbiLee;

/// <summary>Where an agency is at home and the county it is named after; when that cannot be told, the problem.</summary>
internal sealed record FbiLeePlace(Jurisdiction? Home, Jurisdiction? County, FieldProblem? Problem = null, string? Note = null);

/// <summary>
/// Finds an agency's home: of a municipal one the place or township its name says, checked against its counties; of a state's
/// agency the state, of a unit of one its county; of all others the county, or the state where the file names none.
/// </summary>
internal sealed class FbiLeeHome(Gazetteer gazetteer)
{
    private const string City = "city";

    private readonly AgencyPlaces _places = new(gazetteer);
    private readonly FbiLeeCounties _counties = new(gazetteer);

    public FbiLeePlace Find(Jurisdiction state, FbiLeeRow row, FbiLeeType type)
    {
        var counties = _counties.Find(state, row);
        if (counties is { Found.Count: 0, Unknown: { } unknown })
        {
            return new FbiLeePlace(null, null, Problem: UnknownCounty(state, row, counties.UnknownText!, unknown));
        }

        var place = type switch
        {
            FbiLeeType.City => OfMunicipality(state, counties, row),
            FbiLeeType.StatePolice or FbiLeeType.OtherStateAgency when !IsUnit(row) => OfState(state, counties),
            _ => counties.Found is [var county, ..] ? new FbiLeePlace(county, county) : new FbiLeePlace(state, null, Note: counties.Former is null ? null : NoLongerThere(counties.Former, state)),
        };
        return counties.UnknownText is { } text ? place with { Note = Text.Squeeze($"{place.Note} There is no county called “{text}” in {state.Name}.") } : place;
    }

    /// <summary>Cut short, or named after where it sits: “State Police:”, “State Police, Avondale”.</summary>
    private static bool IsUnit(FbiLeeRow row) => row.IsCutShort || row.Name.Contains(',', StringComparison.Ordinal);

    private static FbiLeePlace OfState(Jurisdiction state, NamedCounties counties) => counties.Found is [var seat, ..]
        ? new FbiLeePlace(state, null, Note: $"An agency of the state, seated in {seat.Name}: it is filed under {state.Name}.")
        : new FbiLeePlace(state, null);

    private FbiLeePlace OfMunicipality(Jurisdiction state, NamedCounties counties, FbiLeeRow row)
    {
        var named = FbiLeeName.MunicipalitiesIn(row).Select(w => _places.Named(state, w)).FirstOrDefault(p => p.Count > 0) ?? [];
        if (counties.Found is not [var first, ..])
        {
            var note = counties.Former is null ? "The file gives no county" : $"{counties.Former} is no county any more";
            return named is [var sole]
                ? new FbiLeePlace(_places.GovernmentOf(sole), null, Note: $"{note}; the only place of that name in {state.Name} is {sole.LegalName}.")
                : new FbiLeePlace(state, null, Note: $"{note}, so the agency is filed under {state.Name}.");
        }

        if (counties.Found.Select(c => (County: c, Place: OnlyIn(c, named))).FirstOrDefault(p => p.Place is not null) is { Place: { } here } found)
        {
            return new FbiLeePlace(_places.GovernmentOf(here), found.County);
        }

        if (named is [var elsewhere] && counties.Found.Any(c => AgencyPlaces.IsNear(elsewhere, c)))
        {
            return new FbiLeePlace(_places.GovernmentOf(elsewhere), first, Note: $"The file says {first.Name}; the Census places the centre of {elsewhere.LegalName} in {gazetteer[elsewhere.ParentGeoid!.Value].Name}, next to it.");
        }

        return new FbiLeePlace(first, first, Note: $"No one place that the name says was found in {first.Name}, so the agency is filed under the county.");
    }

    /// <summary>
    /// The one of them in that county. A bare name means the city or village rather than the township around it, and the city
    /// rather than the village beside it: the FBI writes the others out.
    /// </summary>
    private static Jurisdiction? OnlyIn(Jurisdiction county, List<Jurisdiction> named)
    {
        var here = named.Where(p => AgencyPlaces.IsIn(p, county)).ToList();
        var places = here.Where(p => p.Level == JurisdictionLevel.Place).ToList();
        var cities = places.Where(p => p.Kind == City).ToList();
        return new[] { here, places, cities }.FirstOrDefault(l => l.Count == 1)?[0];
    }

    private FieldProblem UnknownCounty(Jurisdiction state, FbiLeeRow row, string text, PlaceMatch unknown)
    {
        var ofPlaces = FbiLeeName.MunicipalitiesIn(row).SelectMany(w => _places.Named(state, w)).Select(p => gazetteer.Find(p.ParentGeoid ?? default));
        var offered = unknown.Offered.Concat(ofPlaces.OfType<Jurisdiction>()).ToList();
        var question = gazetteer.Question(offered);
        return new FieldProblem(FbiLeeProfile.County, text, unknown.Problem + (question.Length > 0 ? question : " Correct the county, or the state."))
        {
            Asks = PlaceQuestion.Of(state, text, offered.Where(j => j.Level == JurisdictionLevel.County)),
        };
    }

    private static string NoLongerThere(string county, Jurisdiction state) => $"{county} is no county any more, so the agency is filed under {state.Name}.";
}
