using Tracker.Domain.Files;

namespace Tracker.Domain.Tests.Files;

public sealed class FileNameTests
{
    [Theory]
    [InlineData("MOA Harris County.pdf", "MOA Harris County.pdf")]
    [InlineData("MOA.PDF", "MOA.pdf")]
    [InlineData("../../etc/passwd", "passwd.pdf")]
    [InlineData("C:\\Users\\me\\moa.pdf", "moa.pdf")]
    [InlineData("agreement.exe", "agreement.exe.pdf")]
    [InlineData("agree\u202Efdp.exe", "agreefdp.exe.pdf")]
    [InlineData("a\r\nSet-Cookie: x.pdf", "aSet-Cookie x.pdf")]
    [InlineData("a\0b\"c<d>.pdf", "abcd.pdf")]
    [InlineData("Doña Ana 🌵.pdf", "Doña Ana 🌵.pdf")]
    [InlineData("half\uD83D.pdf", "half.pdf")]
    [InlineData("..", "file.pdf")]
    [InlineData(".pdf", "file.pdf")]
    [InlineData("", "file.pdf")]
    [InlineData(null, "file.pdf")]
    public void A_name_is_made_safe_and_ends_as_its_kind_does(string? given, string name) => FileName.Of(given, FileKind.Pdf).ShouldBe(name);

    [Fact]
    public void An_ending_that_fits_the_kind_stays()
    {
        FileName.Of("scan.jpeg", FileKind.Jpeg).ShouldBe("scan.jpeg");
        FileName.Of("list.txt", FileKind.Csv).ShouldBe("list.txt");
        FileName.Of("list", FileKind.Csv).ShouldBe("list.csv");
    }

    [Fact]
    public void A_long_name_is_cut_but_keeps_its_ending_and_whole_characters()
    {
        var name = FileName.Of(string.Concat(Enumerable.Repeat("🌵", 200)) + ".pdf", FileKind.Pdf);

        name.Length.ShouldBeLessThanOrEqualTo(FileName.MaxLength);
        name.ShouldEndWith("🌵.pdf");
    }

    [Theory]
    [InlineData(1, "1 byte")]
    [InlineData(999, "999 bytes")]
    [InlineData(12_345, "12 KB")]
    [InlineData(999_499, "999 KB")]
    [InlineData(999_500, "1 MB")]
    [InlineData(25_000_000, "25 MB")]
    [InlineData(30_123_456, "30.1 MB")]
    public void A_length_is_told_as_people_say_it(long bytes, string text) => FileSize.ToText(bytes).ShouldBe(text);
}
