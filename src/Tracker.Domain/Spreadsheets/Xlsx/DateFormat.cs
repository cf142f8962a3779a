using System.Globalization;

namespace Tracker.Domain.Spreadsheets.Xlsx;

/// <summary>Tells number formats that show a date or a time from those that show a number.</summary>
internal static class DateFormat
{
    /// <summary>Formats that have a number only, not a code (ECMA-376 part 1, 18.8.30).</summary>
    public static bool IsBuiltInDate(string id) =>
        int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47);

    /// <summary>Whether a code such as <c>[$-409]d-mmm-yy;@</c> shows a date: a y, m, d, h or s that is not literal text.</summary>
    public static bool IsDate(string code)
    {
        for (var i = 0; i < code.Length; i++)
        {
            switch (code[i])
            {
                case '\\' or '_' or '*':
                    i++;
                    break;
                case '"':
                    i = EndOf(code, '"', i);
                    break;
                case '[' when !IsElapsedTime(code, i):
                    i = EndOf(code, ']', i);
                    break;
                case 'y' or 'Y' or 'm' or 'M' or 'd' or 'D' or 'h' or 'H' or 's' or 'S':
                    return true;
                case ';':
                    return false;
                default:
                    break;
            }
        }

        return false;
    }

    // [h], [mm] and [ss] show hours and minutes beyond a day; other brackets hold colours, conditions and locales.
    private static bool IsElapsedTime(string code, int open)
    {
        var inside = code.AsSpan(open + 1, EndOf(code, ']', open) - open - 1);
        return inside.Length > 0 && !inside.ContainsAnyExcept("hms".AsSpan()) || inside.Length > 0 && !inside.ContainsAnyExcept("HMS".AsSpan());
    }

    private static int EndOf(string code, char mark, int open)
    {
        var end = code.IndexOf(mark, open + 1);
        return end < 0 ? code.Length : end;
    }
}
