using System.Diagnostics.CodeAnalysis;

namespace Tracker.Domain.Jurisdictions;

/// <summary>
/// A Census GEOID as text with its zeros: 2 digits a state, 5 a county or equivalent, 7 a place, 10 a county subdivision.
/// Source: Census Bureau, "Understanding Geographic Identifiers (GEOIDs)".
/// </summary>
public readonly record struct GeoId : IComparable<GeoId>
{
    public const int MaxLength = 10;

    private readonly string? _value;

    private GeoId(string value) => _value = value;

    public string Value => _value ?? "";

    /// <summary>The two digits of the state that every GEOID begins with.</summary>
    public string StatePart => Value[..2];

    /// <summary>The state's own GEOID.</summary>
    public GeoId State => new(StatePart);

    /// <summary>Reads a GEOID; a lost leading zero (4 → state, 1, 6 or 9 digits) is given back, since no GEOID has that length.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out GeoId geoId) => TryParse(text, out geoId, out _);

    /// <inheritdoc cref="TryParse(string?, out GeoId)"/>
    /// <param name="zeroGivenBack">True when a spreadsheet had eaten the leading zero.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, out GeoId geoId, out bool zeroGivenBack)
    {
        geoId = default;
        zeroGivenBack = false;
        var digits = text?.Trim() ?? "";
        if (digits.Length is 0 or > MaxLength || !digits.All(char.IsAsciiDigit))
        {
            return false;
        }

        if (digits.Length is 1 or 4 or 6 or 9)
        {
            digits = "0" + digits;
            zeroGivenBack = true;
        }

        if (digits.Length is not (2 or 5 or 7 or 10))
        {
            return false;
        }

        geoId = new GeoId(digits);
        return true;
    }

    public static GeoId Parse(string text) =>
        TryParse(text, out var geoId) ? geoId : throw new DomainException($"“{text}” is no GEOID.");

    public int CompareTo(GeoId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;

    public static bool operator <(GeoId left, GeoId right) => left.CompareTo(right) < 0;

    public static bool operator >(GeoId left, GeoId right) => left.CompareTo(right) > 0;

    public static bool operator <=(GeoId left, GeoId right) => left.CompareTo(right) <= 0;

    public static bool operator >=(GeoId left, GeoId right) => left.CompareTo(right) >= 0;
}
