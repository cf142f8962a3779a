using System.Globalization;
using System.Text.RegularExpressions;

namespace Tracker.Domain.Records;

/// <summary>
/// One column of a record type: it drives the form, CSV, JSON, the blank template and the data dictionary alike,
/// and turns a text into the form in which it is stored.
/// </summary>
public sealed partial record RecordColumn(string Name, string Label, FieldKind Kind)
{
    public const string DateHelp = "Write the date as 2025-03-10, 3/10/2025, or 2025-03 or 2025 if only the month or year is known.";
    public const string UrlHelp = "Enter a whole address that begins with https:// or http://.";
    public const char Separator = ';';

    public string? Hint { get; init; }

    /// <summary>The heading under which the form shows it.</summary>
    public string Group { get; init; } = "Details";

    public bool Required { get; init; }

    /// <summary>Asked of everybody who records such a thing, though it may be left open; the rest is folded away in the form.</summary>
    public bool Essential { get; init; }

    public int MaxLength { get; init; } = 500;

    public IReadOnlyList<Code> Codes { get; init; } = [];

    /// <summary>The stored text of an empty cell, where that is not empty too.</summary>
    public string? EmptyMeans { get; init; }

    /// <summary>Computed by the tracker: written by exports, ignored by imports, absent from forms.</summary>
    public bool Derived { get; init; }

    /// <summary>Tells one record from another, so a form does not show it: ref, version.</summary>
    public bool Hidden { get; init; }

    /// <summary>The input's property, as validation messages name it.</summary>
    public string Property { get; init; } = "";

    public Func<RecordInput, string?> Read { get; init; } = _ => null;

    public Action<RecordInput, string?> Write { get; init; } = (_, _) => { };

    public bool IsNumeric => Kind == FieldKind.Number;

    /// <summary>The text as it is stored, or as it stands with what is wrong with it.</summary>
    public (string? Text, string? Problem) Normalise(string? raw)
    {
        var text = Domain.Text.Tidy(raw);
        if (text is null || (Kind is FieldKind.CodeSet or FieldKind.Terms or FieldKind.Refs && !Split(text).Any()))
        {
            return (EmptyMeans, null);
        }

        if (text.Contains('\0', StringComparison.Ordinal))
        {
            return (text, "Take out the NUL character; it cannot be stored.");
        }

        if (Domain.Text.HasHalfCharacter(text))
        {
            return (text, "Type this again: it holds half of a character, which cannot be stored.");
        }

        if (text.Length > MaxLength)
        {
            return (text, $"Shorten this to {MaxLength:N0} characters; it has {text.Length:N0}.");
        }

        return Kind switch
        {
            FieldKind.Date => PartialDate.TryParse(text, out var date) ? (date.ToString(), null) : (text, DateProblem(text)),
            FieldKind.Url => Sources.WebAddress.TryParse(text, out var url) ? (url, null) : (text, UrlHelp),
            FieldKind.Number => NormaliseNumber(text),
            FieldKind.YesNo => NormaliseYesNo(text),
            FieldKind.Code => NormaliseCode(text),
            FieldKind.CodeSet => NormaliseCodeSet(text),
            FieldKind.Terms => (string.Join(Separator, Split(text)), null),
            FieldKind.Refs => NormaliseRefs(text),
            _ => (text, null),
        };
    }

    /// <summary>The code's label, the date in words: what a person reads instead of the stored text.</summary>
    public string Display(string? text) => Kind switch
    {
        _ when text is null => "",
        FieldKind.Date when PartialDate.TryParse(text, out var date) => date.ToText(),
        FieldKind.Code or FieldKind.CodeSet => string.Join(", ", Split(text).Select(LabelOf)),
        FieldKind.Refs => string.Join(", ", Split(text)),
        FieldKind.YesNo => text == "yes" ? "Yes" : "No",
        FieldKind.Number => long.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number.ToString("N0", CultureInfo.InvariantCulture) : text,
        _ => text,
    };

    public static IEnumerable<string> Split(string? text) =>
        (text ?? "").Split(Separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string DateProblem(string text) =>
        DateSuggestion.For(text) is { } suggestion ? $"“{text}” is no date. Did you mean {suggestion}?" : $"“{text}” is no date. {DateHelp}";

    private static (string?, string?) NormaliseNumber(string text)
    {
        var digits = WholeNumber().Match(text).Groups["digits"].Value.Replace(",", "", StringComparison.Ordinal);
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= int.MaxValue * 1000L
            ? (number.ToString(CultureInfo.InvariantCulture), null)
            : (text, "Enter a whole number, such as 12.");
    }

    private static (string?, string?) NormaliseYesNo(string text) => text.ToLowerInvariant() switch
    {
        "yes" or "y" or "true" or "1" => ("yes", null),
        "no" or "n" or "false" or "0" => ("no", null),
        _ => (text, "Write yes or no."),
    };

    private (string?, string?) NormaliseCode(string text) =>
        FindCode(text) is { } code ? (code.Value, null) : (text, UnknownCode(text));

    private (string?, string?) NormaliseCodeSet(string text)
    {
        var parts = Split(text).Select(t => (Text: t, Code: FindCode(t))).ToList();
        var unknown = parts.FirstOrDefault(p => p.Code is null);
        if (unknown.Text is not null)
        {
            return (text, UnknownCode(unknown.Text));
        }

        var chosen = parts.Select(p => p.Code!.Value).ToHashSet(StringComparer.Ordinal);
        return (string.Join(Separator, Codes.Where(c => chosen.Contains(c.Value)).Select(c => c.Value)), null);
    }

    private static (string?, string?) NormaliseRefs(string text)
    {
        var parts = Split(text).Select(t => (Text: t, Ref: RecordRef.Normalise(t))).ToList();
        return parts.Find(p => p.Ref is null).Text is { } unknown
            ? (text, $"“{unknown}” is no reference of a record. A reference looks like 287g-7K3M9Q, as the record’s page shows it.")
            : (string.Join(Separator, parts.Select(p => p.Ref).Distinct(StringComparer.Ordinal)), null);
    }

    private string UnknownCode(string text) =>
        $"“{text}” is none of the values of {Label.ToLowerInvariant()}: {string.Join(", ", Codes.Select(c => c.Value))}.";

    private Code? FindCode(string text)
    {
        for (var i = 0; i < Codes.Count; i++)
        {
            if (Codes[i].Value == text)
            {
                return Codes[i];
            }
        }

        var folded = text.Trim().Replace(' ', '_').Replace('-', '_');
        return Codes.FirstOrDefault(c => string.Equals(c.Value, folded, StringComparison.OrdinalIgnoreCase))
            ?? Codes.FirstOrDefault(c => string.Equals(c.Label, text.Trim(), StringComparison.OrdinalIgnoreCase));
    }

    // A comma divides thousands only: “1,5” is one and a half to half of the world, and never 15.
    [GeneratedRegex(@"^(\$ ?)?(?<digits>[0-9]{1,3}(,[0-9]{3})+|[0-9]+)$", RegexOptions.ExplicitCapture, -1)]
    private static partial Regex WholeNumber();

    private string LabelOf(string value) => Codes.FirstOrDefault(c => c.Value == value)?.Label ?? value;
}
