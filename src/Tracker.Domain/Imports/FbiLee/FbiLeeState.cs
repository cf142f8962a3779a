using Tracker.Domain.Jurisdictions;

namespace Tracker.Domain.Imports.FbiLee;

/// <summary>The FBI's codes of states, which for three of them are not the postal ones.</summary>
internal static class FbiLeeState
{
    private const string Federal = "FS";

    public static (PlaceMatch Match, string? Note) Find(Gazetteer gazetteer, FbiLeeRow row) => row.State.ToUpperInvariant() switch
    {
        "NB" => (gazetteer.FindState("NE"), null),
        "GM" => (gazetteer.FindState("GU"), null),
        Federal => OfFederal(gazetteer, row),
        _ => (gazetteer.FindState(row.State), null),
    };

    /// <summary>An ORI begins with the state where its agency sits; offices of the seat of government sit in the District (4 U.S.C. § 72).</summary>
    private static (PlaceMatch, string?) OfFederal(Gazetteer gazetteer, FbiLeeRow row)
    {
        var code = row.Ori[..2];
        var state = gazetteer.FindState(UsStates.IsCode(code) ? code : "DC");
        return (state, $"A federal agency: it is filed under {state.Found?.Name}, where {(UsStates.IsCode(code) ? "its ORI says it sits" : "federal agencies have their seat")}.");
    }
}
