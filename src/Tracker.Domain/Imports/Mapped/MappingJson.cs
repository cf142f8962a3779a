using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tracker.Domain.Records;

namespace Tracker.Domain.Imports.Mapped;

/// <summary>A mapping as a JSON document: to keep, to hand to others and to take from them. What was written is read back the same.</summary>
public static class MappingJson
{
    /// <summary>In characters; two hundred headings with fifty values each need less.</summary>
    public const int MaxLength = 2_000_000;

    private const string Format = "tracker-mapping-1";
    private const int MaxDepth = 8;
    private const int ProblemsNamed = 10;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = MaxDepth,
        WriteIndented = true,
    };

    private sealed record Document(string? Format, string? Name, string? Type, IReadOnlyList<Heading?>? Headings, IReadOnlyDictionary<string, string?>? Fixed);

    private sealed record Heading([property: JsonPropertyName("heading")] string? Printed, string? Column, IReadOnlyDictionary<string, string?>? Values);

    public static string Write(ColumnMapping mapping) => JsonSerializer.Serialize(
        new Document(
            Format,
            mapping.Name,
            mapping.Type?.Slug,
            [.. mapping.Headings.Select(h => new Heading(h.Heading, h.Column, h.Values.Count == 0 ? null : h.Values.ToDictionary(v => v.Key, v => (string?)v.Value, StringComparer.Ordinal)))],
            mapping.Fixed.ToDictionary(f => f.Key, f => (string?)f.Value, StringComparer.Ordinal)),
        Options);

    /// <summary>The mapping of a document that was judged when it was kept.</summary>
    public static ColumnMapping Parse(string text) => Read(text, out var problem) ?? throw new DomainException(problem!);

    /// <summary>Null, with what is wrong and what to do, where the text is no mapping that can be used.</summary>
    public static ColumnMapping? Read(string text, out string? problem)
    {
        problem = text.Length > MaxLength ? "This is too long to be a mapping. Choose a file that was exported as a mapping." : null;
        if (problem is not null || Deserialize(text, out problem) is not { } document || Understand(document, out problem) is not { } mapping)
        {
            return null;
        }

        var wrong = MappingRules.Check(mapping);
        problem = wrong.Count == 0 ? null : string.Join(' ', wrong.Take(ProblemsNamed).Select(w => w.Message));
        return wrong.Count == 0 ? mapping : null;
    }

    private static Document? Deserialize(string text, out string? problem)
    {
        problem = null;
        try
        {
            var document = JsonSerializer.Deserialize<Document>(text, Options);
            problem = document?.Format == Format ? null : $"This is JSON, but no mapping: its “format” is not “{Format}”. Choose a file that was exported as a mapping.";
            return problem is null ? document : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            var line = (e as JsonException)?.LineNumber is { } number ? $" Line {number + 1:N0} cannot be read." : "";
            problem = $"This is no mapping.{line} Choose a file that was exported as a mapping, without changing its form.";
            return null;
        }
    }

    private static ColumnMapping? Understand(Document document, out string? problem)
    {
        var type = RecordTypes.Find(document.Type);
        var headings = document.Headings ?? [];
        problem = document.Type is not null && type is null ? $"“{document.Type}” is no kind of record. The kinds are: {string.Join(", ", RecordTypes.All.Select(t => t.Slug))}."
            : headings.Count is 0 or > ColumnMapping.MaxHeadings ? $"A mapping has from 1 to {ColumnMapping.MaxHeadings} headings; this has {headings.Count:N0}."
            : headings.Any(h => !IsText(h?.Printed)) ? $"A heading is a text of at most {ColumnMapping.MaxTextLength} characters; one of these is not."
            : headings.GroupBy(h => TableHeaders.Fold(h!.Printed!), StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice ? $"The heading “{twice.First()!.Printed}” stands there twice. Keep one of the two."
            : headings.Any(h => h!.Values?.Count > ColumnMapping.MaxValues) ? $"A heading has at most {ColumnMapping.MaxValues} values with a meaning of their own; one of these has more."
            : headings.Any(h => h!.Values?.Any(v => !IsText(v.Key) || v.Value is null) == true) ? $"A value is a text of at most {ColumnMapping.MaxTextLength} characters, and its meaning a code or an empty text; one of these is not."
            : document.Fixed?.Any(f => string.IsNullOrWhiteSpace(f.Value) || !Text.CanBeStored(f.Value)) == true ? "A value for all rows is a text that is not empty; one of these is not."
            : document.Name is not null && (document.Name.Length > ColumnMapping.NameMaxLength || !Text.CanBeStored(document.Name)) ? $"A name has at most {ColumnMapping.NameMaxLength} characters."
            : null;
        return problem is not null ? null : new ColumnMapping(
            Text.Tidy(document.Name),
            type,
            headings.Select(h => new MappedHeading(Text.Squeeze(h!.Printed), Text.Tidy(h.Column), Known(h.Values))).ToList(),
            Known(document.Fixed));
    }

    private static bool IsText(string? text) => !string.IsNullOrWhiteSpace(text) && text.Length <= ColumnMapping.MaxTextLength && Text.CanBeStored(text);

    private static Dictionary<string, string> Known(IReadOnlyDictionary<string, string?>? texts) =>
        (texts ?? new Dictionary<string, string?>(StringComparer.Ordinal)).ToDictionary(t => t.Key, t => t.Value!, StringComparer.Ordinal);
}
