using System.Text.Json;
using Tracker.Domain;
using Tracker.Domain.History;
using Tracker.Domain.Records;

namespace Tracker.Web.Features.Records.Api;

/// <summary>
/// What a program says of a record: one JSON object with the columns of the list's JSON twin as names, and why it says so. Its values
/// stay text until they are judged.
/// </summary>
public sealed class RecordBody
{
    public const long MaxBytes = 1_000_000;

    private const string ReasonField = "reason";
    private const string VersionField = "version";
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 4, AllowDuplicateProperties = false };

    private readonly Dictionary<string, string?> _texts = new(StringComparer.Ordinal);
    private readonly List<FieldProblem> _problems = [];

    private RecordBody(JsonElement body)
    {
        foreach (var field in body.EnumerateObject())
        {
            _texts[field.Name] = TextOf(field.Name, field.Value);
        }

        if (Reason?.Length > ChangeSet.ReasonMaxLength)
        {
            _problems.Add(new FieldProblem(ReasonField, null, $"Shorten this to {ChangeSet.ReasonMaxLength} characters."));
        }
        else if (!Text.CanBeStored(Reason))
        {
            _problems.Add(new FieldProblem(ReasonField, null, "Type this again: it holds a character that cannot be stored."));
        }
    }

    /// <summary>Why the record is made or changed; null where nothing is said.</summary>
    public string? Reason => Text.Tidy(_texts.GetValueOrDefault(ReasonField));

    public bool HasVersion => Text.Tidy(_texts.GetValueOrDefault(VersionField)) is not null;

    /// <summary>The body; or why it is none.</summary>
    public static async Task<(RecordBody? Body, string? Problem)> ReadAsync(Stream content, CancellationToken cancellation)
    {
        try
        {
            using var document = await JsonDocument.ParseAsync(content, Strict, cancellation);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? (new RecordBody(document.RootElement), null)
                : (null, "Send one JSON object, with the record’s columns as names.");
        }
        catch (JsonException e)
        {
            return (null, $"The body is no JSON that can be read, near line {(e.LineNumber ?? 0) + 1}: see that it is one object, encoded as UTF-8, and names no field twice.");
        }
        catch (InvalidOperationException)
        {
            return (null, "The body holds half of a character, which cannot be stored.");
        }
    }

    /// <summary>The input with what is said written over it; what is not mentioned stays.</summary>
    public RecordInput WriteOver(RecordInput input, RecordType type) =>
        new GivenCells(_texts.Keys.Where(n => n != "ref").ToHashSet(StringComparer.Ordinal), n => _texts[n]).WriteOver(input, type);

    /// <summary>What is wrong with it whatever the columns say: fields that nobody knows, and such as only the tracker fills.</summary>
    /// <param name="works">What the tracker itself says in a field of its own, in which case the same may be sent back.</param>
    public IEnumerable<FieldProblem> ProblemsFor(RecordType type, Func<string, string?> works)
    {
        var unknown = _texts.Keys.Where(n => n is not ReasonField && CitationColumn.Find(n) is null && type.Column(n) is null)
            .Select(n => new FieldProblem(n, _texts[n], $"A {type.Name} has no such field. See the data dictionary under Data."));
        var own = _texts.Where(t => type.Column(t.Key) is { } column && (column.Derived || column.Name == "ref") && Text.Tidy(t.Value) != works(t.Key))
            .Select(t => new FieldProblem(t.Key, t.Value, "The tracker fills this itself. Leave it out, or send back what it said."));
        return [.. _problems, .. unknown, .. own];
    }

    private string? TextOf(string name, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Null:
                return null;
            case JsonValueKind.String:
                return value.GetString();
            case JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False:
                return value.GetRawText();
            case JsonValueKind.Array when value.EnumerateArray().All(e => e.ValueKind == JsonValueKind.String):
                return string.Join(RecordColumn.Separator, value.EnumerateArray().Select(e => e.GetString()));
            default:
                _problems.Add(new FieldProblem(name, null, "Give a text, a number, null, or for several values a list of texts."));
                return null;
        }
    }
}
