using System.Text;

namespace Tracker.Web.Tests;

/// <summary>Small files of the kinds that people give, right and wrong.</summary>
internal static class SampleFiles
{
    public static byte[] Pdf(string words = "an agreement", int length = 0)
    {
        var content = Encoding.Latin1.GetBytes($"%PDF-1.7\n%âãÏÓ\n{words}\n%%EOF\n");
        Array.Resize(ref content, Math.Max(length, content.Length));
        return content;
    }

    public static byte[] Program { get; } = [(byte)'M', (byte)'Z', 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xFF, 0xFF];

    public static byte[] Csv { get; } = Encoding.UTF8.GetBytes("county,signed\r\nDoña Ana,2025-03-10\r\n");
}
