using System.Collections;
using System.Runtime.InteropServices;
using System.Text;

namespace Tracker.Domain.Spreadsheets.Xlsx;

/// <summary>
/// Many texts in little memory: side by side in large blocks, a byte a character where each is below U+0100, else two.
/// A text is made anew each time it is asked for.
/// </summary>
internal sealed class PackedTexts : IReadOnlyList<string>
{
    private const int BlockBytes = 1 << 18;

    private readonly List<byte[]> _blocks = [];
    private readonly List<(int Block, int From, int Bytes, bool IsWide)> _texts = [];
    private int _used = BlockBytes;

    public int Count => _texts.Count;

    public string this[int index]
    {
        get
        {
            var (block, from, bytes, isWide) = _texts[index];
            var packed = bytes == 0 ? [] : _blocks[block].AsSpan(from, bytes);
            return isWide ? new string(MemoryMarshal.Cast<byte, char>(packed)) : Encoding.Latin1.GetString(packed);
        }
    }

    public void Add(string text)
    {
        var isWide = text.AsSpan().ContainsAnyExceptInRange('\0', '\u00FF');
        var bytes = isWide ? text.Length * sizeof(char) : text.Length;
        var packed = Take(bytes);
        if (isWide)
        {
            MemoryMarshal.AsBytes(text.AsSpan()).CopyTo(packed);
        }
        else
        {
            Encoding.Latin1.GetBytes(text, packed);
        }

        _texts.Add((_blocks.Count - 1, _used - bytes, bytes, isWide));
    }

    public IEnumerator<string> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Room at the end of the last block, or in a new one.</summary>
    private Span<byte> Take(int bytes)
    {
        if (bytes > BlockBytes - _used && bytes > 0)
        {
            _blocks.Add(new byte[Math.Max(BlockBytes, bytes)]);
            _used = 0;
        }

        _used += bytes;
        return bytes == 0 ? [] : _blocks[^1].AsSpan(_used - bytes, bytes);
    }
}
