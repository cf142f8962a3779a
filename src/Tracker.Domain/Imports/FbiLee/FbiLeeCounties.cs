using Tracker.Domain.Jurisdictions;

namespace Tracker.Domain.Imports.FbiLee;

/// <summary>The counties that a row names: those that were found, and why another was not.</summary>
/// <param name="Former">A county that is no more, and has no single successor.</param>
internal sealed record NamedCounties(IReadOnlyList<Jurisdiction> Found, string? Former = null, PlaceMatch? Unknown = null, string? UnknownText = null);

/// <summary>Reads the FBI's county names: capitals, without suffix, “CITY” for independent cities.</summary>
internal sealed class FbiLeeCounties(Gazetteer gazetteer)
{
    // Connecticut's counties gave way to planning regions in 2022, Valdez-Cordova was divided in 2019.
    // Source: Census Bureau, “Substantial Changes to Counties and County Equivalent Entities”.
    private static readonly HashSet<(string State, string Name)> Former =
    [
        ("AK", "valdezcordova"),
        ("CT", "fairfield"), ("CT", "hartford"), ("CT", "litchfield"), ("CT", "middlesex"),
        ("CT", "newhaven"), ("CT", "newlondon"), ("CT", "tolland"), ("CT", "windham"),
    ];

    private readonly Dictionary<(string State, string Text), PlaceMatch> _known = [];

    public NamedCounties Find(Jurisdiction state, FbiLeeRow row)
    {
        var found = new List<Jurisdiction>();
        var named = new NamedCounties(found);
        foreach (var text in row.Counties)
        {
            if (Former.Contains((state.StateCode, CountyName.BareKey(text))))
            {
                named = named with { Former = text };
            }
            else if (Match(state, text) is { Found: { } county })
            {
                found.Add(county);
            }
            else
            {
                named = named with { Unknown = Match(state, text), UnknownText = text };
            }
        }

        return named;
    }

    private PlaceMatch Match(Jurisdiction state, string text)
    {
        if (!_known.TryGetValue((state.StateCode, text), out var match))
        {
            match = gazetteer.FindCounty(state, text);

            // “RICHMOND” is the county, since the FBI writes the city of that name “RICHMOND CITY”.
            var county = match.Found is null ? gazetteer.FindCounty(state, text + " County") : match;
            _known[(state.StateCode, text)] = match = county.Found is null ? match : county;
        }

        return match;
    }
}
