using Tracker.Domain.Jurisdictions;

namespace Tracker.Domain.Agencies;

/// <summary>A sheriff, police department, jail or the like, at home in one jurisdiction.</summary>
public sealed class Agency
{
    public const int NameMaxLength = 200;
    public const int OriLength = 9;
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

    /// <summary>The FBI's originating agency identifier, nine capital letters and digits; null while it is not known.</summary>
    public string? Ori { get; private set; }

    /// <summary>Names it had before, or was printed under, and identifiers it had before.</summary>
    public IReadOnlyList<AgencyAlias> Aliases => _aliases;

    /// <summary>Raised by one with every change to the agency or its other names.</summary>
    public int Version { get; private set; } = 1;

    public static bool IsOri(string? text) =>
        text is { Length: OriLength } && text.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c));

    public void BeKnownBy(string ori)
    {
        if (!IsOri(ori))
        {
            throw new DomainException($"“{ori}” is no ORI: it has nine capital letters and digits, such as TX1010000.");
        }

        Ori = ori;
    }

    public void HaveNoOri() => Ori = null;

    /// <summary>Takes the new name and keeps the old one as another; its other names must be loaded.</summary>
    public void Rename(string name)
    {
        if (name == Name)
        {
            return;
        }

        var before = Name;
        Name = name;
        FoldedName = AgencyName.Fold(name);
        _aliases.RemoveAll(a => a.FoldedName == FoldedName);
        AlsoCalled(before);
    }

    public void Correct(AgencyKind kind, GeoId home)
    {
        Kind = kind;
        HomeGeoid = home;
    }

    public void ForgetName(string name) => _aliases.RemoveAll(a => a.Name == name);

    /// <summary>
    /// Becomes the other one too: it is known by the other’s names from now on, and of two identifiers by the chosen one,
    /// the other of which it keeps as one it had. The other names of both must be loaded.
    /// </summary>
    public void Absorb(Agency other, string? chosenOri)
    {
        var oris = new[] { Ori, other.Ori }.OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (oris.Count > 1 && !oris.Contains(chosenOri, StringComparer.Ordinal))
        {
            throw new DomainException($"{Name} is {Ori} and {other.Name} is {other.Ori}: one of the two must be chosen.");
        }

        Ori = oris.Count > 1 ? chosenOri : oris.FirstOrDefault();
        foreach (var name in other.Aliases.Select(a => a.Name).Prepend(other.Name).Concat(oris.Where(o => o != Ori)))
        {
            AlsoCalled(name);
        }
    }

    /// <summary>Keeps another name; one that folds to a name it has already is not kept twice.</summary>
    public void AlsoCalled(string name)
    {
        var alias = new AgencyAlias(Ref, name);
        if (alias.FoldedName.Length > 0 && alias.FoldedName != FoldedName && !_aliases.Exists(a => a.FoldedName == alias.FoldedName))
        {
            _aliases.Add(alias);
        }
    }
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
