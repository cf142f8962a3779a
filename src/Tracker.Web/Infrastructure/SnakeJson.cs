using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tracker.Web.Infrastructure;

/// <summary>JSON as commands print it and programs get it: snake_case, and letters as letters.</summary>
internal static class SnakeJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };
}
