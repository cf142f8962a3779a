using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Tracker.Web.Data;

/// <summary>Values as the database stores them, as JSON: what history keeps, and what an undo puts back.</summary>
internal static class StoredValues
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Writer)? t_written;

    /// <summary>The key as a JSON array.</summary>
    public static string KeyOf(EntityEntry entry) =>
        new JsonArray([.. entry.Metadata.FindPrimaryKey()!.Properties.Select(p => ToJson(p, entry.Property(p).CurrentValue))]).ToJsonString(Plain);

    /// <summary>The same of a thing known by one text.</summary>
    public static string KeyOf(string name) => new JsonArray(JsonValue.Create(name)).ToJsonString(Plain);

    /// <summary>Field → [old, new]; of a new thing every filled field, of a removed one likewise.</summary>
    public static string DifferencesOf(EntityEntry entry)
    {
        var differences = new JsonObject();
        foreach (var property in entry.Properties.Where(p => HistoryFields.IsKept(p.Metadata)))
        {
            var old = entry.State == EntityState.Added ? null : ToJson(property.Metadata, property.OriginalValue);
            var current = entry.State == EntityState.Deleted ? null : ToJson(property.Metadata, property.CurrentValue);
            if (!JsonNode.DeepEquals(old, current))
            {
                differences[property.Metadata.Name] = new JsonArray(old, current);
            }
        }

        return differences.ToJsonString(Plain);
    }

    private static object? Stored(IReadOnlyProperty property, object? value) =>
        value is not null && property.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value;

    /// <summary>The same text as of <see cref="ToJson"/>, without its nodes: an import keeps history of a hundred thousand things.</summary>
    public static string Written<T>(T of, Action<Utf8JsonWriter, T> write)
    {
        var (buffer, writer) = t_written ??= NewWriter();
        buffer.ResetWrittenCount();
        writer.Reset();
        write(writer, of);
        writer.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Writer) NewWriter()
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        return (buffer, new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = Plain.Encoder, SkipValidation = true }));
    }

    public static void Write(Utf8JsonWriter writer, IReadOnlyProperty property, object? stored)
    {
        switch (stored)
        {
            case string s: writer.WriteStringValue(s); break;
            case int i: writer.WriteNumberValue(i); break;
            case long l: writer.WriteNumberValue(l); break;
            case bool b: writer.WriteBooleanValue(b); break;
            default: writer.WriteRawValue(NodeOf(property, stored)?.ToJsonString(Plain) ?? "null"); break;
        }
    }

    public static JsonNode? ToJson(IReadOnlyProperty property, object? value) => NodeOf(property, Stored(property, value));

    private static JsonValue? NodeOf(IReadOnlyProperty property, object? stored) =>
        stored switch
        {
            null => null,
            string s => JsonValue.Create(s),
            int i => JsonValue.Create(i),
            long l => JsonValue.Create(l),
            bool b => JsonValue.Create(b),
            double d => JsonValue.Create(d),
            DateOnly day => JsonValue.Create(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            DateTime moment => JsonValue.Create(moment.ToString("O", CultureInfo.InvariantCulture)),
            _ => throw new NotSupportedException($"{property.Name} is stored as {stored.GetType()}, which history cannot keep."),
        };

    public static object? FromJson(IReadOnlyProperty property, JsonNode? json)
    {
        if (json is null)
        {
            return null;
        }

        var converter = property.GetTypeMapping().Converter;
        var type = converter?.ProviderClrType ?? property.ClrType;
        type = Nullable.GetUnderlyingType(type) ?? type;
        object stored = type == typeof(DateOnly) ? DateOnly.ParseExact(json.GetValue<string>(), "yyyy-MM-dd", CultureInfo.InvariantCulture)
            : type == typeof(DateTime) ? DateTime.Parse(json.GetValue<string>(), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind)
            : json.Deserialize(type)!;
        return converter is null ? stored : converter.ConvertFromProvider(stored);
    }
}
