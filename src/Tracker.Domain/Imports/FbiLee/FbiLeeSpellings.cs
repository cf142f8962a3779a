using System.Text.RegularExpressions;
using Tracker.Domain.Jurisdictions;

namespace Tracker.Domain.Imports.FbiLee;

/// <summary>The spellings under which lists print the very same office, its own first. They mean the same; near names are not among them.</summary>
internal static partial class FbiLeeSpellings
{
    public static IEnumerable<string> Of(FbiLeeReading reading) => reading.Type switch
    {
        FbiLeeType.County when reading.Name.EndsWith(FbiLeeName.Sheriff, StringComparison.Ordinal) => OfSheriff(reading.Name, reading.Place.County!),
        FbiLeeType.City => [.. OfPolice(reading.Name), .. OfMunicipality(reading.Home)],
        FbiLeeType.University when reading.Row.IsCutShort => [reading.Name, .. OfPolice(reading.Row.WholeWords + FbiLeeName.Police)],
        FbiLeeType.StatePolice => [reading.Name, reading.Name + " Department"],
        _ => OfPolice(reading.Name),
    };

    private static string[] OfSheriff(string name, Jurisdiction county)
    {
        var offices = new[] { "Sheriff", "Sheriff Office", "Sheriffs Department", "Sheriff Department", "Sheriffs Dept" };
        return [name, .. offices.Select(o => $"{county.Name} {o}"), CountyWord().Replace(county.Name, "") + FbiLeeName.Sheriff];
    }

    private static string[] OfPolice(string name) => name.EndsWith(FbiLeeName.Police, StringComparison.Ordinal)
        ? [name, name[..^" Department".Length], name[..^"artment".Length]]
        : [name];

    private static string[] OfMunicipality(Jurisdiction home) => home.Level is JurisdictionLevel.Place or JurisdictionLevel.CountySubdivision
        ? [home.Name + FbiLeeName.Police, home.LegalName + FbiLeeName.Police]
        : [];

    // “Miami-Dade Sheriff's Office”.
    [GeneratedRegex(@" (county|parish)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex CountyWord();
}
