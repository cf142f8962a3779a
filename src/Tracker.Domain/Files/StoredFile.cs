namespace Tracker.Domain.Files;

/// <summary>A file as it was given, found by what is in it.</summary>
public sealed class StoredFile
{
    private StoredFile() { }

    public StoredFile(string sha256, byte[] content)
    {
        Sha256 = sha256;
        Content = content;
        Length = content.Length;
    }

    public string Sha256 { get; private set; } = "";

    public long Length { get; private set; }

    public byte[] Content { get; private set; } = [];
}
