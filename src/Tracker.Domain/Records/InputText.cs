using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tracker.Domain.Files;

namespace Tracker.Domain.Records;

/// <summary>An input as JSON text, to be kept until somebody decides what becomes of it.</summary>
public static class InputText
{
    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new FileKindConverter() },
    };

    public static string Write(RecordInput input) => JsonSerializer.Serialize<object>(input, Options);

    public static RecordInput Read(RecordType type, string text) => (RecordInput)JsonSerializer.Deserialize(text, type.NewInput().GetType(), Options)!;

    /// <summary>A kind of file by its media type.</summary>
    private sealed class FileKindConverter : JsonConverter<FileKind>
    {
        public override FileKind Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => FileKind.Of(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, FileKind value, JsonSerializerOptions options) => writer.WriteStringValue(value.MediaType);
    }
}
