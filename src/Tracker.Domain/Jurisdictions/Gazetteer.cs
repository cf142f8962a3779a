namespace Tracker.Domain.Jurisdictions;

/// <summary>
/// All jurisdictions in memory, found by GEOID or by name within their state. Immutable; some 40,000 entries, about 20 MB.
/// </summary>
public sealed class Gazetteer
{
    private readonly Dictionary<GeoId, Jurisdiction> _byGeoid;
    private readonly Dictionary<string, Jurisdiction> _states = new(StringComparer.Ordinal);
    private readonly ILookup<(string State, string Key), Jurisdiction> _byName;
    private readonly ILookup<(string State, string Key), Jurisdiction> _countiesByBareName;
    private readonly ILookup<string, Jurisdiction> _countiesByState;
    private readonly Lazy<ILookup<JurisdictionLevel, Jurisdiction>> _inOrder;
    private readonly Dictionary<(string State, string Key), Jurisdiction> _aliases = [];

    public Gazetteer(IEnumerable<Jurisdiction> jurisdictions)
    {
        _byGeoid = jurisdictions.ToDictionary(j => j.Geoid);
        foreach (var state in _byGeoid.Values.Where(j => j.Level == JurisdictionLevel.State))
        {
            _states[state.StateCode.ToLowerInvariant()] = state;
            _states[state.NameKey] = state;
            _states[ShortKeyOf(state)] = state;
        }

        _byName = _byGeoid.Values
            .SelectMany(j => new[] { j.NameKey, FoldedName.KeyOf(j.LegalName) }.Distinct(StringComparer.Ordinal).Select(k => (Key: (j.StateCode, k), Jurisdiction: j)))
            .ToLookup(p => p.Key, p => p.Jurisdiction);
        var counties = _byGeoid.Values.Where(j => j.Level == JurisdictionLevel.County).ToList();
        _countiesByState = counties.ToLookup(c => c.StateCode);
        _countiesByBareName = counties.ToLookup(c => (c.StateCode, CountyName.BareKey(c.Name)));
        _inOrder = new(() => _byGeoid.Values.OrderBy(j => j.StateCode, StringComparer.Ordinal).ThenBy(j => j.FoldedName, StringComparer.Ordinal).ThenBy(j => j.Geoid).ToLookup(j => j.Level));
    }

    private Gazetteer(Gazetteer known, IEnumerable<PlaceAlias> aliases)
    {
        (_byGeoid, _states, _byName, _countiesByBareName, _countiesByState, _inOrder) = (known._byGeoid, known._states, known._byName, known._countiesByBareName, known._countiesByState, known._inOrder);
        _aliases = aliases.Where(a => _byGeoid.ContainsKey(a.Geoid)).ToDictionary(a => (a.StateCode, a.NameKey), a => _byGeoid[a.Geoid]);
    }

    /// <summary>The same, which also understands what places are called in people's files. An alias never goes before a name.</summary>
    public Gazetteer Knowing(IEnumerable<PlaceAlias> aliases) => new(this, aliases);

    public int Count => _byGeoid.Count;

    public IEnumerable<Jurisdiction> All => _byGeoid.Values;

    /// <summary>All of one level by state and name; ordered once, since there are tens of thousands.</summary>
    public IEnumerable<Jurisdiction> InOrder(JurisdictionLevel level) => _inOrder.Value[level];

    public Jurisdiction? Find(GeoId geoid) => _byGeoid.GetValueOrDefault(geoid);

    public Jurisdiction this[GeoId geoid] => _byGeoid[geoid];

    public Jurisdiction StateOf(Jurisdiction jurisdiction) => _byGeoid[jurisdiction.Geoid.State];

    public string FullNameOf(Jurisdiction jurisdiction) =>
        jurisdiction.FullName(jurisdiction.ParentGeoid is { } parent ? Find(parent)?.Name : null);

