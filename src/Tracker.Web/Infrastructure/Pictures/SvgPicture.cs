using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Caching.Memory;
using SkiaSharp;
using Svg.Skia;

namespace Tracker.Web.Infrastructure.Pictures;

/// <summary>
/// Draws as PNG what our own code wrote as SVG. One picture at a time, since each takes a processor for a while; the last ones are kept by
/// what they show, so that the same picture is drawn once.
/// </summary>
public sealed class SvgPicture(PictureFonts fonts) : IDisposable
{
    public const int MinWidth = 16;
    public const int MaxWidth = 2_400;
    public const int MaxPixels = 12_000_000;
    public const int MaxCharacters = 8_000_000;

    /// <summary>Said in place of a picture without words.</summary>
    public const string NoFonts =
        "This picture needs a font for its words, and the machine that runs this site has none. Whoever runs it can install one (on Debian or Ubuntu: apt-get install fonts-dejavu-core) and start the program again. The same picture as SVG needs none.";

    private const long MostBytesKept = 24_000_000;

    private readonly Lock _one = new();
    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = MostBytesKept });

    /// <summary>Why no picture can be drawn here, or null where it can.</summary>
    public string? Lack => fonts.AreFound ? null : NoFonts;

    /// <summary>The picture as PNG on white, so many pixels wide and as high as its own proportions say.</summary>
    /// <param name="svg">Written by our own code; it refers to nothing outside itself.</param>
    /// <param name="width">From <see cref="MinWidth"/> to <see cref="MaxWidth"/> pixels.</param>
    /// <exception cref="InvalidOperationException">There are no fonts; ask for <see cref="Lack"/> before.</exception>
    public byte[] ToPng(string svg, int width)
    {
        if (Lack is { } lack)
        {
            throw new InvalidOperationException(lack);
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(width, MinWidth);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, MaxWidth);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(svg.Length, MaxCharacters, nameof(svg));
        var key = (width, Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(svg))));
        lock (_one)
        {
            return _kept.TryGetValue(key, out byte[]? kept) ? kept! : _kept.Set(key, Draw(svg, width), new MemoryCacheEntryOptions { Size = svg.Length });
        }
    }

    public void Dispose() => _kept.Dispose();

    private byte[] Draw(string svg, int width)
    {
        using var drawing = new SKSvg();
        drawing.Settings.TypefaceProviders = [fonts];
        drawing.FromSvg(svg);
        var size = drawing.Picture?.CullRect ?? throw new ArgumentException("This is no SVG picture.", nameof(svg));
        var scale = width / size.Width;
        if (!(size.Height * scale * width <= MaxPixels))
        {
            throw new ArgumentException("The picture is too high for its width.", nameof(svg));
        }

        using var png = new MemoryStream();
        return drawing.Save(png, SKColors.White, SKEncodedImageFormat.Png, 100, scale, scale) ? png.ToArray() : throw new ArgumentException("This SVG picture cannot be drawn.", nameof(svg));
    }
}
