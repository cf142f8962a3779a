using Tracker.Domain.Files;

namespace Tracker.Domain.Sources;

/// <summary>A file that shows what a source says. Its content is a <see cref="StoredFile"/>, and stays when the attachment goes.</summary>
public sealed class Attachment
{
    public const int MaxBytes = 25_000_000;

    private Attachment() { }

    public Attachment(string sourceRef, GivenFile file)
    {
        SourceRef = sourceRef;
        Sha256 = file.Sha256;
        FileName = file.Name;
        MediaType = file.Kind.MediaType;
        Length = file.Length;
    }

    public string SourceRef { get; private set; } = "";

    public string Sha256 { get; private set; } = "";

    public string FileName { get; private set; } = "";

    /// <summary>What its content was found to be, whatever its name said.</summary>
    public string MediaType { get; private set; } = "";

    public long Length { get; private set; }
}
