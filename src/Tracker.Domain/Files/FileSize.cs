using System.Globalization;

namespace Tracker.Domain.Files;

/// <summary>Lengths as people say them, in thousands: “512 bytes”, “12 KB”, “1.2 MB”.</summary>
public static class FileSize
{
    public static string ToText(long bytes) => bytes switch
    {
        1 => "1 byte",
        < 1_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes"),
        < 999_500 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000m:0} KB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000_000m:0.#} MB"),
    };
}
