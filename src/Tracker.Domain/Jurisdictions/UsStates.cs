namespace Tracker.Domain.Jurisdictions;

/// <summary>The postal codes of the states, the District of Columbia and the five inhabited territories.</summary>
public static class UsStates
{
    public static IReadOnlyList<string> Codes { get; } =
        ("AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY "
            + "AS GU MP PR VI").Split(' ');

    public static bool IsCode(string text) => Codes.Contains(text, StringComparer.Ordinal);
}
