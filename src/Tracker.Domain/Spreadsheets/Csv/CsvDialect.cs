using System.Text;

namespace Tracker.Domain.Spreadsheets.Csv;

/// <summary>How the cells of a CSV file are separated, from a <c>sep=</c> line or else from the header line.</summary>
/// <param name="Separator">The character between cells.</param>
/// <param name="LeadBytes">Bytes of UTF-8 before the table itself: those of the <c>sep=</c> line.</param>
/// <param name="Note">What to tell the person; null for plain commas.</param>
internal sealed record CsvDialect(char Separator, int LeadBytes, string? Note)
{
    // The first wins a tie.
    private const string Separators = ",;\t|";

    public string SeparatorName => Name(Separator);

    /// <param name="head">The first bytes of the text, as UTF-8.</param>
    public static CsvDialect Of(ReadOnlySpan<byte> head) => FromSeparatorLine(head) ?? FromHeaderLine(head);

    // Excel writes and swallows this line, so it is not a row and has no number.
    private static CsvDialect? FromSeparatorLine(ReadOnlySpan<byte> head)
    {
        var end = head.IndexOfAny("\r\n"u8);
        var line = end < 0 ? head : head[..end];
        var quoted = line.StartsWith("\""u8) && line.EndsWith("\""u8);
        if (Encoding.UTF8.GetString(quoted ? line[1..^1] : line) is not ['s' or 'S', 'e' or 'E', 'p' or 'P', '=', var separator])
        {
            return null;
        }

        if (!Separators.Contains(separator))
        {
            throw new UnusableTableException("The first line sets a separator that cannot be read. Separate the cells by commas, semicolons or tabs and try again.");
        }

        var breakBytes = end < 0 ? 0 : head[end..].StartsWith("\r\n"u8) ? 2 : 1;
        return new(separator, line.Length + breakBytes, $"The first line sets the separator: {Name(separator)}.");
    }

    private static CsvDialect FromHeaderLine(ReadOnlySpan<byte> head)
    {
        var counts = new int[Separators.Length];
        var inQuotes = false;
        var hasText = false;
        foreach (var value in head)
        {
            if (!inQuotes && value is (byte)'\r' or (byte)'\n' && hasText)
            {
                break;
            }

            var separator = Separators.IndexOf((char)value);
            inQuotes ^= value == '"';
            hasText |= value > ' ' && separator < 0;
            if (!inQuotes && separator >= 0)
            {
                counts[separator]++;
            }
        }

        var chosen = Separators[Array.IndexOf(counts, counts.Max())];
        return new(chosen, 0, chosen == ',' ? null : $"Cells are separated by {Name(chosen)}s.");
    }

    private static string Name(char separator) => separator switch
    {
        ',' => "comma",
        ';' => "semicolon",
        '\t' => "tab",
        _ => "vertical bar",
    };
}
