namespace Tracker.Domain.Spreadsheets.Csv;

/// <summary>
/// A text file whose encoding is known: by its byte order mark, else by the person's choice, else UTF-8. Nothing is
/// concluded from how the bytes look, except to refuse them.
/// </summary>
internal sealed class CsvText
{
    private const int SampleBytes = 4096;

    private readonly Stream file;
    private readonly int markBytes;
    private readonly TextUnits? units;

    private CsvText(Stream file, TextEncodingChoice encoding, int markBytes, TextUnits? units)
    {
        this.file = file;
        Encoding = encoding;
        this.markBytes = markBytes;
        this.units = units;
    }

    public TextEncodingChoice Encoding { get; }

    public string EncodingName => Name(Encoding);

    public static CsvText Recognise(Stream file, TextEncodingChoice? chosen)
    {
        var sample = Sample(file);
        return sample switch
        {
            [0xFF, 0xFE, 0, 0, ..] or [0, 0, 0xFE, 0xFF, ..] => throw new UnusableTableException("This is UTF-32 text. Save it as UTF-8 and try again."),
            [0xEF, 0xBB, 0xBF, ..] => new(file, TextEncodingChoice.Utf8, 3, null),
            [0xFF, 0xFE, ..] => new(file, TextEncodingChoice.Utf16, 2, TextUnits.Utf16LittleEndian),
            [0xFE, 0xFF, ..] => new(file, TextEncodingChoice.Utf16, 2, TextUnits.Utf16BigEndian),
            _ => WithoutMark(file, sample, chosen),
        };
    }

    /// <summary>The text from its beginning, as UTF-8 without a mark. Only the stream opened last may be read.</summary>
    public Stream OpenUtf8()
    {
        file.Position = markBytes;
        return units is null ? file : new Utf8TranscodingStream(file, units.Value);
    }

    private static CsvText WithoutMark(Stream file, byte[] sample, TextEncodingChoice? chosen)
    {
        var (even, odd) = CountNuls(sample);
        var looksWide = (even + odd) * 5 >= sample.Length && Math.Max(even, odd) >= (even + odd) * 9 / 10;
        if (chosen == TextEncodingChoice.Utf16)
        {
            return even + odd > 0
                ? new(file, TextEncodingChoice.Utf16, 0, even > odd ? TextUnits.Utf16BigEndian : TextUnits.Utf16LittleEndian)
                : throw new UnusableTableException("This is not UTF-16 text. Choose UTF-8 or Windows-1252 and try again.");
        }

        if (looksWide)
        {
            throw new UnusableTableException("This looks like UTF-16 text. Choose UTF-16 as the encoding, or save the file as UTF-8, and try again.");
        }

        if ((even + odd) * 5 >= sample.Length)
        {
            throw new UnusableTableException("This is neither text nor a workbook. Choose a CSV or XLSX file.");
        }

        return chosen == TextEncodingChoice.Windows1252
            ? new(file, TextEncodingChoice.Windows1252, 0, TextUnits.Windows1252)
            : new(file, TextEncodingChoice.Utf8, 0, null);
    }

    private static byte[] Sample(Stream file)
    {
        file.Position = 0;
        var sample = new byte[SampleBytes];
        var count = file.ReadAtLeast(sample, SampleBytes, throwOnEndOfStream: false);
        return sample[..count];
    }

    private static (int Even, int Odd) CountNuls(byte[] sample)
    {
        var counts = new int[2];
        for (var i = 0; i < sample.Length; i++)
        {
            counts[i % 2] += sample[i] == 0 ? 1 : 0;
        }

        return (counts[0], counts[1]);
    }

    private static string Name(TextEncodingChoice encoding) => encoding switch
    {
        TextEncodingChoice.Utf8 => "UTF-8",
        TextEncodingChoice.Utf16 => "UTF-16",
        _ => "Windows-1252",
    };
}
