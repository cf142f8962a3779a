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
        if (WrongMillennium().Match(text.Trim()) is { Success: true } wrong)
        {
            return $"20{wrong.Groups["rest"]}";
        }

        var match = LostSlash().Match(text.Trim());
        if (!match.Success)
        {
            match = LongYear().Match(text.Trim());
        }

        var suggestion = match.Success ? $"{match.Groups["m"]}/{match.Groups["d"]}/{match.Groups["y"]}" : null;
        return PartialDate.TryParse(suggestion, out _) ? suggestion : null;
    }

    [GeneratedRegex(@"^[3-9]0(?<rest>\d{2}-\d{2}-\d{2})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WrongMillennium();

    [GeneratedRegex(@"^(?<m>\d{1,2})/(?<d>\d{1,2})(?<y>20\d{2})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LostSlash();

    [GeneratedRegex(@"^(?<m>\d{1,2})/(?<d>\d{1,2})/(?:20)?(?<y>0?20\d{2})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LongYear();
}
