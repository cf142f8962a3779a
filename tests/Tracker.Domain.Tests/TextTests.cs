namespace Tracker.Domain.Tests;

public sealed class TextTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData(" \u00A0\r\n\t", null)]
    [InlineData(" a\r\nb\rc\n ", "a\nb\nc")]
    [InlineData("\u00A0two  blanks\u00A0", "two  blanks")]
    public void Kept_text_has_plain_line_ends_and_no_outer_blanks(string? text, string? kept)
    {
        Text.Tidy(text).ShouldBe(kept);
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData("  Harris \u00A0\n County ", "Harris County")]
    public void A_cell_of_a_list_has_single_blanks(string? text, string squeezed)
    {
        Text.Squeeze(text).ShouldBe(squeezed);
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData(" \r\n ", "")]
    [InlineData("One\r\nline\r\n \r\n\r\nTwo", "One\nline|Two")]
    public void Empty_lines_divide_paragraphs(string? text, string paragraphs)
    {
        string.Join('|', Text.Paragraphs(text)).ShouldBe(paragraphs);
    }

    [Fact]
    public void Numbers_bring_their_noun()
    {
        Text.Plural(1, "row", "rows").ShouldBe("1 row");
        Text.Plural(0, "row", "rows").ShouldBe("0 rows");
        Text.Plural(1_832, "row", "rows").ShouldBe("1,832 rows");
    }
}
