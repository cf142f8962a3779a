using Tracker.Domain.Agencies;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;

namespace Tracker.Domain.Imports.IceParticipating;

/// <summary>
/// An agency as all editions of a list together tell of it. It is named as the newest edition prints it, and at home where the
/// newest edition that can be read places it; an edition that gives no county places it only where none does.
/// </summary>
public sealed class ListedAgency
{
    private ListedAgency(string key, IReadOnlyList<ReckonedRow> rows, Gazetteer gazetteer)
    {
        Key = key;
        Rows = rows;
        var newest = rows.Where(r => r.IsPlaced).MaxBy(r => r.Edition)!.Edition;
        Name = rows.First(r => r.IsPlaced && r.Edition == newest).Cells.Agency;
        Place = (rows.LastOrDefault(r => r is { IsPlaced: true, Home.IsGuess: false }) is { } sure ? rows.First(r => r.Edition == sure.Edition && r is { IsPlaced: true, Home.IsGuess: false }) : rows.First(r => r.IsPlaced)).Home.Place!;
        Kind = AgencyName.KindOf(Name);
        // Troopers work in a county, but are at home in the state.
        Home = Kind is AgencyKind.StatePolice or AgencyKind.NationalGuard ? Place.Geoid.State : gazetteer[Place.Geoid].Geoid;
    }

    /// <summary>What all editions share of it: its state and folded name, and its county where several places bear the name.</summary>
    public string Key { get; }

    public string Name { get; }

    public AgencyKind Kind { get; }

    /// <summary>Where the agency is at home.</summary>
    public GeoId Home { get; }

    /// <summary>Where its agreements hold.</summary>
    public Jurisdiction Place { get; }

    /// <summary>By edition and number; those that cannot be placed stand with the one agency they can mean.</summary>
    public IReadOnlyList<ReckonedRow> Rows { get; }

    /// <summary>The stored agency that it is, as it stands, or the one to be made.</summary>
    public AgencyChoice Choice { get; internal set; } = null!;

    /// <summary>The list's own: no other source has told of it, and the list may correct it.</summary>
    public bool IsLists { get; internal set; }

    /// <summary>
    /// The agencies that these rows of one state name by one folded name. A name that tells its county, or a place there is once in
    /// the state, is one agency’s, wherever an edition puts it. A name that several places bear is as many agencies as there are homes.
    /// Any other is one agency’s, unless some edition shows it at several homes at once.
    /// </summary>
    internal static IEnumerable<ListedAgency> Among(string folded, IReadOnlyList<ReckonedRow> rows, Gazetteer gazetteer)
    {
        var placed = rows.Where(r => r.IsPlaced).ToList();
        if (placed.Count == 0)
        {
            return [];
        }

        var bearers = placed.Select(r => r.Cells.Agency).Distinct(StringComparer.Ordinal).Min(name => Bearers(name, placed[0].State!, gazetteer));
        var homes = placed.Where(r => !r.Home.IsGuess).Select(r => r.Home.Place!.Geoid).Distinct().ToList();
        var areSeveral = homes.Count > 1 && (bearers > 1 || (bearers == 0 && placed.Where(r => !r.Home.IsGuess).GroupBy(r => r.Edition).Any(e => e.Select(r => r.Home.Place!.Geoid).Distinct().Skip(1).Any())));
        return areSeveral
            ? placed.GroupBy(r => r.Home.Place!).Select(home => new ListedAgency(KeyOf(folded, home.Key.Geoid, home.Key.Geoid.Value), home.ToList(), gazetteer))
            : [new ListedAgency(KeyOf(folded, placed[0].State!.Geoid, bearers > 1 && homes is [var only] ? only.Value : null), rows, gazetteer)];
    }

    /// <summary>How many governments of the state the name may mean: 1 where it names its county, 0 where it tells none.</summary>
    private static int Bearers(string name, Jurisdiction state, Gazetteer gazetteer) =>
        AgencyName.CountyIn(name) is { } county && gazetteer.FindCounty(state, county).Found is not null ? 1
        : AgencyName.PlaceIn(name) is { } place ? new AgencyPlaces(gazetteer).Named(state, place).Select(p => p.ParentGeoid).Distinct().Count()
        : 0;

    private static string KeyOf(string folded, GeoId home, string? apart) => $"{home.StatePart}|{folded}{(apart is null ? "" : "|" + apart)}";
}
