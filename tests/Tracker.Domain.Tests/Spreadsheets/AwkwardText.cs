using FsCheck;
using FsCheck.Fluent;

namespace Tracker.Domain.Tests.Spreadsheets;

/// <summary>Short texts of the characters that CSV and spreadsheets trip over.</summary>
public static class AwkwardText
{
    private static readonly string[] Pieces =
    [
        "\"", ",", ";", "\t", "\r", "\n", "\r\n", "'", "=", "+", "-", "@", "＝", " ", "\u00A0", "ñ", "’", "🌵", "\uFEFF",
        "sep=", "a", "B", "0", "1", "=1+1", "'=", "#N/A", "<", "&", "\u2028",
    ];

    public static Arbitrary<string> Texts() =>
        Gen.Elements(Pieces).ListOf().Select(string.Concat).ToArbitrary();
}
