using Tracker.Domain.Files;

namespace Tracker.Web.Features.Imports;

internal static class TextEncoding
{
    /// <summary>A byte order mark of UTF-16: on a page the person is asked before the file is read as such.</summary>
    public static bool DeclaresUtf16(GivenContent content)
    {
        using var stream = content.Open();
        var begin = new byte[4];
        return DeclaresUtf16(begin.AsSpan(0, stream.ReadAtLeast(begin, begin.Length, throwOnEndOfStream: false)));
    }

    private static bool DeclaresUtf16(ReadOnlySpan<byte> content) =>
        (content.StartsWith<byte>([0xFF, 0xFE]) && !content.StartsWith<byte>([0xFF, 0xFE, 0, 0])) || content.StartsWith<byte>([0xFE, 0xFF]);
}
