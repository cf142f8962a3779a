using System.Security.Cryptography;

namespace Tracker.Domain.Files;

/// <summary>The bytes of a file as somebody gave it, wherever they are: they can be read as often as needed, and need not be held in memory.</summary>
public sealed class GivenContent
{
    private readonly Func<Stream> _open;
    private readonly Lazy<string> _sha256;

    /// <param name="open">Opens them from their beginning; whoever reads closes the stream.</param>
    /// <param name="length">In bytes.</param>
    public GivenContent(Func<Stream> open, long length)
    {
        (_open, Length) = (open, length);
        _sha256 = new Lazy<string>(() =>
        {
            using var content = Open();
            return Convert.ToHexStringLower(SHA256.HashData(content));
        });
    }

    public long Length { get; }

    /// <summary>In hexadecimal, small letters.</summary>
    public string Sha256 => _sha256.Value;

    public static implicit operator GivenContent(byte[] bytes) => Of(bytes);

    public static GivenContent Of(byte[] bytes) => new(() => new MemoryStream(bytes, writable: false), bytes.Length);

    public static GivenContent Of(FileInfo file) => new(file.OpenRead, file.Length);

    public Stream Open() => _open();
}
