using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Maps;
using Tracker.Domain.Maps.Drawing;
using Tracker.Web.Features.Shared;

namespace Tracker.Web.Features.Maps;

/// <summary>
/// What the map’s script asks for once, to name places and to go through time: of every place its name, where it is drawn, and its spells
/// as [first day, category, facts]. What no spell tells is left out: most counties have one, without facts.
/// </summary>
public static class MapSpellsFile
{
    /// <summary>So much is sent at once: what is sent in little pieces is hardly compressed.</summary>
    private const int MostPending = 64_000;

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task WriteAsync(MapHistory history, MapSheet sheet, Jurisdiction? state, Gazetteer gazetteer, Stream output, CancellationToken cancellation)
    {
        await using var writer = new Utf8JsonWriter(output, Plain);
        writer.WriteStartObject();
        writer.WriteStartArray("categories");
        foreach (var category in history.Topic.Categories)
        {
            writer.WriteStringValue(category.Label);
        }

        writer.WriteEndArray();
        writer.WriteStartObject("places");
        foreach (var place in history.Places.Where(p => state is null || p.Jurisdiction.StateCode == state.StateCode))
        {
            Write(writer, place, sheet, gazetteer);
            if (writer.BytesPending > MostPending)
            {
                await writer.FlushAsync(cancellation);
            }
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, MapPlace place, MapSheet sheet, Gazetteer gazetteer)
    {
        writer.WriteStartObject(place.Jurisdiction.Geoid.Value);
        writer.WriteString("n", gazetteer.FullNameOf(place.Jurisdiction));
        if (place.Jurisdiction.Level != JurisdictionLevel.County && MapDrawing.PointOf(sheet, place.Jurisdiction) is { } point)
        {
            writer.WriteStartArray("at");
            writer.WriteNumberValue(Math.Round(point.X));
            writer.WriteNumberValue(Math.Round(point.Y));
            writer.WriteEndArray();
        }

        writer.WriteStartArray("s");
        foreach (var spell in place.Spells)
        {
            writer.WriteStartArray();
            writer.WriteStringValue(spell.From == DateOnly.MinValue ? "" : spell.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            writer.WriteNumberValue(spell.Category);
            if (spell.Facts is not null)
            {
                writer.WriteStringValue(spell.Facts);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