    /// <summary>By postal code or name: “TX”, “Texas”, “TEXAS ”.</summary>
    public PlaceMatch FindState(string? text)
    {
        var key = FoldedName.KeyOf(text);
        if (_states.TryGetValue(key, out var state))
        {
            return PlaceMatch.Of(state);
        }

        var near = NearNames.Of(key, _states.Values.Distinct(), s => s.NameKey).ToList();
        var question = near.Count > 0 ? $" Did you mean {Offer(near.Select(s => IsCapitals(text) ? s.Name.ToUpperInvariant() : s.Name))}?" : " Write its name or its two-letter code.";
        return new PlaceMatch(null, $"There is no state called “{text}”.{question}") { Offered = near };
    }

    /// <summary>A county or equivalent of a state; “county” for a parish, or no suffix at all, is understood where only one bears the name.</summary>
    public PlaceMatch FindCounty(Jurisdiction state, string text)
    {
        var exact = Named(state, text).Where(j => j.Level == JurisdictionLevel.County).ToList();
        if (exact.Count == 1)
        {
            return PlaceMatch.Of(exact[0]);
        }

        // “Rock Island” and “James City” are whole names, though they end like a suffix.
        var whole = _countiesByBareName[(state.StateCode, FoldedName.KeyOf(text))].ToList();
        var bare = whole.Count > 0 ? whole : _countiesByBareName[(state.StateCode, CountyName.BareKey(text))].ToList();
        if (bare.Count == 1)
        {
            return PlaceMatch.Of(bare[0]);
        }

        if (Said(state, text) is { Level: JurisdictionLevel.County } said)
        {
            return PlaceMatch.Of(said);
        }

        // The slip may be in the suffix, or there may be none.
        var near = bare.Count > 1 ? bare : NearNames.Of([CountyName.BareKey(text), FoldedName.KeyOf(text)], _countiesByState[state.StateCode], c => [CountyName.BareKey(c.Name), c.NameKey]).ToList();
        return new PlaceMatch(null, $"There is no county called “{text}” in {state.Name}.") { Offered = near };
    }

    /// <summary>Counties of that name in other states, the nearest first: a list may give the wrong state.</summary>
    public IEnumerable<Jurisdiction> CountiesElsewhere(Jurisdiction state, string text)
    {
        var here = _countiesByState[state.StateCode].Where(c => c.Latitude is not null).ToList();
        var key = CountyName.BareKey(text);
        return here.Count == 0 || key.Length == 0 ? [] : _countiesByState.Where(s => s.Key != state.StateCode).SelectMany(s => _countiesByBareName[(s.Key, key)]).Where(c => c.Latitude is not null)
            .OrderBy(c => here.Min(h => Distance.Kilometres(h.Latitude!.Value, h.Longitude!.Value, c.Latitude!.Value, c.Longitude!.Value)));
    }

    /// <summary>Any jurisdiction of a state by its name, with or without the legal suffix; several of the same name are offered.</summary>
    public PlaceMatch Find(Jurisdiction state, string text)
    {
        var named = Named(state, text).ToList();
        var found = OneGovernment(named);
        if (found is not null)
        {
            return PlaceMatch.Of(found);
        }

        if (Said(state, text) is { } said)
        {
            return PlaceMatch.Of(said);
        }

        if (named.Count > 1)
        {
            return new PlaceMatch(null, $"{Text.Plural(named.Count, "jurisdiction is", "jurisdictions are")} called “{text}” in {state.Name}. Give the GEOID of the one you mean.") { Offered = named };
        }

        var county = FindCounty(state, text);
        if (county.Found is not null)
        {
            return county;
        }

        var near = NearNames.Of(FoldedName.KeyOf(text), _byGeoid.Values.Where(j => j.StateCode == state.StateCode), j => j.NameKey).ToList();
        return new PlaceMatch(null, $"There is no jurisdiction called “{text}” in {state.Name}.") { Offered = near.Count > 0 ? near : county.Offered };
    }

