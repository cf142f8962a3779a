using System.Buffers;

namespace Tracker.Domain.Records;

/// <summary>Cells behind each other as one text, a divider before each, in memory that is lent and given back.</summary>
internal sealed class JoinedCells : IDisposable
{
    private const char Divider = '\u001f';
    private const int Usual = 2048;

    private char[] _text = ArrayPool<char>.Shared.Rent(Usual);
    private int _length;

    /// <param name="beginning">What stands before the first divider.</param>
    public JoinedCells(string beginning) => Append(beginning);

    public ReadOnlySpan<char> Text => _text.AsSpan(0, _length);

    public void Add(string? cell)
    {
        Append(Divider);
        Append(cell);
    }

    public void Dispose() => ArrayPool<char>.Shared.Return(_text);

    private void Append(char c)
    {
        MakeRoom(1);
        _text[_length++] = c;
    }

    private void Append(ReadOnlySpan<char> text)
    {
        MakeRoom(text.Length);
        text.CopyTo(_text.AsSpan(_length));
        _length += text.Length;
    }

    private void MakeRoom(int characters)
    {
        if (_text.Length - _length >= characters)
        {
            return;
        }

        var wider = ArrayPool<char>.Shared.Rent(Math.Max(_text.Length * 2, _length + characters));
        Text.CopyTo(wider);
        ArrayPool<char>.Shared.Return(_text);
        _text = wider;
    }
}
