using System.Text;
using Tracker.Domain.Spreadsheets.Xlsx;

namespace Tracker.Domain.Spreadsheets;

/// <summary>Recognises the files people send in place of a table, to name them instead of failing on their bytes.</summary>
internal static class ForeignFile
{
    private const string Remedy = "Save it as CSV or XLSX and try again.";

    private static readonly (byte[] Signature, string What)[] Binaries =
    [
        ("%PDF"u8.ToArray(), "a PDF"),
        ("{\\rtf"u8.ToArray(), "a rich-text document"),
        ([0x1F, 0x8B], "a compressed file (gzip)"),
        ([(byte)'7', (byte)'z', 0xBC, 0xAF], "a compressed file (7-Zip)"),
        ("Rar!"u8.ToArray(), "a compressed file (RAR)"),
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], "an image"),
        ([0xFF, 0xD8, 0xFF], "an image"),
        ("GIF8"u8.ToArray(), "an image"),
        ("SQLite format 3"u8.ToArray(), "a database"),
    ];

    private static readonly (string Start, string What)[] Texts =
    [
        ("<!doctype html", "a web page (HTML)"),
        ("<html", "a web page (HTML)"),
        ("<table", "a web page (HTML)"),
        ("<head", "a web page (HTML)"),
        ("<meta", "a web page (HTML)"),
        ("<!--", "a web page (HTML)"),
        ("<?xml", "an XML file"),
    ];

    /// <summary>Refuses what its first bytes give away.</summary>
    public static void RefuseBinary(ReadOnlySpan<byte> start, Stream file)
    {
        foreach (var (signature, what) in Binaries)
        {
            if (start.StartsWith(signature))
            {
                throw NotATable(what);
            }
        }

        if (start.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
        {
            throw Contains(file, Encoding.Unicode.GetBytes("EncryptedPackage"))
                ? XlsxRefusal.Protected()
                : new UnusableTableException("This is a file of the old Office formats (.xls or .doc). Save it as CSV or XLSX and try again.");
        }
    }

    /// <summary>Refuses text that is something else than CSV.</summary>
    public static void RefuseText(ReadOnlySpan<char> head)
    {
        var text = head.TrimStart();
        foreach (var (start, what) in Texts)
        {
            if (text.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            {
                throw NotATable(what);
            }
        }

        if (text is ['{' or '[', ..] && text[1..].TrimStart() is ['{' or '[' or '"', ..])
        {
            throw NotATable("a JSON file");
        }
    }

    /// <summary>What to say of a ZIP archive that holds no XLSX workbook.</summary>
    /// <param name="has">Whether the archive has the part of that name.</param>
    public static UnusableTableException NotAWorkbook(Func<string, bool> has) => NotATable(
        has("xl/workbook.bin") ? "a binary workbook (.xlsb)"
        : has("word/document.xml") ? "a Word document"
        : has("ppt/presentation.xml") ? "a presentation"
        : has("content.xml") ? "an OpenDocument file"
        : "a ZIP archive without a workbook in it");

    private static UnusableTableException NotATable(string what) => new($"This is {what}, not a table. {Remedy}");

    // An encrypted workbook is an old-style container too; only the name of a stream inside tells, and its directory
    // may stand anywhere in the file.
    private static bool Contains(Stream file, byte[] sought)
    {
        file.Position = 0;
        var buffer = new byte[81920];
        var kept = 0;
        for (int read; (read = file.Read(buffer, kept, buffer.Length - kept)) > 0;)
        {
            var filled = buffer.AsSpan(0, kept + read);
            if (filled.IndexOf(sought) >= 0)
            {
                return true;
            }

            kept = Math.Min(filled.Length, sought.Length - 1);
            filled[^kept..].CopyTo(buffer);
        }

        return false;
    }
}
