using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tracker.Domain.Imports;

namespace Tracker.Web.Features.Imports;

/// <summary>The details of a stored row as JSON.</summary>
internal static class StoredDetails
{
    private static readonly string None = JsonSerializer.Serialize(new RowDetails([], [], [], []), JsonSerializerOptions.Web);

    // What is rented for longer ones would stay in the pool afterwards: tens of megabytes for a single cell that is not even taken.
    private const int MostRented = 200_000;

    private static readonly JsonSerializerOptions InSegments = new(JsonSerializerDefaults.Web) { Converters = { new SegmentedText() } };

    public static string Write(RowDetails details)
    {
        if (details is { Changes.Count: 0, Problems.Count: 0, Notes.Count: 0, Cells.Count: 0 })
        {
            return None;
        }

        if (details.Cells.Sum(c => (long)c.Text.Length) <= MostRented)
        {
            return JsonSerializer.Serialize(details, JsonSerializerOptions.Web);
        }

        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JsonSerializerOptions.Web.Encoder }))
        {
            JsonSerializer.Serialize(json, details, InSegments);
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    public static RowDetails Read(string json) => JsonSerializer.Deserialize<RowDetails>(json, JsonSerializerOptions.Web)!;

    /// <summary>Writes a long text piece by piece: whole, it would be escaped in a buffer of six times its length.</summary>
    private sealed class SegmentedText : JsonConverter<string>
    {
        private const int Segment = 16_384;

        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
        {
            var rest = value.AsSpan();
            for (; rest.Length > Segment; rest = rest[Segment..])
            {
                writer.WriteStringValueSegment(rest[..Segment], isFinalSegment: false);
            }

            writer.WriteStringValueSegment(rest, isFinalSegment: true);
        }
    }
}
