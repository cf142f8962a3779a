using System.Text.Json;

namespace Tracker.Domain.Maps.Drawing;

/// <summary>A county or state: polygons of rings of arcs; ~i is arc i walked backwards. The first ring of a polygon is its outline, the others are holes.</summary>
public sealed record MapShape(string Geoid, IReadOnlyList<int[][]> Polygons);

/// <summary>The outlines of counties and states in degrees, as arcs that neighbours share, so that what is left out for one is left out for the other.</summary>
/// <param name="Arcs">Points of (longitude, latitude).</param>
public sealed record MapShapes(IReadOnlyList<MapShape> Counties, IReadOnlyList<MapShape> States, IReadOnlyList<(double Longitude, double Latitude)[]> Arcs)
{
    /// <summary>Reads a TopoJSON file with the objects <c>counties</c> and <c>states</c>, positions as differences on a grid.</summary>
    public static MapShapes Read(Stream topojson)
    {
        using var document = JsonDocument.Parse(topojson);
        var root = document.RootElement;
        var transform = root.GetProperty("transform");
        var (scale, move) = (Pair(transform.GetProperty("scale")), Pair(transform.GetProperty("translate")));
        var objects = root.GetProperty("objects");
        return new MapShapes(
            ShapesOf(objects.GetProperty("counties")),
            ShapesOf(objects.GetProperty("states")),
            [.. root.GetProperty("arcs").EnumerateArray().Select(a => ArcOf(a, scale, move))]);
    }

    /// <summary>The rings of a shape in degrees, closed: the last point is the first.</summary>
    public IEnumerable<IEnumerable<List<(double Longitude, double Latitude)>>> RingsOf(MapShape shape) =>
        shape.Polygons.Select(p => p.Select(ring => Joined(ring, Arcs)));

    /// <summary>Arcs in a row, each beginning where the one before ended.</summary>
    public static List<T> Joined<T>(int[] ring, IReadOnlyList<T[]> arcs)
    {
        var points = new List<T>();
        foreach (var index in ring)
        {
            var arc = index >= 0 ? arcs[index] : arcs[~index].AsEnumerable().Reverse();
            points.AddRange(points.Count > 0 ? arc.Skip(1) : arc);
        }

        return points;
    }

    private static MapShape[] ShapesOf(JsonElement collection) => [.. collection.GetProperty("geometries").EnumerateArray().Select(ShapeOf)];

    private static MapShape ShapeOf(JsonElement geometry)
    {
        var arcs = geometry.GetProperty("arcs");
        var polygons = geometry.GetProperty("type").GetString() == "MultiPolygon" ? arcs.EnumerateArray().ToList() : [arcs];
        return new MapShape(
            geometry.GetProperty("id").GetString()!,
            polygons.ConvertAll(p => p.EnumerateArray().Select(ring => ring.EnumerateArray().Select(i => i.GetInt32()).ToArray()).ToArray()));
    }

    private static (double Longitude, double Latitude)[] ArcOf(JsonElement arc, (double X, double Y) scale, (double X, double Y) move)
    {
        var (x, y) = (0, 0);
        var points = new (double, double)[arc.GetArrayLength()];
        foreach (var (i, step) in arc.EnumerateArray().Index())
        {
            x += step[0].GetInt32();
            y += step[1].GetInt32();
            points[i] = ((x * scale.X) + move.X, (y * scale.Y) + move.Y);
        }

        return points;
    }

    private static (double X, double Y) Pair(JsonElement pair) => (pair[0].GetDouble(), pair[1].GetDouble());
}
