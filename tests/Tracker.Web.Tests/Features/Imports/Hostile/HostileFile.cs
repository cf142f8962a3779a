using System.Globalization;
using System.Text;

namespace Tracker.Web.Tests.Features.Imports.Hostile;

/// <summary>A file that is awkward or meant to harm, and what has to become of it: refused in words, or read to these cells.</summary>
internal sealed record HostileFile(string Name, Func<byte[]> Make)
{
    public const string Header = "state,jurisdiction,agency,model,signed_on,source_1_url,source_1_title";

    /// <summary>The name it is sent under.</summary>
    public string FileName { get; init; } = "list.csv";

    public string? Encoding { get; init; }

    /// <summary>What the refusal says; null where the file can be used.</summary>
    public string? Refusal { get; init; }

    /// <summary>The rows below the header as the reader gives them, cells joined by bars.</summary>
    public IReadOnlyList<string>? Cells { get; init; }

    /// <summary>What becomes of the rows.</summary>
    public (int New, int Refused) Rows { get; init; } = (1, 0);

    /// <summary>What the preview says, in a note or at a row.</summary>
    public string Shown { get; init; } = "";

    public static string RowOf(string place, string agency = "A Sheriff", string state = "TX", string signedOn = "2025-03-10", string url = "https://example.org/a", string title = "A page") =>
        $"{state},{place},{agency},jail_enforcement,{signedOn},{url},{title}";

    public static Func<byte[]> Text(params string[] lines) => () => Bytes(lines);

    public static Func<byte[]> Text(Encoding encoding, bool mark, params string[] lines) => () =>
        [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(string.Join("\r\n", lines))];

    public static byte[] Bytes(params string[] lines) => System.Text.Encoding.UTF8.GetBytes(string.Join("\r\n", lines));

    public static string Repeat(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();

    public static string Numbers(int count, Func<int, string> of) => string.Concat(Enumerable.Range(0, count).Select(of));

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    public override string ToString() => Name;
}

internal static class HostileFiles
{
    /// <summary>All there are, by their names.</summary>
    public static IReadOnlyDictionary<string, HostileFile> All { get; } =
        HostileTexts.All.Concat(HostileWorkbooks.All).Concat(HostileArchives.All).ToDictionary(f => f.Name, StringComparer.Ordinal);
}
