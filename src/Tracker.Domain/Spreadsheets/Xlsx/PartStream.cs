namespace Tracker.Domain.Spreadsheets.Xlsx;

/// <summary>
/// The bytes of one part as they are unpacked, counted against what may still be unpacked. It also ends a run of bytes
/// without a <c>&lt;</c> that is longer than any text or tag of a spreadsheet: <see cref="System.Xml.XmlReader"/> would
/// hold the whole of it, and has no limit for that.
/// </summary>
internal sealed class PartStream(Stream unpacked, string part, UnpackBudget budget) : Stream
{
    public const int MaxRunBytes = 1_000_000;
    private const int MaxReadBytes = 65536;

    private long run;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var count = ReadUnpacked(buffer[..Math.Min(buffer.Length, MaxReadBytes)]);
        budget.Spend(count);
        RefuseEndlessRun(buffer[..count]);
        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            unpacked.Dispose();
        }

        base.Dispose(disposing);
    }

    private int ReadUnpacked(Span<byte> buffer)
    {
        try
        {
            return unpacked.Read(buffer);
        }
        catch (InvalidDataException e)
        {
            throw XlsxRefusal.Damaged(part, e);
        }
    }

    private void RefuseEndlessRun(ReadOnlySpan<byte> bytes)
    {
        var first = bytes.IndexOf((byte)'<');
        run += first < 0 ? bytes.Length : first;
        if (run > MaxRunBytes)
        {
            throw XlsxRefusal.Oversized("a text of more than a million characters");
        }

        if (first >= 0)
        {
            run = bytes.Length - bytes.LastIndexOf((byte)'<') - 1;
        }
    }
}
