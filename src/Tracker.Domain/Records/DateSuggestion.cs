using System.Text.RegularExpressions;

namespace Tracker.Domain.Records;

/// <summary>What a mistyped date may have meant: offered to a person, never taken.</summary>
public static partial class DateSuggestion
{
    /// <summary>
    /// For a US date that lost a slash or gained a digit, as ICE's lists print them:
    /// <c>05/082025</c> → 5/08/2025, <c>7/72025</c> → 7/7/2025, <c>3/4/20026</c> → 3/4/2026, <c>5025-07-07</c> → 2025-07-07.
    /// </summary>
    public static string? For(string text)
    {
        var typed = text.Trim();
        var suggestion = WrongMillennium().Replace(LongYear().Replace(LostSlash().Replace(typed, "${md}/${y}"), "${md}/20${y}"), "20${rest}");
        return suggestion != typed && PartialDate.TryParse(suggestion, out _) ? suggestion : null;
    }

    [GeneratedRegex(@"^[3-9]0(?<rest>[0-9]{2}-[0-9]{2}-[0-9]{2})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WrongMillennium();

    [GeneratedRegex(@"^(?<md>[0-9]{1,2}/[0-9]{1,2})(?<y>20[0-9]{2})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LostSlash();

    [GeneratedRegex(@"^(?<md>[0-9]{1,2}/[0-9]{1,2})/20(0|20)(?<y>[0-9]{2})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LongYear();
}
