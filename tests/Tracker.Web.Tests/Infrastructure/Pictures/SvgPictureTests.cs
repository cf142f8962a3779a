using SkiaSharp;
using Tracker.Web.Infrastructure.Pictures;

namespace Tracker.Web.Tests.Infrastructure.Pictures;

public sealed class SvgPictureTests : IDisposable
{
    private const string Words = """<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100" viewBox="0 0 200 100"><rect width="200" height="50" fill="#c00"/><text x="10" y="80" font-size="20" font-family="sans-serif">Doña Ana County</text></svg>""";

    private readonly SvgPicture _pictures = new(PictureFonts.OfSystem());

    public void Dispose() => _pictures.Dispose();

    [Fact]
    public void A_picture_becomes_a_PNG_of_the_asked_width_with_its_colours_and_its_words()
    {
        Assert.SkipUnless(_pictures.Lack is null, "This machine has no font.");

        using var bitmap = SKBitmap.Decode(_pictures.ToPng(Words, 600));

        (bitmap.Width, bitmap.Height).ShouldBe((600, 300));
        bitmap.GetPixel(300, 75).ShouldBe(new SKColor(0xcc, 0, 0));
        Enumerable.Range(0, 600).SelectMany(x => Enumerable.Range(150, 150).Select(y => bitmap.GetPixel(x, y))).Count(c => c.Red < 64).ShouldBeGreaterThan(1_000);
    }

    [Fact]
    public void The_same_picture_is_drawn_once()
    {
        Assert.SkipUnless(_pictures.Lack is null, "This machine has no font.");

        _pictures.ToPng(Words, 100).ShouldBeSameAs(_pictures.ToPng(Words, 100));
        _pictures.ToPng(Words, 101).ShouldNotBe(_pictures.ToPng(Words, 100));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(SvgPicture.MaxWidth + 1)]
    public void A_picture_too_small_or_too_large_is_refused(int width)
    {
        Assert.SkipUnless(_pictures.Lack is null, "This machine has no font.");

        Should.Throw<ArgumentException>(() => _pictures.ToPng(Words, width));
    }

    [Fact]
    public void A_picture_as_high_as_a_tower_is_refused()
    {
        Assert.SkipUnless(_pictures.Lack is null, "This machine has no font.");

        Should.Throw<ArgumentException>(() => _pictures.ToPng("""<svg xmlns="http://www.w3.org/2000/svg" width="10" height="100000"><rect width="10" height="100000"/></svg>""", 1_000));
    }

    [Fact]
    public void Without_fonts_it_says_what_to_install_and_draws_nothing()
    {
        using var without = new SvgPicture(PictureFonts.In(["/there/is/no/such/folder"]));

        without.Lack.ShouldNotBeNull().ShouldContain("apt-get install");
        Should.Throw<InvalidOperationException>(() => without.ToPng(Words, 100));
    }
}
