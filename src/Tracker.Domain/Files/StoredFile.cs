namespace Tracker.Domain.Files;

/// <summary>A file as it was given, found by what is in it.</summary>
public sealed class StoredFile
{
    private StoredFile() { }

    public string Sha256 { get; private set; } = "";

    public long Length { get; private set; }

    public byte[] Content { get; private set; } = [];
}
