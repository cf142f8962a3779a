namespace Tracker.Domain.Files;

/// <summary>A kind of file that may be attached to a source.</summary>
/// <param name="Extensions">How its names may end; the first is given to names that end otherwise.</param>
public sealed record FileKind(string MediaType, string Label, IReadOnlyList<string> Extensions)
{
    public const int MediaTypeMaxLength = 40;

    /// <summary>In a sentence, after “attach”.</summary>
    public const string Allowed = "a PDF, an image (PNG, JPEG, WebP or GIF) or a CSV file";

    public static FileKind Pdf { get; } = new("application/pdf", "PDF", [".pdf"]);

    public static FileKind Png { get; } = new("image/png", "PNG image", [".png"]);

    public static FileKind Jpeg { get; } = new("image/jpeg", "JPEG image", [".jpg", ".jpeg"]);

    public static FileKind Webp { get; } = new("image/webp", "WebP image", [".webp"]);

    public static FileKind Gif { get; } = new("image/gif", "GIF image", [".gif"]);

    public static FileKind Csv { get; } = new("text/csv", "CSV", [".csv", ".tsv", ".txt"]);

    public static IReadOnlyList<FileKind> All { get; } = [Pdf, Png, Jpeg, Webp, Gif, Csv];

    public static FileKind Of(string mediaType) =>
        All.FirstOrDefault(k => k.MediaType == mediaType) ?? throw new DomainException($"“{mediaType}” is no kind of file that is kept.");
}
