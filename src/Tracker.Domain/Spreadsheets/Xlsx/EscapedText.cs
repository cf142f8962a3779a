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

    /// <summary>Writes the text as it stands between the tags of a workbook's XML.</summary>
    public static void Encode(string text, StringBuilder xml)
    {
        for (var at = 0; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '&':
                    xml.Append("&amp;");
                    break;
                case '<':
                    xml.Append("&lt;");
                    break;
                case '>':
                    xml.Append("&gt;");
                    break;
                case '_' when TryDecode(text.AsSpan(at), out _):
                    xml.Append("_x005F_");
                    break;
                case var character when NeedsEscape(text, at):
                    xml.Append(CultureInfo.InvariantCulture, $"_x{(int)character:X4}_");
                    break;
                default:
                    xml.Append(text[at]);
                    break;
            }
        }
    }

    // XML reads a carriage return as a line feed, and knows neither other controls nor halves of characters.
    private static bool NeedsEscape(string text, int at) => text[at] switch
    {
        '\t' or '\n' => false,
        < ' ' or '\uFFFE' or '\uFFFF' => true,
        var half when char.IsHighSurrogate(half) => at + 1 == text.Length || !char.IsLowSurrogate(text[at + 1]),
        var half when char.IsLowSurrogate(half) => at == 0 || !char.IsHighSurrogate(text[at - 1]),
        _ => false,
    };

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
