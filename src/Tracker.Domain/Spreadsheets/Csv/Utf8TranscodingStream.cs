using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace Tracker.Domain.Spreadsheets.Csv;

/// <summary>
/// Gives UTF-16 or Windows-1252 text as UTF-8. What the encoding does not define comes out as the byte FF, which no
/// UTF-8 text contains, so that the one check of each row for valid UTF-8 also finds these, and can name the row: this
/// stream is read ahead of the rows and could not.
/// </summary>
internal sealed class Utf8TranscodingStream(Stream source, TextUnits units) : Stream
{
    private const int BlockBytes = 16384;
    private const char Undefined = '\uD800';
    private static readonly char[] Windows1252 = MakeWindows1252();

    private readonly byte[] block = new byte[BlockBytes];
    private readonly char[] characters = new char[BlockBytes + 2];
    private readonly byte[] utf8 = new byte[(BlockBytes + 2) * 3];
    private int blockCount;
    private int characterCount;
    private Memory<byte> ready;
    private bool ended;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        while (ready.IsEmpty && !ended)
        {
            Fill();
        }

        var count = Math.Min(buffer.Length, ready.Length);
        ready.Span[..count].CopyTo(buffer);
        ready = ready[count..];
        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Fill()
    {
        var read = source.Read(block, blockCount, block.Length - blockCount);
        ended = read == 0;
        blockCount += read;
        Decode();
        if (ended && blockCount > 0)
        {
            characters[characterCount++] = Undefined;
        }

        Encode();
    }

    private void Decode()
    {
        var unitBytes = units == TextUnits.Windows1252 ? 1 : 2;
        var count = blockCount / unitBytes;
        for (var i = 0; i < count; i++)
        {
            var unit = block.AsSpan(i * unitBytes);
            characters[characterCount++] = units switch
            {
                TextUnits.Windows1252 => Windows1252[unit[0]],
                TextUnits.Utf16LittleEndian => (char)BinaryPrimitives.ReadUInt16LittleEndian(unit),
                _ => (char)BinaryPrimitives.ReadUInt16BigEndian(unit),
            };
        }

        // Half a unit at the end of a block waits for the other half.
        var used = count * unitBytes;
        block.AsSpan(used..blockCount).CopyTo(block);
        blockCount -= used;
    }

    private void Encode()
    {
        var done = 0;
        var written = 0;
        OperationStatus status;
        do
        {
            status = Utf8.FromUtf16(characters.AsSpan(done..characterCount), utf8.AsSpan(written), out var taken, out var made, replaceInvalidSequences: false, isFinalBlock: ended);
            done += taken;
            written += made;
            if (status == OperationStatus.InvalidData)
            {
                utf8[written++] = 0xFF;
                done++;
            }
        }
        while (status == OperationStatus.InvalidData);

        // Half a surrogate pair at the end of a block waits for the other half.
        characters.AsSpan(done..characterCount).CopyTo(characters);
        characterCount -= done;
        ready = utf8.AsMemory(0, written);
    }

    private static char[] MakeWindows1252()
    {
        var all = Enumerable.Range(0, 256).Select(value => (byte)value).ToArray();
        var table = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetChars(all);
        // .NET gives these five as control characters; the code page leaves them undefined.
        foreach (var undefined in (ReadOnlySpan<byte>)[0x81, 0x8D, 0x8F, 0x90, 0x9D])
        {
            table[undefined] = Undefined;
        }

        return table;
    }
}
