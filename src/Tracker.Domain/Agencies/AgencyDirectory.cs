using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;

namespace Tracker.Domain.Agencies;

/// <summary>
/// The agencies of the rows being judged, found by ORI, by folded name and home, or by a name they had before. Agencies that
/// a row makes are added, so that the next row that names them finds them.
/// </summary>
public sealed class AgencyDirectory
{
    private readonly Dictionary<(string State, string Name), List<AgencyChoice>> _byName = [];
    private readonly Dictionary<(GeoId Home, string Name), List<AgencyChoice>> _byOtherName = [];
    private readonly Dictionary<GeoId, List<AgencyChoice>> _byHome = [];
    private readonly Dictionary<string, AgencyChoice> _byOri = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AgencyChoice> _byRef = new(StringComparer.Ordinal);

    private const int MostLike = 5;

    private readonly RefDrawer _refs;

    public AgencyDirectory(IEnumerable<Agency> agencies, RefDrawer? refs = null)
    {
        _refs = refs ?? new RefDrawer();
        var known = agencies.Select(a => (Agency: a, Choice: ChoiceOf(a))).ToList();
        foreach (var (agency, choice) in known)
        {
            Add(agency.FoldedName, choice);
            _byRef[agency.Ref] = choice;
            foreach (var name in agency.Aliases.Select(a => a.FoldedName).Distinct(StringComparer.Ordinal))
            {
                Shelve(_byOtherName, (choice.Home, name), choice);
            }
        }

        FileOris(known);
    }

    /// <summary>A stored agency.</summary>
    public AgencyChoice? FindByRef(string agencyRef) => _byRef.GetValueOrDefault(agencyRef);

    /// <summary>The agency of that identifier, or the one that had it before.</summary>
    public AgencyChoice? FindByOri(string ori) => _byOri.GetValueOrDefault(ori);

    /// <summary>
    /// The agency of that name at home there. One whose home is told only as the state, by a list that left the county out,
    /// is the same as the only one of its name in that state. A former name is taken only where one agency there had it.
    /// </summary>
    public AgencyChoice? Find(string name, GeoId home)
    {
        var folded = AgencyName.Fold(name);
        var named = _byName.GetValueOrDefault((home.StatePart, folded)) ?? [];
        return named.Find(a => a.Home == home)
            ?? (named is [var only] && (home == home.State || only.Home == home.State) ? only : null)
            ?? (_byOtherName.GetValueOrDefault((home, folded)) is [var former] ? former : null);
    }

    public AgencyChoice FindOrAdd(string name, GeoId home, AgencyKind? kind)
    {
        var found = Find(name, home);
        if (found is null)
        {
            var known = kind ?? AgencyName.KindOf(name);
            // Troopers work in a county, but are at home in the state.
            var at = known is AgencyKind.StatePolice or AgencyKind.NationalGuard ? home.State : home;
            found = new AgencyChoice(_refs.Draw(Agency.RefPrefix), name, known, at, IsNew: true);
            Add(AgencyName.Fold(name), found);
        }

        return found;
    }

    /// <summary>The agencies at home there whose identifier is not known.</summary>
    public IEnumerable<AgencyChoice> WithoutOriAt(GeoId home) =>
        (_byHome.GetValueOrDefault(home) ?? []).Where(a => a.Ori is null);

    /// <summary>Agencies there already, at home in the same place, of which it may be another name; the likeliest first.</summary>
    public IReadOnlyList<AgencyChoice> Like(AgencyChoice made)
    {
        var name = AgencyName.Fold(made.Name);
        return (_byHome.GetValueOrDefault(made.Home) ?? [])
            .Where(a => !a.IsNew)
            .Select(a => (Agency: a, Name: AgencyName.Fold(a.Name)))
            .Where(a => !AgencyLikeness.HasOtherNumbers(name, a.Name) && (AgencyLikeness.IsNearlyTheSame(name, a.Name) || (a.Agency.Kind == made.Kind && AgencyLikeness.HasAWordInCommon(name, a.Name))))
            .OrderBy(a => AgencyLikeness.Apart(name, a.Name)).ThenBy(a => a.Agency.Ref, StringComparer.Ordinal)
            .Select(a => a.Agency).Take(MostLike).ToList();
    }

    private static AgencyChoice ChoiceOf(Agency agency) =>
        new(agency.Ref, agency.Name, agency.Kind, agency.HomeGeoid, IsNew: false)
        {
            Ori = agency.Ori,
            OtherNames = [.. agency.Aliases.Select(a => a.Name)],
        };

    // An identifier that is somebody’s now goes before one that was another’s.
    private void FileOris(List<(Agency Agency, AgencyChoice Choice)> known)
    {
        foreach (var (agency, choice) in known.Where(k => k.Agency.Ori is not null))
        {
            _byOri[agency.Ori!] = choice;
        }

        foreach (var (agency, choice) in known)
        {
            foreach (var alias in agency.Aliases.Where(a => Agency.IsOri(a.Name)))
            {
                _byOri.TryAdd(alias.Name, choice);
            }
        }
    }

    private void Add(string foldedName, AgencyChoice choice)
    {
        Shelve(_byName, (choice.Home.StatePart, foldedName), choice);
        Shelve(_byHome, choice.Home, choice);
    }

    private static void Shelve<TKey>(Dictionary<TKey, List<AgencyChoice>> shelf, TKey key, AgencyChoice choice) where TKey : notnull
    {
        if (!shelf.TryGetValue(key, out var there))
        {
            shelf[key] = there = [];
        }

        there.Add(choice);
    }
}
