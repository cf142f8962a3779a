using Tracker.Domain.Jurisdictions;

namespace Tracker.Domain.Agencies;

/// <summary>A sheriff, police department, jail or the like, at home in one jurisdiction.</summary>
public sealed class Agency
{
    public const int NameMaxLength = 200;
    public const string RefPrefix = "agency";

    private readonly List<AgencyAlias> _aliases = [];

    private Agency() { }

    public Agency(string @ref, string name, AgencyKind kind, GeoId home)
    {
        Ref = @ref;
        Name = name;
        FoldedName = AgencyName.Fold(name);
        Kind = kind;
        HomeGeoid = home;
    }

    public string Ref { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string FoldedName { get; private set; } = "";

    public AgencyKind Kind { get; private set; }

    public GeoId HomeGeoid { get; private set; }

    public Jurisdiction Home { get; private set; } = null!;

    /// <summary>Names it had before, or was printed under, that a person has confirmed.</summary>
    public IReadOnlyList<AgencyAlias> Aliases => _aliases;
}

/// <summary>Another name of an agency, kept so that a question about it is asked only once.</summary>
public sealed class AgencyAlias
{
    private AgencyAlias() { }

    public AgencyAlias(string agencyRef, string name)
    {
        AgencyRef = agencyRef;
        Name = name;
        FoldedName = AgencyName.Fold(name);
    }

    public string AgencyRef { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string FoldedName { get; private set; } = "";
}
