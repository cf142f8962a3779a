namespace Tracker.Domain.Spreadsheets.Xlsx;

/// <summary>Finds the address in <c>HYPERLINK("https://…","link")</c>, when it is written out.</summary>
internal static class HyperlinkFormula
{
    private const string Start = "HYPERLINK(";

    public static string? Address(string formula)
    {
        var text = formula.AsSpan().Trim();
        if (!text.StartsWith(Start, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        text = text[Start.Length..].TrimStart();
        var end = text.Length > 1 && text[0] == '"' ? text[1..].IndexOf('"') : -1;
        // What follows must be the next argument or the end: otherwise the address is put together by the formula.
        return end > 0 && text[(end + 2)..].TrimStart() is [',' or ')', ..] ? text[1..(end + 1)].ToString() : null;
    }
}
