using System.Globalization;
using System.Text.Json;
using Tracker.Domain;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Maps.Drawing;
using Tracker.Domain.Records;
using Tracker.Domain.Spreadsheets;
using Tracker.Web.Features.Shared;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Maps;

/// <summary>One line of the map’s table.</summary>
public sealed record MapRow(MappedPlace Place, string FullName)
{
    /// <summary>The earliest day that the dates can mean; null for what holds as far back as anything is known.</summary>
    public DateOnly? Since => Place.Spell.From == DateOnly.MinValue ? null : Place.Spell.From;
}

/// <summary>Writes the map as a table and as geography.</summary>
public static class MapExport
{
    /// <summary>So much is sent at once: what is sent in little pieces is hardly compressed.</summary>
    private const int MostPending = 64_000;

    private static readonly TableColumn<MapRow>[] Columns =
    [
        new("geoid", r => r.Place.Jurisdiction.Geoid.Value),
        new("jurisdiction", r => r.Place.Jurisdiction.LegalName),
        new("full_name", r => r.FullName),
        new("state", r => r.Place.Jurisdiction.StateCode),
        new("level", r => Codes<JurisdictionLevel>.Of(r.Place.Jurisdiction.Level)),
        new("category", r => r.Place.Category.Code),
        new("label", r => r.Place.Category.Label),
        new("direction", r => r.Place.Category.Direction is { } direction ? Codes<Direction>.Of(direction) : null),
        new("since", r => r.Since is { } day ? PartialDate.Of(day).ToString() : null),
        new("facts", r => r.Place.Spell.Facts),
        new("latitude", r => Degrees(r.Place.Jurisdiction.Latitude), ColumnKind.Number),
        new("longitude", r => Degrees(r.Place.Jurisdiction.Longitude), ColumnKind.Number),
        new("url", r => "/jurisdictions/" + r.Place.Jurisdiction.Geoid.Value),
    ];

    public static Task WriteAsync(TableFormat format, IEnumerable<MapRow> rows, Stream output, CancellationToken cancellation) =>
        TableFile.WriteAsync(format, Columns, rows.ToAsyncEnumerable(), output, cancellation);

    /// <summary>
    /// GeoJSON (RFC 7946): counties and states as their outlines, rings turning as the standard asks, places as points. Longitude and
    /// latitude are NAD 83, which differs from WGS 84 by less than two metres; outlines are simplified by hundreds.
    /// </summary>
    public static async Task WriteGeoJsonAsync(IEnumerable<MapRow> rows, MapShapes shapes, Stream output, CancellationToken cancellation)
    {
        var outlines = shapes.Counties.Concat(shapes.States).ToDictionary(s => s.Geoid, StringComparer.Ordinal);
        await using var writer = new Utf8JsonWriter(output);
        writer.WriteStartObject();
        writer.WriteString("type", "FeatureCollection");
        writer.WriteStartArray("features");
        foreach (var row in rows)
        {
            Write(writer, row, outlines.GetValueOrDefault(row.Place.Jurisdiction.Geoid.Value), shapes);
            if (writer.BytesPending > MostPending)
            {
                await writer.FlushAsync(cancellation);
            }
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, MapRow row, MapShape? outline, MapShapes shapes)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "Feature");
        writer.WriteString("id", row.Place.Jurisdiction.Geoid.Value);
        writer.WriteStartObject("properties");
        foreach (var column in Columns)
        {
            writer.WritePropertyName(column.Name);
            if (column.Read(row) is not { } text)
            {
                writer.WriteNullValue();
            }
            else if (column.Kind == ColumnKind.Number)
            {
                writer.WriteRawValue(text);
            }
            else
            {
                writer.WriteStringValue(text);
            }
        }

        writer.WriteEndObject();
        writer.WritePropertyName("geometry");
        if (outline is not null && PolygonsOf(outline, shapes) is { Count: > 0 } polygons)
        {
            WriteOutline(writer, polygons);
        }
        else if (row.Place.Jurisdiction is { Latitude: { } latitude, Longitude: { } longitude })
        {
            writer.WriteStartObject();
            writer.WriteString("type", "Point");
            writer.WritePropertyName("coordinates");
            WritePosition(writer, longitude, latitude);
            writer.WriteEndObject();
        }
        else
        {
            writer.WriteNullValue();
        }

        writer.WriteEndObject();
    }

    /// <summary>Those that have an area: of Falls Church, two square miles, the source has none.</summary>
    private static List<List<List<(double Longitude, double Latitude)>>> PolygonsOf(MapShape outline, MapShapes shapes) =>
        shapes.RingsOf(outline).Select(p => p.Where(HasArea).ToList()).Where(p => p.Count > 0).ToList();

    private static void WriteOutline(Utf8JsonWriter writer, List<List<List<(double Longitude, double Latitude)>>> polygons)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "MultiPolygon");
        writer.WriteStartArray("coordinates");
        foreach (var polygon in polygons)
        {
            writer.WriteStartArray();
            foreach (var (index, ring) in polygon.Index())
            {
                // Outlines turn against the clock, holes with it (RFC 7946, section 3.1.6).
                var points = IsAgainstTheClock(ring) == (index == 0) ? ring : Enumerable.Reverse(ring);
                writer.WriteStartArray();
                foreach (var (longitude, latitude) in points)
                {
                    WritePosition(writer, longitude, latitude);
                }

                writer.WriteEndArray();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>In square degrees, twice: some ten square metres.</summary>
    private const double LeastArea = 2e-9;

    /// <summary>Where outlines do not quite meet, the source has slivers of no width, which are no rings by the standard.</summary>
    private static bool HasArea(List<(double Longitude, double Latitude)> ring) => ring.Count > 3 && Math.Abs(Turned(ring)) > LeastArea;

    private static bool IsAgainstTheClock(List<(double Longitude, double Latitude)> ring) => Turned(ring) > 0;

    /// <summary>Twice the area in square degrees, positive against the clock; measured from the first point, to keep the products small.</summary>
    private static double Turned(List<(double Longitude, double Latitude)> ring) => ring.Zip(ring.Skip(1), (a, b) =>
        ((a.Longitude - ring[0].Longitude) * (b.Latitude - ring[0].Latitude)) - ((b.Longitude - ring[0].Longitude) * (a.Latitude - ring[0].Latitude))).Sum();

    private static void WritePosition(Utf8JsonWriter writer, double longitude, double latitude)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(Math.Round(longitude, 5));
        writer.WriteNumberValue(Math.Round(latitude, 5));
        writer.WriteEndArray();
    }

    private static string? Degrees(double? degrees) => degrees?.ToString("0.#####", CultureInfo.InvariantCulture);
}
