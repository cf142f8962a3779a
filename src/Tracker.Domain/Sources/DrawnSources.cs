using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;
using Tracker.Domain.Files;

namespace Tracker.Domain.Sources;

/// <summary>
/// The sources that the rows of a file bring along, found by address and title. A million of them take sixty bytes each in memory:
/// what they say is kept in memory only up to a few megabytes, and then in a temporary file.
/// </summary>
internal sealed class DrawnSources : IDisposable
{
    private const int MostInMemory = 2_000_000;

    /// <summary>Where what it says begins, by a hash of its address and title, and of its address alone for the first there.</summary>
    private readonly Dictionary<ulong, long> _begins = [];

    private readonly MemoryStream _recent = new();
    private readonly BinaryWriter _writer;
    private FileStream? _file;
    private long _inFile;

    public DrawnSources() => _writer = new BinaryWriter(_recent, Encoding.UTF8, leaveOpen: true);

    public void Add(SourceChoice choice)
    {
        if (_recent.Length > MostInMemory)
        {
            MoveToFile();
        }

        var begin = _inFile + _recent.Length;
        _begins.TryAdd(KeyOf(choice.Source.Url, choice.Source.Title), begin);
        if (choice.Source.Url is not null)
        {
            _begins.TryAdd(KeyOf(choice.Source.Url, null), begin);
        }

        _recent.Position = _recent.Length;
        _writer.Write(choice.Ref);
        foreach (var text in TextsOf(choice.Source))
        {
            _writer.Write(text is not null);
            _writer.Write(text ?? "");
        }
    }

    /// <param name="title">Null for the first at that address.</param>
    public SourceChoice? Find(string? url, string? title)
    {
        if (!_begins.TryGetValue(KeyOf(url, title), out var begin))
        {
            return null;
        }

        using var reader = new BinaryReader(At(begin), Encoding.UTF8, leaveOpen: true);
        string? Text() => (reader.ReadBoolean(), reader.ReadString()) is (true, var text) ? text : null;
        var found = new SourceChoice(reader.ReadString(), new SourceInput { Url = Text(), Title = Text(), Publisher = Text(), Kind = Text(), PublishedOn = Text(), ArchiveUrl = Text() }, IsNew: true);
        return found.Source.Url == url && (title is null || found.Source.Title == title) ? found : null;
    }

    public void Dispose()
    {
        _writer.Dispose();
        _recent.Dispose();
        _file?.Dispose();
    }

    private Stream At(long begin)
    {
        Stream said = begin < _inFile ? _file! : _recent;
        said.Position = begin < _inFile ? begin : begin - _inFile;
        return said;
    }

    private static string?[] TextsOf(SourceInput source) => [source.Url, source.Title, source.Publisher, source.Kind, source.PublishedOn, source.ArchiveUrl];

    private void MoveToFile()
    {
        _file ??= TemporaryFile.Create();
        _file.Position = _inFile;
        _recent.WriteTo(_file);
        _inFile += _recent.Length;
        _recent.SetLength(0);
    }

    private static ulong KeyOf(string? url, string? title) =>
        XxHash3.HashToUInt64(MemoryMarshal.AsBytes($"{url}\u001f{title}".AsSpan()));
}
