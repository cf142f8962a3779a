using System.Buffers;

namespace Tracker.Domain.Spreadsheets;

/// <summary>
/// Keeps a spreadsheet from running text as a formula when it opens a CSV: <c>=1+1</c> is written <c>'=1+1</c>.
/// Text that already starts with apostrophes before such a character gets one more, so that taking one off on reading
/// always gives back what was written. Quotes around a cell do not help: spreadsheets evaluate <c>"=1+1"</c> too.
/// </summary>
public static class FormulaGuard
{
    // The full-width forms count because spreadsheets in East Asian locales fold them. Tab, CR, LF and NUL are
    // skipped by some programs, which then see what follows.
    private static readonly SearchValues<char> Triggers = SearchValues.Create("=+-@\t\r\n\0＝＋－＠");

    /// <summary>The text as it is safe to write.</summary>
    public static string Protect(string text) => IsTrigger(text) ? "'" + text : text;

    /// <summary>The text as it was before <see cref="Protect"/>; text that was never protected comes back as it is.</summary>
    public static string Unprotect(string text) => text.StartsWith('\'') && IsTrigger(text) ? text[1..] : text;

    private static bool IsTrigger(string text)
    {
        var rest = text.AsSpan().TrimStart('\'');
        return rest.Length > 0 && Triggers.Contains(rest[0]);
    }
}
