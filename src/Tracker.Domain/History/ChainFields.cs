using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Tracker.Domain.History;

/// <summary>
/// Fields in a row as bytes: each the length of its text (four bytes, the highest first; −1 for none) and the text in UTF-8. No two
/// lists of fields look alike. It is filled again and again, for history of a hundred thousand changes.
/// </summary>
internal sealed class ChainFields
{
    private const int LengthBytes = 4;
    private const int LongestNumber = 20;

    private byte[] _bytes = new byte[4096];
    private int _length;

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    public void Clear() => _length = 0;

    public void Add(string? text)
    {
        if (text is null)
        {
            AddNothing();
            return;
        }

        MakeRoom(LengthBytes + Encoding.UTF8.GetMaxByteCount(text.Length));
        Close(Encoding.UTF8.GetBytes(text, _bytes.AsSpan(_length + LengthBytes)));
    }

    public void Add(long number)
    {
        MakeRoom(LengthBytes + LongestNumber);
        number.TryFormat(_bytes.AsSpan(_length + LengthBytes), out var written, default, CultureInfo.InvariantCulture);
        Close(written);
    }

    public void Add(byte[]? field)
    {
        if (field is null)
        {
            AddNothing();
            return;
        }

        MakeRoom(LengthBytes + field.Length);
        field.CopyTo(_bytes.AsSpan(_length + LengthBytes));
        Close(field.Length);
    }

    private void AddNothing()
    {
        MakeRoom(LengthBytes);
        BinaryPrimitives.WriteInt32BigEndian(_bytes.AsSpan(_length), -1);
        _length += LengthBytes;
    }

    /// <summary>Puts the length before what was written behind its place.</summary>
    private void Close(int written)
    {
        BinaryPrimitives.WriteInt32BigEndian(_bytes.AsSpan(_length), written);
        _length += LengthBytes + written;
    }

    private void MakeRoom(int bytes)
    {
        if (_bytes.Length - _length < bytes)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + bytes));
        }
    }
}
