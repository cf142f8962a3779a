using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tracker.Web.Commands;

/// <summary>How commands print JSON: snake_case, and letters as letters.</summary>
internal static class CommandJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };
}
