using System.Text;
using System.Text.Unicode;

namespace Tracker.Domain.Files;

/// <summary>What a file is by what is in it. Its name and what the browser says of it are never asked.</summary>
public static class FileContent
{
    private const int HeadCharacters = 1_000;

    private static readonly (byte[] Start, FileKind Kind)[] Attachable =
    [
        ("%PDF-"u8.ToArray(), FileKind.Pdf),
        ([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A], FileKind.Png),
        ([0xFF, 0xD8, 0xFF], FileKind.Jpeg),
        ("GIF87a"u8.ToArray(), FileKind.Gif),
        ("GIF89a"u8.ToArray(), FileKind.Gif),
    ];

    private static readonly (byte[] Start, string What)[] Foreign =
    [
        ("MZ"u8.ToArray(), "a program"),
        ([0x7F, (byte)'E', (byte)'L', (byte)'F'], "a program"),
        ([0xFE, 0xED, 0xFA, 0xCE], "a program"),
        ([0xFE, 0xED, 0xFA, 0xCF], "a program"),
        ([0xCE, 0xFA, 0xED, 0xFE], "a program"),
        ([0xCF, 0xFA, 0xED, 0xFE], "a program"),
        ([0xCA, 0xFE, 0xBA, 0xBE], "a program"),
        ("PK"u8.ToArray(), "a ZIP archive or an Office document"),
        ([0xD0, 0xCF, 0x11, 0xE0], "a document of the old Office formats"),
        ("{\\rtf"u8.ToArray(), "a rich-text document"),
        ([0x1F, 0x8B], "a compressed file"),
        ([(byte)'7', (byte)'z', 0xBC, 0xAF], "a compressed file"),
        ("Rar!"u8.ToArray(), "a compressed file"),
        ("II*\0"u8.ToArray(), "a TIFF image"),
        ("MM\0*"u8.ToArray(), "a TIFF image"),
    ];

    private static readonly (string Start, string What)[] ForeignTexts =
    [
        ("#!", "a script"),
        ("@echo", "a script"),
        ("<?xml", "an XML or SVG file"),
        ("<svg", "an SVG file"),
        ("<", "a web page or another file of markup"),
        ("{\"", "a JSON file"),
        ("[{", "a JSON file"),
        ("%!PS", "a PostScript file"),
        ("%PDF-", "a PDF that does not begin with its mark"),
    ];

    /// <summary>The kind as which it may be attached; null for any other, and then what it is and what may be given.</summary>
    public static FileKind? KindOf(ReadOnlySpan<byte> content, out string? problem)
    {
        problem = null;
        foreach (var (start, kind) in Attachable)
        {
            if (content.StartsWith(start))
            {
                return kind;
            }
        }

        if (content.Length >= 12 && content.StartsWith("RIFF"u8) && content[8..].StartsWith("WEBP"u8))
        {
            return FileKind.Webp;
        }

        problem = WhatElse(content) is { } what ? $"This is {what}. Attach {FileKind.Allowed}." : null;
        return problem is null ? FileKind.Csv : null;
    }

    private static string? WhatElse(ReadOnlySpan<byte> content)
    {
        foreach (var (start, what) in Foreign)
        {
            if (content.StartsWith(start))
            {
                return what;
            }
        }

        return PlainText(content) is { } text ? WhatElse(text.TrimStart('\uFEFF').TrimStart()) : "a file of another kind";
    }

    private static string? WhatElse(string text)
    {
        var foreign = Array.Find(ForeignTexts, f => text.StartsWith(f.Start, StringComparison.OrdinalIgnoreCase));
        return text.Length == 0 ? "an empty file" : foreign.What;
    }

    /// <summary>The beginning of the text, where all of it is one: UTF-8, UTF-16 with its mark, or else Windows-1252.</summary>
    private static string? PlainText(ReadOnlySpan<byte> content)
    {
        var isUtf16 = content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || content.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]);
        if (!isUtf16)
        {
            return HasControls(content) || (!Utf8.IsValid(content) && content.IndexOfAny((ReadOnlySpan<byte>)[0x81, 0x8D, 0x8F, 0x90, 0x9D]) >= 0)
                ? null
                : Encoding.UTF8.GetString(content[..Math.Min(content.Length, HeadCharacters)]);
        }

        try
        {
            var text = new UnicodeEncoding(bigEndian: content[0] == 0xFE, byteOrderMark: false, throwOnInvalidBytes: true).GetString(content);
            return text.AsSpan().IndexOfAnyInRange('\0', '\u0008') >= 0 ? null : text[..Math.Min(text.Length, HeadCharacters)];
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    // Tab, line feed, form feed and carriage return belong to text.
    private static bool HasControls(ReadOnlySpan<byte> content) =>
        content.IndexOfAnyInRange((byte)0, (byte)8) >= 0 || content.IndexOfAnyInRange((byte)0x0E, (byte)0x1F) >= 0 || content.Contains((byte)0x0B) || content.Contains((byte)0x7F);
}
