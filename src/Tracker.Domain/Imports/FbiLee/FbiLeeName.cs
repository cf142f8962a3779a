using System.Text.RegularExpressions;
using Tracker.Domain.Agencies;
using Tracker.Domain.Jurisdictions;

namespace Tracker.Domain.Imports.FbiLee;

/// <summary>
/// The full name of an agency, where type and published name make it sure: a city's is its police department, a county's named
/// like the county its sheriff's office, a university's its police department. Everything else keeps the published name.
/// A unit whose own part of the name was cut off is told apart by its county.
/// </summary>
internal static partial class FbiLeeName
{
    /// <summary>Leaves room in an agency's name for its office, its county and its ORI.</summary>
    public const int PublishedMaxLength = Agency.NameMaxLength - 80;

    public const string Police = " Police Department";
    public const string Sheriff = " Sheriff's Office";

    // The one county whose own police, not its sheriff, is published under the bare name of the county.
    private static readonly GeoId NassauNewYork = GeoId.Parse("36059");

    public static string Of(FbiLeeRow row, FbiLeeType type, Jurisdiction state, FbiLeePlace place)
    {
        var words = row.WholeWords;
        var name = type switch
        {
            FbiLeeType.City => NamesAnOffice().IsMatch(words) ? words : WithoutCounty(words) + Police,
            FbiLeeType.County => OfCounty(words, place.County),
            FbiLeeType.University => NamesAnOffice().IsMatch(words) ? words : words + Police,
            FbiLeeType.Tribal => words.EndsWith(" Tribal", StringComparison.Ordinal) ? words + Police : words,
            FbiLeeType.StatePolice => NamelessStatePolice().IsMatch(words) ? $"{state.Name} {words}" : words,
            _ => words,
        };
        return row.IsCutShort && place.County is { } county && !Mentions(name, county) ? $"{name}, {county.Name}" : name;
    }

    public static AgencyKind KindOf(string name, FbiLeeType type) => type switch
    {
        FbiLeeType.University => AgencyKind.University,
        FbiLeeType.StatePolice => AgencyKind.StatePolice,
        FbiLeeType.Tribal => AgencyKind.Tribal,
        FbiLeeType.Federal => AgencyKind.Other,
        FbiLeeType.OtherStateAgency => AgencyName.KindOf(name) is var kind && kind is AgencyKind.Corrections or AgencyKind.NationalGuard ? kind : AgencyKind.OtherStateAgency,
        FbiLeeType.City or FbiLeeType.County => AgencyName.KindOf(name) is var kind && kind is AgencyKind.Sheriff or AgencyKind.Marshal or AgencyKind.Constable ? kind
            : NamesAnOffice().IsMatch(name) ? AgencyKind.Police : AgencyKind.Other,
        _ => AgencyName.KindOf(name) is var kind && kind is AgencyKind.StatePolice or AgencyKind.OtherStateAgency or AgencyKind.Tribal ? AgencyKind.Other : kind,
    };

    /// <summary>What the place may be called, the likeliest first.</summary>
    public static IEnumerable<string> MunicipalitiesIn(FbiLeeRow row)
    {
        var words = WithoutCounty(row.WholeWords);
        yield return words;
        if (WordedLegally().Match(words) is { Success: true } worded)
        {
            var place = worded.Groups["place"].Value;
            yield return worded.Groups["word"].Success ? $"{place} {worded.Groups["word"].Value}" : place + " town";
            yield return place + " charter township";
        }

        if (OfficeAfterPlace().Match(words) is { Success: true } office)
        {
            yield return office.Groups["place"].Value;
        }
    }

    private static string OfCounty(string words, Jurisdiction? county)
    {
        if (county is null || NamesAnOffice().IsMatch(words) || CountyName.BareKey(words) != CountyName.BareKey(county.Name))
        {
            return words;
        }

        return county.Geoid == NassauNewYork ? county.Name + Police : county.Name + Sheriff;
    }

    // “Richfield Township, Genesee County”: the county tells it from its namesakes and is no part of its name.
    private static string WithoutCounty(string words) => CountyAtEnd().Replace(words, "");

    private static bool Mentions(string name, Jurisdiction county) =>
        FoldedName.Of(name).Contains(FoldedName.Of(county.Name), StringComparison.Ordinal);

    private const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    [GeneratedRegex(@"\b(police|sheriff('?s)?|marshal('?s)?|constables?|public safety)\b", Options, 1000)]
    private static partial Regex NamesAnOffice();

    [GeneratedRegex(@"^(state (police|patrol|highway patrol)|highway patrol|department of (public )?safety)\b", Options, 1000)]
    private static partial Regex NamelessStatePolice();

    [GeneratedRegex(@", [^,]+ (county|parish)$", Options, 1000)]
    private static partial Regex CountyAtEnd();

    // “Lewiston Town and Village”, “Hampton Township”, “Village of Pinecrest”; Wisconsin's townships are towns by law.
    [GeneratedRegex(@"^((?<place>.+) (town and village|township)|(?<word>city|town|village|borough|township) of (?<place>.+))$", Options, 1000)]
    private static partial Regex WordedLegally();

    [GeneratedRegex(@"^(?<place>.+?) (police|sheriff('?s)?|marshal('?s)?|constables?|public safety)\b", Options, 1000)]
    private static partial Regex OfficeAfterPlace();
}
