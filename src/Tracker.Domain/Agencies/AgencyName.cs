using System.Text.RegularExpressions;
using Tracker.Domain.Jurisdictions;

namespace Tracker.Domain.Agencies;

/// <summary>What an agency's name tells: its folded form for matching, its kind, and the place it names.</summary>
public static partial class AgencyName
{
    /// <summary>Folded for matching: the same agency is printed “City of Mesa Police Department” and “Mesa Police Department”.</summary>
    public static string Fold(string name)
    {
        var words = Municipality().Replace(FoldedName.Of(name), "");
        return words.StartsWith("the ", StringComparison.Ordinal) ? words[4..] : words;
    }

    /// <summary>The kind that the name says; <see cref="AgencyKind.Other"/> where it says none.</summary>
    public static AgencyKind KindOf(string name)
    {
        var folded = MisleadingTown().Replace(FoldedName.Of(name), "");
        foreach (var (kind, words) in KindWords)
        {
            if (words.IsMatch(folded))
            {
                return kind;
            }
        }

        return AgencyKind.Other;
    }

    /// <summary>The place named before the agency's own word: “Houston” of “Houston Police Department”; null for a county's office.</summary>
    public static string? PlaceIn(string name)
    {
        var folded = FoldedName.Of(name);
        var constable = ConstableOf().Match(folded);
        if (constable.Success)
        {
            return constable.Groups["place"].Value;
        }

        var match = MunicipalAgency().Match(folded);
        return match.Success && !NoMunicipality().IsMatch(MisleadingTown().Replace(folded, "")) ? Municipality().Replace(match.Groups["place"].Value, "") : null;
    }

    /// <summary>The county or parish named, with its word: “harris county” of “Harris County Sheriff’s Office”; null when none is.</summary>
    public static string? CountyIn(string name)
    {
        var match = CountyNamed().Match(FoldedName.Of(name));
        return match.Success ? match.Value : null;
    }

    // In this order: “University Police” is a university's, a “County Jail” is corrections, whatever else the name says.
    private static readonly (AgencyKind Kind, Regex Words)[] KindWords =
    [
        (AgencyKind.NationalGuard, NationalGuard()),
        (AgencyKind.Tribal, Tribal()),
        (AgencyKind.University, University()),
        (AgencyKind.School, School()),
        (AgencyKind.Airport, Airport()),
        (AgencyKind.Sheriff, Sheriff()),
        (AgencyKind.Constable, Constable()),
        (AgencyKind.Marshal, Marshal()),
        (AgencyKind.Corrections, Corrections()),
        (AgencyKind.StatePolice, StatePolice()),
        (AgencyKind.Police, Police()),
        (AgencyKind.OtherStateAgency, StateAgency()),
    ];

    private const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"^(city|town|village|borough|township) of ", Options, 1000)]
    private static partial Regex Municipality();

    [GeneratedRegex(@"^(?<place>.+?) (police|marshals?|constables?|public safety|dept|department|law enforcement)\b", Options, 1000)]
    private static partial Regex MunicipalAgency();

    [GeneratedRegex(@"^office of (the )?constable (?<place>.+?)( \d+(st|nd|rd|th) ward.*| ward \d+.*| borough| township)?$", Options, 1000)]
    private static partial Regex ConstableOf();

    [GeneratedRegex(@"\b(university|college|school|schools|isd|airport|aviation|county|parish|sheriffs?|regional|state|national guard|tribe|tribal|nation)\b", Options, 1000)]
    private static partial Regex NoMunicipality();

    // Towns called after a college, an airport or a state line; the list is what the gazetteer holds of them.
    [GeneratedRegex(@"\b(college (corner|park|place|springs|station|township)|(rutherford|^state|^borough of state) college|north college hill|(west )?university (city|heights|park|place)|airport drive|lost nation|state (center|line))\b", Options, 1000)]
    private static partial Regex MisleadingTown();

    [GeneratedRegex(@"^.+? (county|parish)\b", Options, 1000)]
    private static partial Regex CountyNamed();

    [GeneratedRegex(@"\b(national|state) guard\b", Options, 1000)]
    private static partial Regex NationalGuard();

    [GeneratedRegex(@"\b(tribe|tribal|nation|pueblo of|(?<!^(city of )?)pueblo|rancheria)\b", Options, 1000)]
    private static partial Regex Tribal();

    [GeneratedRegex(@"\b(university|college)\b", Options, 1000)]
    private static partial Regex University();

    [GeneratedRegex(@"\b(school|schools|isd)\b", Options, 1000)]
    private static partial Regex School();

    [GeneratedRegex(@"\b(airport|aviation)\b", Options, 1000)]
    private static partial Regex Airport();

    [GeneratedRegex(@"\bsheriffs?\b", Options, 1000)]
    private static partial Regex Sheriff();

    [GeneratedRegex(@"\bconstables{0,2}\b", Options, 1000)]
    private static partial Regex Constable();

    [GeneratedRegex(@"(?<!fire )\bmarshals?\b", Options, 1000)]
    private static partial Regex Marshal();

    [GeneratedRegex(@"\b(corrections?|correctional|jail|detention|prison)\b", Options, 1000)]
    private static partial Regex Corrections();

    [GeneratedRegex(@"\b(state police|state patrol|highway patrol|state troopers?|rangers|state law enforcement)\b", Options, 1000)]
    private static partial Regex StatePolice();

    [GeneratedRegex(@"\b(police|public safety)\b", Options, 1000)]
    private static partial Regex Police();

    [GeneratedRegex(@"\b(state|department|division|commission|office of the attorney general|attorney general|bureau)\b", Options, 1000)]
    private static partial Regex StateAgency();
}
