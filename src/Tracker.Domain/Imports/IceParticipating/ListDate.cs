using System.Globalization;
using System.Text.RegularExpressions;

namespace Tracker.Domain.Imports.IceParticipating;

/// <summary>The day of a list as ICE writes it into the file's name.</summary>
public static partial class ListDate
{
    /// <summary><c>participatingAgencies05142026am.xlsx</c> → 2026-05-14, <c>participatingAgencies-20250221214937.xlsx</c> → 2025-02-21; null when the name tells none.</summary>
    public static DateOnly? FromName(string fileName)
    {
        var name = Path.GetFileNameWithoutExtension(fileName);
        var match = YearFirst().Match(name);
        if (!match.Success)
        {
            match = MonthFirst().Match(name);
        }

        return match.Success && DateOnly.TryParseExact($"{match.Groups["y"]}-{match.Groups["m"]}-{match.Groups["d"]}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;
    }

    [GeneratedRegex(@"(?<!\d)(?<y>20\d{2})-?(?<m>\d{2})-?(?<d>\d{2})(\d{6})?(?!\d)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"(?<!\d)(?<m>\d{2})(?<d>\d{2})(?<y>20\d{2})(?!\d)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MonthFirst();
}
