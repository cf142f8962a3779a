using System.Globalization;

namespace Tracker.Domain.Spreadsheets;

/// <summary>Column letters as spreadsheets show them: 0 is A, 25 is Z, 26 is AA.</summary>
internal static class ColumnName
{
    public static string Of(int column)
    {
        var name = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        {
            name = (char)('A' + ((rest - 1) % 26)) + name;
        }

        return name;
    }

    /// <summary>Reads “AB12” as column 27 and row 12; the row is 1-based as printed.</summary>
    public static bool TryParseReference(ReadOnlySpan<char> reference, out int column, out int row)
    {
        column = 0;
        row = 0;
        var letters = 0;
        // Four letters would already be beyond XFD, the last column there is.
        while (letters < reference.Length && letters < 4 && char.IsAsciiLetterUpper(reference[letters]))
        {
            column = (column * 26) + reference[letters] - 'A' + 1;
            letters++;
        }

        column--;
        return letters is > 0 and < 4
            && int.TryParse(reference[letters..], NumberStyles.None, CultureInfo.InvariantCulture, out row)
            && row > 0;
    }
}
