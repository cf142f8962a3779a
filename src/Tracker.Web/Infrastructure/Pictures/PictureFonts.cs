using SkiaSharp;
using Svg.Skia.TypefaceProviders;

namespace Tracker.Web.Infrastructure.Pictures;

/// <summary>
/// The one family of letters that pictures are written with, found in the folders where systems keep their fonts. Every picture asks for
/// a plain sans serif; which one it gets depends on the machine.
/// </summary>
public sealed class PictureFonts : ITypefaceProvider, IDisposable
{
    /// <summary>What a picture may say must be in the font; “ñ” is in names of counties.</summary>
    private const string Letters = "Aaz09ñé“–";

    private static readonly EnumerationOptions Everywhere = new() { RecurseSubdirectories = true, IgnoreInaccessible = true, MaxRecursionDepth = 6 };

    /// <summary>Regular and bold files, the best first; names as the files have them on Linux, Windows and macOS.</summary>
    private static readonly (string Regular, string Bold)[] Preferred =
    [
        ("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf"),
        ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"),
        ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"),
        ("OpenSans-Regular.ttf", "OpenSans-Bold.ttf"),
        ("Roboto-Regular.ttf", "Roboto-Bold.ttf"),
        ("FreeSans.ttf", "FreeSansBold.ttf"),
        ("arial.ttf", "arialbd.ttf"),
        ("Arial.ttf", "Arial Bold.ttf"),
        ("segoeui.ttf", "segoeuib.ttf"),
    ];

    private readonly SKTypeface? _regular;
    private readonly SKTypeface? _bold;

    private PictureFonts(SKTypeface? regular, SKTypeface? bold) => (_regular, _bold) = (regular, bold ?? regular);

    /// <summary>False where the machine has no font at all.</summary>
    public bool AreFound => _regular is not null;

    /// <summary>Of the machine this runs on.</summary>
    public static PictureFonts OfSystem() => In(
    [
        "/usr/share/fonts",
        "/usr/local/share/fonts",
        "/System/Library/Fonts",
        "/Library/Fonts",
        Environment.GetFolderPath(Environment.SpecialFolder.Fonts),
        Path.Join(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".fonts"),
        Path.Join(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "fonts"),
    ]);

    /// <summary>One of the well-known families; else the first font that has the letters; else none.</summary>
    public static PictureFonts In(IEnumerable<string> folders)
    {
        var files = folders.Where(Directory.Exists).SelectMany(f => Directory.EnumerateFiles(f, "*", Everywhere))
            .Where(f => Path.GetExtension(f).ToUpperInvariant() is ".TTF" or ".OTF").Order(StringComparer.Ordinal)
            .DistinctBy(Path.GetFileName, StringComparer.OrdinalIgnoreCase).ToDictionary(f => Path.GetFileName(f), StringComparer.OrdinalIgnoreCase);
        foreach (var (regular, bold) in Preferred)
        {
            if (files.TryGetValue(regular, out var file) && Read(file) is { } found)
            {
                return new PictureFonts(found, files.TryGetValue(bold, out var boldFile) ? Read(boldFile) : null);
            }
        }

        return new PictureFonts(files.Values.Select(Read).FirstOrDefault(t => t is not null), null);
    }

    public SKTypeface? FromFamilyName(string fontFamily, SKFontStyleWeight fontWeight, SKFontStyleWidth fontWidth, SKFontStyleSlant fontStyle) =>
        fontWeight >= SKFontStyleWeight.SemiBold ? _bold : _regular;

    public void Dispose()
    {
        _bold?.Dispose();
        _regular?.Dispose();
    }

    private static SKTypeface? Read(string file)
    {
        if (SKTypeface.FromFile(file) is not { } face)
        {
            return null;
        }

        using var font = new SKFont(face);
        if (font.ContainsGlyphs(Letters))
        {
            return face;
        }

        face.Dispose();
        return null;
    }
}
