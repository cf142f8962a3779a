using System.Globalization;
using System.Text;

namespace Tracker.Domain.Spreadsheets.Xlsx;

/// <summary>
/// Characters that XML cannot hold stand in a workbook as <c>_x000D_</c>, and an underscore that would look like the
/// start of such an escape as <c>_x005F_</c> (ECMA-376 part 1, 22.9.2.19).
/// </summary>
internal static class EscapedText
{
    private const int EscapeLength = 7;

    public static string Decode(string text)
    {
        var at = text.IndexOf("_x", StringComparison.Ordinal);
        if (at < 0)
        {
            return text;
        }

        var decoded = new StringBuilder(text.Length).Append(text, 0, at);
        while (at < text.Length)
        {
            if (TryDecode(text.AsSpan(at), out var character))
            {
                decoded.Append(character);
                at += EscapeLength;
            }
            else
            {
                decoded.Append(text[at++]);
            }
        }

        return decoded.ToString();
    }

    private static bool TryDecode(ReadOnlySpan<char> text, out char character)
    {
        character = default;
        if (text is not ['_', 'x', _, _, _, _, '_', ..]
            || !ushort.TryParse(text[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            return false;
        }

        character = (char)code;
        return true;
    }
}