    /// <summary>
    /// What a person types to say where: a GEOID, “Harris County, TX”, “Abington township, Montgomery County, PA”, a state,
    /// or a name that only one jurisdiction bears.
    /// </summary>
    public PlaceMatch FindAnywhere(string text)
    {
        if (GeoId.TryParse(text, out var geoid))
        {
            return Find(geoid) is { } known ? PlaceMatch.Of(known) : new PlaceMatch(null, $"No jurisdiction has the GEOID “{text}”.");
        }

        var parts = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0 || _states.TryGetValue(FoldedName.KeyOf(text), out var state))
        {
            return parts.Length == 0 ? new PlaceMatch(null, "Enter the jurisdiction.") : PlaceMatch.Of(_states[FoldedName.KeyOf(text)]);
        }

        if (parts.Length > 1 && _states.TryGetValue(FoldedName.KeyOf(parts[^1]), out state))
        {
            return InState(state, parts[..^1]);
        }

        var named = _states.Values.Distinct().SelectMany(s => Named(s, text)).ToList();
        return OneGovernment(named) is { } only
            ? PlaceMatch.Of(only)
            : new PlaceMatch(null, named.Count == 0 ? $"There is no jurisdiction called “{text}”. Add the state, as in “Harris County, TX”." : $"{named.Count:N0} jurisdictions are called “{text}”. Add the state, as in “{FullNameOf(named[0])}”.") { Offered = named };
    }

    /// <summary>The one that was picked behind a name, while the name is still its; else what the name finds.</summary>
    public PlaceMatch FindPicked(string? geoid, string text) =>
        GeoId.TryParse(geoid, out var picked) && Find(picked) is { } place && FullNameOf(place) == text ? PlaceMatch.Of(place) : FindAnywhere(text);

    private PlaceMatch InState(Jurisdiction state, string[] names)
    {
        if (names.Length == 1)
        {
            return Find(state, names[0]);
        }

        var county = FindCounty(state, names[^1]).Found;
        var here = Named(state, names[0]).Where(j => j.ParentGeoid == county?.Geoid).ToList();
        return here is [var only] ? PlaceMatch.Of(only) : Find(state, names[0]);
    }

    /// <summary>Places and county subdivisions of that name.</summary>
    public IEnumerable<Jurisdiction> PlacesNamed(Jurisdiction state, string text) =>
        Named(state, text).Where(j => j.Level is JurisdictionLevel.Place or JurisdictionLevel.CountySubdivision);

    /// <summary>“ Did you mean Harris County (48201) or Harrison County (48203)?”, or nothing when none was near.</summary>
    public string Question(IEnumerable<Jurisdiction> offered)
    {
        var names = offered.Distinct().Take(5).Select(j => $"{FullNameOf(j)} ({j.Geoid})").ToList();
        return names.Count == 0 ? "" : $" Did you mean {Offer(names)}?";
    }

    // “Commonwealth of the Northern Mariana Islands” and “United States Virgin Islands” are rarely written out.
    private static string ShortKeyOf(Jurisdiction state) =>
        state.NameKey.Replace("commonwealthofthe", "", StringComparison.Ordinal).Replace("unitedstates", "", StringComparison.Ordinal);

    private Jurisdiction? Said(Jurisdiction state, string text) => _aliases.GetValueOrDefault((state.StateCode, FoldedName.KeyOf(text)));

    private IEnumerable<Jurisdiction> Named(Jurisdiction state, string text) => _byName[(state.StateCode, FoldedName.KeyOf(text))];

    // An independent city is a county-equivalent and a place; whoever names it means the city.
    private static Jurisdiction? OneGovernment(List<Jurisdiction> named) => named switch
    {
        [var only] => only,
        [_, _] => named.Find(j => j.SameGovernmentAs is { } county && named.Exists(other => other.Geoid == county)),
        _ => null,
    };

    private static string Offer(IEnumerable<string> names)
    {
        var list = names.ToList();
        return list.Count < 2 ? string.Concat(list) : $"{string.Join(", ", list[..^1])} or {list[^1]}";
    }

    private static bool IsCapitals(string? text) => text is not null && !text.Any(char.IsLower);
}
