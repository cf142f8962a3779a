using System.Buffers.Binary;

namespace Tracker.Domain.Spreadsheets.Xlsx;

/// <summary>
/// Counts the entries of a ZIP archive before it is opened: <see cref="System.IO.Compression.ZipArchive"/> makes an
/// object of each one first, and a file of the permitted size can list two million. The count that the archive itself
/// gives is not trusted. Layout: PKWARE APPNOTE 4.3.12 and 4.3.16.
/// </summary>
internal static class ZipDirectory
{
    private const int EndBytes = 22;
    private const int MaxCommentBytes = ushort.MaxValue;
    private const int EntryBytes = 46;

    public static void RefuseTooManyParts(Stream file, int maxParts)
    {
        var position = DirectoryStart(file);
        var header = new byte[EntryBytes];
        for (var parts = 0; ; parts++)
        {
            file.Position = position;
            if (file.ReadAtLeast(header, EntryBytes, throwOnEndOfStream: false) < EntryBytes || !header.AsSpan().StartsWith("PK\x01\x02"u8))
            {
                return;
            }

            if (parts == maxParts)
            {
                throw new UnusableTableException($"The workbook has more than {maxParts:N0} parts. Copy the sheet with the table into a new workbook and try again.");
            }

            position += EntryBytes + Number(header, 28) + Number(header, 30) + Number(header, 32);
        }
    }

    private static long DirectoryStart(Stream file)
    {
        var tail = new byte[Math.Min(file.Length, EndBytes + MaxCommentBytes)];
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        var end = tail.AsSpan().LastIndexOf("PK\x05\x06"u8);
        if (end < 0 || end + EndBytes > tail.Length)
        {
            throw XlsxRefusal.Damaged();
        }

        var start = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 16));
        // All ones point to a ZIP64 directory, for archives beyond 4 GB.
        return start < file.Length ? start : throw XlsxRefusal.Damaged();
    }

    private static int Number(byte[] header, int at) => BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(at));
}
