using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tracker.Domain.Records;

namespace Tracker.Web.Features.Imports;

/// <summary>Writes what is filled, and reads the input as what the type before it says, in one go: an import reads a hundred thousand.</summary>
internal sealed class StoredDraftConverter : JsonConverter<StoredDraft>
{
    private static readonly ConcurrentDictionary<string, Type> Inputs = new(StringComparer.Ordinal);

    public override void Write(Utf8JsonWriter writer, StoredDraft value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        WriteText(writer, nameof(value.Type), value.Type);
        WriteValue(writer, nameof(value.Input), value.Input, options);
        WriteText(writer, nameof(value.Geoid), value.Geoid);
        WriteValue(writer, nameof(value.Agency), value.Agency, options);
        WriteValue(writer, nameof(value.Sources), value.Sources, options);
        WriteText(writer, nameof(value.Ori), value.Ori);
        WriteValue(writer, nameof(value.OtherNames), value.OtherNames, options);
        if (value.Restates)
        {
            writer.WriteBoolean(nameof(value.Restates), true);
        }

        writer.WriteEndObject();
    }

    public override StoredDraft Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var draft = new StoredDraft(null, null, null, null, null, null, null);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            draft = name switch
            {
                nameof(draft.Type) => draft with { Type = reader.GetString() },
                nameof(draft.Input) => draft with { Input = ReadInput(ref reader, draft.Type!, options) },
                nameof(draft.Geoid) => draft with { Geoid = reader.GetString() },
                nameof(draft.Agency) => draft with { Agency = JsonSerializer.Deserialize<StoredAgency>(ref reader, options) },
                nameof(draft.Sources) => draft with { Sources = JsonSerializer.Deserialize<List<StoredSource>>(ref reader, options) },
                nameof(draft.Ori) => draft with { Ori = reader.GetString() },
                nameof(draft.OtherNames) => draft with { OtherNames = JsonSerializer.Deserialize<List<string>>(ref reader, options) },
                nameof(draft.Restates) => draft with { Restates = reader.GetBoolean() },
                _ => throw new JsonException($"A stored draft has no “{name}”."),
            };
        }

        return draft;
    }

    private static RecordInput ReadInput(ref Utf8JsonReader reader, string type, JsonSerializerOptions options) =>
        (RecordInput)JsonSerializer.Deserialize(ref reader, Inputs.GetOrAdd(type, t => RecordTypes.Of(t).NewInput().GetType()), options)!;

    private static void WriteText(Utf8JsonWriter writer, string name, string? text)
    {
        if (text is not null)
        {
            writer.WriteString(name, text);
        }
    }

    private static void WriteValue<T>(Utf8JsonWriter writer, string name, T? value, JsonSerializerOptions options)
    {
        if (value is not null)
        {
            writer.WritePropertyName(name);
            JsonSerializer.Serialize(writer, value, value.GetType(), options);
        }
    }
}
