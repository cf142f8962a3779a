using System.Text;
using Tracker.Domain.Spreadsheets;

namespace Tracker.Domain.Tests.Spreadsheets.Csv;

public sealed class CsvEncodingTests
{
    private const string Text = "name,note\r\nDoña Ana County,“ño” 🌵\r\nLos Ángeles,€\r\n";
    private static readonly string[] Lines = ["Doña Ana County|“ño” 🌵", "Los Ángeles|€"];

    [Fact]
    public void Utf8_with_and_without_a_mark_is_read_without_a_note()
    {
        foreach (var text in new[] { Text, "\uFEFF" + Text })
        {
            var table = Files.ReadCsv(text);

            table.Headers[0].ShouldBe("name");
            table.Lines.ShouldBe(Lines);
            table.Notes.ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Utf16_with_a_mark_is_read_and_said(bool bigEndian)
    {
        var table = Files.Read(Utf16("\uFEFF" + Text, bigEndian), "list.csv");

        table.Headers[0].ShouldBe("name");
        table.Lines.ShouldBe(Lines);
        table.Table.Encoding.ShouldBe(TextEncodingChoice.Utf16);
        table.Notes.ShouldBe(["Read as UTF-16."]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Utf16_without_a_mark_is_read_when_it_was_chosen_and_asked_for_otherwise(bool bigEndian)
    {
        var file = Utf16(Text, bigEndian);

        Files.Read(file, "list.csv", encoding: TextEncodingChoice.Utf16).Lines.ShouldBe(Lines);
        Files.RefusalOf(file, "list.csv").ShouldBe("This looks like UTF-16 text. Choose UTF-16 as the encoding, or save the file as UTF-8, and try again.");
        Files.RefusalOf(file, "list.csv", encoding: TextEncodingChoice.Windows1252).ShouldStartWith("This looks like UTF-16 text.");
    }

    [Fact]
    public void Utf16_of_many_blocks_keeps_every_character()
    {
        var text = new StringBuilder("name,note\n");
        for (var row = 0; row < 20_000; row++)
        {
            text.Append(row % 7 == 0 ? "🌵🌵" : "x").Append(',').Append(row).Append('\n');
        }

        var table = Files.Read(Utf16("\uFEFF" + text, bigEndian: false), "list.csv");

        table.Lines.ShouldBe(Files.ReadCsv(text.ToString()).Lines);
        table.Rows.Count.ShouldBe(20_000);
    }

    [Fact]
    public void Plain_text_is_not_taken_for_utf16_when_that_was_chosen()
    {
        Files.RefusalOf("a,b\n1,2\n"u8.ToArray(), "list.csv", encoding: TextEncodingChoice.Utf16).ShouldBe("This is not UTF-16 text. Choose UTF-8 or Windows-1252 and try again.");
    }

    [Fact]
    public void A_mark_overrules_the_choice()
    {
        var table = Files.Read(Encoding.UTF8.GetBytes("\uFEFF" + Text), "list.csv", encoding: TextEncodingChoice.Windows1252);

        table.Table.Encoding.ShouldBe(TextEncodingChoice.Utf8);
        table.Lines.ShouldBe(Lines);
    }

    [Fact]
    public void Windows_1252_is_read_when_it_was_chosen_and_never_guessed()
    {
        byte[] file = [.. "name,note\nDo"u8, 0xF1, .. "a Ana,"u8, 0x93, .. "x"u8, 0x94, 0x80, .. "\nplain,y\n"u8];

        var table = Files.Read(file, "list.csv", encoding: TextEncodingChoice.Windows1252);

        table.Lines.ShouldBe(["Doña Ana|“x”€", "plain|y"]);
        table.Table.Encoding.ShouldBe(TextEncodingChoice.Windows1252);
        table.Notes.ShouldBe(["Read as Windows-1252."]);
        Files.RefusalOf(file, "list.csv").ShouldBe("Row 2 is not UTF-8 text. Choose the encoding the file was saved in (often Windows-1252), or save it as UTF-8, and try again.");
    }

    [Theory]
    [InlineData(0x81)]
    [InlineData(0x8D)]
    [InlineData(0x8F)]
    [InlineData(0x90)]
    [InlineData(0x9D)]
    public void What_windows_1252_does_not_define_is_refused_with_its_row(byte undefined)
    {
        byte[] file = [.. "name\nfirst\nsecond "u8, undefined, .. "\nthird\n"u8];

        Files.RefusalOf(file, "list.csv", encoding: TextEncodingChoice.Windows1252)
            .ShouldBe("Row 3 contains a character that Windows-1252 does not have. Choose the encoding the file was saved in, or save it as UTF-8, and try again.");
    }

    [Fact]
    public void An_undecodable_byte_far_down_is_named_by_its_row()
    {
        byte[] file = [.. Encoding.UTF8.GetBytes("name\n" + string.Concat(Enumerable.Repeat("Doña Ana\n", 50_000))), 0xF1, (byte)'\n'];

        Files.RefusalOf(file, "list.csv").ShouldStartWith("Row 50002 is not UTF-8 text.");
    }

    [Theory]
    [InlineData(0xD83C)]
    [InlineData(0xDF35)]
    public void Half_a_surrogate_pair_is_refused_with_its_row(int half)
    {
        Files.RefusalOf(Utf16($"\uFEFFname\nfirst\nx{(char)half}y\nthird\n", bigEndian: false), "list.csv").ShouldStartWith("Row 3 is not UTF-16 text.");
    }

    [Fact]
    public void Utf16_that_ends_within_a_character_is_refused_with_its_row()
    {
        byte[] file = [.. Utf16("\uFEFFname\nfirst\nsecond", bigEndian: false), (byte)'x'];

        Files.RefusalOf(file, "list.csv").ShouldStartWith("Row 3 is not UTF-16 text.");
    }

    [Fact]
    public void Utf32_is_refused()
    {
        Files.RefusalOf([0xFF, 0xFE, 0, 0, (byte)'a', 0, 0, 0], "list.csv").ShouldBe("This is UTF-32 text. Save it as UTF-8 and try again.");
    }

    private static byte[] Utf16(string text, bool bigEndian)
    {
        var bytes = new byte[text.Length * 2];
        for (var i = 0; i < text.Length; i++)
        {
            bytes[(2 * i) + (bigEndian ? 1 : 0)] = (byte)text[i];
            bytes[(2 * i) + (bigEndian ? 0 : 1)] = (byte)(text[i] >> 8);
        }

        return bytes;
    }
}
