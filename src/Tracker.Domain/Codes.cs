using System.Reflection;
using System.Text;

namespace Tracker.Domain;

/// <summary>One code of a closed list: the code as in database, CSV, API and URLs, and its label for people.</summary>
public sealed record Code(string Value, string Label);

/// <summary>The codes of an enumeration, in lower snake_case, both ways.</summary>
public static class Codes<TEnum> where TEnum : struct, Enum
{
    private static readonly Dictionary<TEnum, Code> ByValue = Enum.GetValues<TEnum>().ToDictionary(v => v, CodeFor);

    private static readonly Dictionary<string, TEnum> ByText = ByValue
        .SelectMany(p => new[] { (Text: p.Value.Value, p.Key), (Text: Folded(p.Value.Label), p.Key) })
        .DistinctBy(p => p.Text)
        .ToDictionary(p => p.Text, p => p.Key, StringComparer.Ordinal);

    public static IReadOnlyList<Code> All { get; } = [.. ByValue.Values];

    public static string Of(TEnum value) => ByValue[value].Value;

    public static string LabelOf(TEnum value) => ByValue[value].Label;

    /// <summary>Reads a code or its label, in any case.</summary>
    public static bool TryParse(string? text, out TEnum value) => ByText.TryGetValue(Folded(text ?? ""), out value);

    /// <summary>The value of a text that has been judged already.</summary>
    public static TEnum Parse(string text) =>
        TryParse(text, out var value) ? value : throw new DomainException($"“{text}” is no code of {typeof(TEnum).Name}.");

    public static TEnum? ParseOrNull(string? text) => string.IsNullOrEmpty(text) ? null : Parse(text);

    private static Code CodeFor(TEnum value)
    {
        var name = value.ToString();
        var label = typeof(TEnum).GetField(name)!.GetCustomAttribute<LabelAttribute>()?.Text;
        return new Code(SnakeCase(name), label ?? name);
    }

    private static string Folded(string text) => text.Trim().ToLowerInvariant().Replace(' ', '_').Replace('-', '_');

    private static string SnakeCase(string name)
    {
        var code = new StringBuilder(name.Length + 8);
        foreach (var c in name)
        {
            if (char.IsUpper(c) && code.Length > 0)
            {
                code.Append('_');
            }

            code.Append(char.ToLowerInvariant(c));
        }

        return code.ToString();
    }
}
