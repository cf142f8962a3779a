using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace Tracker.Domain.Sources;

/// <summary>
/// The sources that the rows of a file bring along, found by address and title. A million of them take sixty bytes each in memory:
/// what they say is kept in memory only up to a few megabytes, and then in a temporary file.
/// </summary>
internal sealed class DrawnSources : IDisposable
{
    private const int MostInMemory = 8_000_000;

    /// <summary>Where what it says begins, by the start of the SHA-256 of its address and title, and of its address alone for the first there.</summary>
    private readonly Dictionary<ulong, long> _begins = [];

    private Stream _said = new MemoryStream();

    public void Add(SourceChoice choice)
    {
        var begin = _said.Length;
        _begins.TryAdd(KeyOf(choice.Source.Url, choice.Source.Title), begin);
        if (choice.Source.Url is not null)
        {
            _begins.TryAdd(KeyOf(choice.Source.Url, null), begin);
        }

        if (begin > MostInMemory && _said is MemoryStream)
        {
            MoveToFile();
        }

        _said.Position = begin;
        var said = JsonSerializer.SerializeToUtf8Bytes(choice);
        _said.Write(BitConverter.GetBytes(said.Length));
        _said.Write(said);
    }

    /// <param name="title">Null for the first at that address.</param>
    public SourceChoice? Find(string? url, string? title)
    {
        if (!_begins.TryGetValue(KeyOf(url, title), out var begin))
        {
            return null;
        }

        _said.Position = begin;
        var length = new byte[sizeof(int)];
        _said.ReadExactly(length);
        var said = new byte[BitConverter.ToInt32(length)];
        _said.ReadExactly(said);
        var found = JsonSerializer.Deserialize<SourceChoice>(said)!;
        return found.Source.Url == url && (title is null || found.Source.Title == title) ? found : null;
    }

    public void Dispose() => _said.Dispose();

    private void MoveToFile()
    {
        var file = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.DeleteOnClose,
            BufferSize = 1 << 16,
        });
        ((MemoryStream)_said).WriteTo(file);
        _said.Dispose();
        _said = file;
    }

    private static ulong KeyOf(string? url, string? title) =>
        MemoryMarshal.Read<ulong>(SHA256.HashData(MemoryMarshal.AsBytes($"{url}\u001f{title}".AsSpan())));
}
