namespace Tracker.Domain.Jurisdictions;

/// <summary>What a jurisdiction is called in somebody's files, as a person once said, so that the question is asked only once.</summary>
public sealed class PlaceAlias
{
    public const int NameMaxLength = 200;

    private PlaceAlias() { }

    public PlaceAlias(string stateCode, string name, GeoId geoid)
    {
        StateCode = stateCode;
        NameKey = FoldedName.KeyOf(name);
        Name = name;
        Geoid = geoid;
    }

    /// <summary>The state that the file gives beside the name: two letters.</summary>
    public string StateCode { get; private set; } = "";

    /// <summary><see cref="FoldedName.KeyOf"/> of the name.</summary>
    public string NameKey { get; private set; } = "";

    public string Name { get; private set; } = "";

    public GeoId Geoid { get; private set; }

    /// <summary>It turned out to mean another place.</summary>
    public void Mean(GeoId geoid) => Geoid = geoid;
}

/// <summary>A name that no jurisdiction of its state bears: which one is meant, only a person can say.</summary>
/// <param name="StateCode">The state that the file gives beside it.</param>
/// <param name="Name">As it stands in the file.</param>
/// <param name="Offered">GEOIDs of those that may be meant, divided by blanks; the likeliest first.</param>
public sealed record PlaceQuestion(string StateCode, string Name, string Offered)
{
    private const int MostOffered = 5;

    /// <summary>Null where the name is too long to be one.</summary>
    public static PlaceQuestion? Of(Jurisdiction state, string name, IEnumerable<Jurisdiction> offered) =>
        name.Length > PlaceAlias.NameMaxLength || FoldedName.KeyOf(name).Length == 0 ? null
        : new PlaceQuestion(state.StateCode, name, string.Join(' ', offered.Select(j => j.Geoid.Value).Distinct().Take(MostOffered)));
}
