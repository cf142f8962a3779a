using System.Globalization;

namespace Tracker.Domain.Jurisdictions;

/// <summary>A government of the Census geography: state or territory, county or equivalent, place, county subdivision.</summary>
public sealed class Jurisdiction
{
    public const int NameMaxLength = 120;
    public const int KindMaxLength = 40;

    private Jurisdiction() { }

    public Jurisdiction(GeoId geoid, JurisdictionLevel level, string kind, string name, string legalName, string stateCode, GeoId? parent)
    {
        Geoid = geoid;
        Level = level;
        Kind = kind;
        Name = name;
        LegalName = legalName;
        StateCode = stateCode;
        ParentGeoid = parent;
        FoldedName = Jurisdictions.FoldedName.Of(name);
        NameKey = Jurisdictions.FoldedName.KeyOf(name);
        SearchText = "";
    }

    public GeoId Geoid { get; private set; }

    public JurisdictionLevel Level { get; private set; }

    /// <summary>The Census's word in lower snake_case: <c>county</c>, <c>parish</c>, <c>independent_city</c>, <c>charter_township</c>…</summary>
    public string Kind { get; private set; } = "";

    /// <summary>As people say it: “Houston”, “Doña Ana County”.</summary>
    public string Name { get; private set; } = "";

    /// <summary>As the Census writes it, with the legal suffix: “Houston city”.</summary>
    public string LegalName { get; private set; } = "";

    /// <summary>The two-letter postal code of the state, district or territory.</summary>
    public string StateCode { get; private set; } = "";

    /// <summary>The county of a place or subdivision, the state of a county, none of a state.</summary>
    public GeoId? ParentGeoid { get; private set; }

    /// <summary>The county-equivalent that is legally the same government, as of an independent city.</summary>
    public GeoId? SameGovernmentAs { get; private set; }

    public double? Latitude { get; private set; }

    public double? Longitude { get; private set; }

    public BorderZone? BorderZone { get; private set; }

    /// <summary>To the nearest external boundary, in kilometres: from its nearest part, or from its centre where it is a place or county subdivision.</summary>
    public double? BorderKilometres { get; private set; }

    public string FoldedName { get; private set; } = "";

    public string NameKey { get; private set; } = "";

    /// <summary>Every folded word a person may type to find it, the state and county among them.</summary>
    public string SearchText { get; private set; } = "";

    /// <summary>“Abington township, Montgomery County, PA”: enough to tell it from its namesakes.</summary>
    public string FullName(string? parentName) => Level switch
    {
        JurisdictionLevel.State => Name,
        JurisdictionLevel.CountySubdivision when parentName is not null => $"{Name}, {parentName}, {StateCode}",
        _ => $"{Name}, {StateCode}",
    };

    /// <summary>“Partly inside, 143.2 km from the nearest external boundary”, or nothing before it has been computed.</summary>
    public string? BorderZoneText()
    {
        if (BorderZone is not { } zone || BorderKilometres is not { } kilometres)
        {
            return null;
        }

        var from = Level is JurisdictionLevel.State or JurisdictionLevel.County || SameGovernmentAs is not null ? "" : "its centre ";
        var where = kilometres < 0.05 ? "at the external boundary" : string.Create(CultureInfo.InvariantCulture, $"{kilometres:0.0} km from the nearest external boundary");
        return $"{Codes<BorderZone>.LabelOf(zone)}, {from}{where}";
    }

    public void LieAt(double latitude, double longitude)
    {
        Latitude = latitude;
        Longitude = longitude;
    }

    public void LieInBorderZone(BorderZone zone, double kilometres)
    {
        BorderZone = zone;
        BorderKilometres = kilometres;
    }

    public void BeSameGovernmentAs(GeoId county) => SameGovernmentAs = county;

    /// <summary>Sets the words by which it is found; the names of state and county help, but rank nothing.</summary>
    public void BeFoundBy(string stateName, string? parentName) =>
        SearchText = string.Join(' ', new[] { FoldedName, Jurisdictions.FoldedName.Of(LegalName), NameKey, StateCode.ToLowerInvariant(), Jurisdictions.FoldedName.Of(stateName), Jurisdictions.FoldedName.Of(parentName) }
            .Where(w => w.Length > 0).Distinct(StringComparer.Ordinal));
}
