using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;

namespace Tracker.Domain.Agencies;

/// <summary>
/// The agencies of the rows being judged, found by folded name and home. Agencies that a row makes are added,
/// so that the next row that names them finds them.
/// </summary>
public sealed class AgencyDirectory
{
    private readonly Dictionary<(string State, string Name), List<AgencyChoice>> _byName = [];

    private readonly RefDrawer _refs;

    public AgencyDirectory(IEnumerable<Agency> agencies, RefDrawer? refs = null)
    {
        _refs = refs ?? new RefDrawer();
        foreach (var agency in agencies)
        {
            var choice = new AgencyChoice(agency.Ref, agency.Name, agency.Kind, agency.HomeGeoid, IsNew: false);
            foreach (var name in agency.Aliases.Select(a => a.FoldedName).Prepend(agency.FoldedName).Distinct(StringComparer.Ordinal))
            {
                Add(name, choice);
            }
        }
    }

    /// <summary>
    /// The agency of that name at home there. One whose home is told only as the state, by a list that left the county out,
    /// is the same as the only one of its name in that state.
    /// </summary>
    public AgencyChoice? Find(string name, GeoId home)
    {
        if (!_byName.TryGetValue((home.StatePart, AgencyName.Fold(name)), out var named))
        {
            return null;
        }

        return named.Find(a => a.Home == home)
            ?? (named is [var only] && (home == home.State || only.Home == home.State) ? only : null);
    }

    public AgencyChoice FindOrAdd(string name, GeoId home, AgencyKind? kind)
    {
        var found = Find(name, home);
        if (found is null)
        {
            found = new AgencyChoice(_refs.Draw(Agency.RefPrefix), name, kind ?? AgencyName.KindOf(name), home, IsNew: true);
            Add(AgencyName.Fold(name), found);
        }

        return found;
    }

    private void Add(string foldedName, AgencyChoice choice)
    {
        var key = (choice.Home.StatePart, foldedName);
        if (!_byName.TryGetValue(key, out var named))
        {
            _byName[key] = named = [];
        }

        named.Add(choice);
    }
}
