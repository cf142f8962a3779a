namespace Tracker.Domain.Maps.Drawing;

/// <summary>
/// The outlines as they are drawn: paths of SVG on a grid of whole numbers, of the country or of one state, where what is too small to be
/// seen is left out. Made once, since outlines never change while the program runs.
/// </summary>
public sealed class MapSheet
{
    private const double WidthOfState = 1_000;
    private const double Margin = 12;

    private readonly Func<MapPoint, MapPoint> _place;

    private MapSheet(int width, int height, Func<MapPoint, MapPoint> place)
    {
        Width = width;
        Height = height;
        _place = place;
    }

    /// <summary>The box of the drawing begins at 0, 0.</summary>
    public int Width { get; }

    public int Height { get; }

    /// <summary>By GEOID the path of each county.</summary>
    public required IReadOnlyDictionary<string, string> Counties { get; init; }

    /// <summary>By GEOID a point in the middle of the box around each county.</summary>
    public required IReadOnlyDictionary<string, MapPoint> Middles { get; init; }

    /// <summary>The lines between states, or the outline of the one state.</summary>
    public required string Borders { get; init; }

    /// <summary>Where a place lies on the sheet.</summary>
    public MapPoint At(string state, double latitude, double longitude) => _place(MapProjection.Project(state, latitude, longitude));

    /// <param name="shapes">What is drawn.</param>
    /// <param name="stepsPerUnit">How fine the grid is.</param>
    /// <param name="leastArea">Of a triangle that is still drawn, in square units.</param>
    public static MapSheet OfCountry(MapShapes shapes, double stepsPerUnit, double leastArea) => Draw(
        shapes, shapes.Counties, LinesBetweenStates(shapes), (int)(MapProjection.Width * stepsPerUnit), (int)(MapProjection.Height * stepsPerUnit),
        p => new MapPoint(p.X * stepsPerUnit, p.Y * stepsPerUnit), leastArea * stepsPerUnit * stepsPerUnit);

    /// <summary>Its counties as large as the sheet allows, in every detail.</summary>
    public static MapSheet OfState(MapShapes shapes, string state)
    {
        var counties = shapes.Counties.Where(c => c.Geoid.StartsWith(state, StringComparison.Ordinal)).ToList();
        var points = counties.SelectMany(shapes.RingsOf).SelectMany(p => p).SelectMany(r => r).Select(p => MapProjection.Project(state, p.Latitude, p.Longitude)).ToList();
        var (left, right, top, bottom) = (points.Min(p => p.X), points.Max(p => p.X), points.Min(p => p.Y), points.Max(p => p.Y));
        var scale = Math.Min(WidthOfState / (right - left), WidthOfState * 0.75 / (bottom - top));
        return Draw(
            shapes, counties, shapes.States.Where(s => s.Geoid == state).SelectMany(s => s.Polygons).SelectMany(p => p).ToList(),
            (int)Math.Ceiling(((right - left) * scale) + (2 * Margin)), (int)Math.Ceiling(((bottom - top) * scale) + (2 * Margin)),
            p => new MapPoint(((p.X - left) * scale) + Margin, ((p.Y - top) * scale) + Margin), 0.4);
    }

    private static MapSheet Draw(MapShapes shapes, IReadOnlyList<MapShape> counties, IReadOnlyList<int[]> borders, int width, int height, Func<MapPoint, MapPoint> place, double leastArea)
    {
        var arcs = new MapPoint[shapes.Arcs.Count][];
        foreach (var county in counties)
        {
            foreach (var index in county.Polygons.SelectMany(p => p).SelectMany(r => r).Select(i => i < 0 ? ~i : i).Where(i => arcs[i] is null))
            {
                var line = Array.ConvertAll(shapes.Arcs[index], p => place(MapProjection.Project(county.Geoid[..2], p.Latitude, p.Longitude)));
                arcs[index] = LineSimplifier.Simplify(line, leastArea, line[0] == line[^1] ? 4 : 2);
            }
        }

        var rings = counties.ToDictionary(c => c.Geoid, c => RingsOf(c, arcs, leastArea * 4), StringComparer.Ordinal);
        return new MapSheet(width, height, place)
        {
            Counties = rings.ToDictionary(r => r.Key, r => SvgPath.OfRings(r.Value), StringComparer.Ordinal),
            Middles = rings.ToDictionary(r => r.Key, r => Middle(r.Value[0]), StringComparer.Ordinal),
            Borders = SvgPath.OfLines(borders.Select(l => MapShapes.Joined(l, arcs))),
        };
    }

    /// <summary>The largest outline first; islands and holes too small to be seen are left out, but never all of a county.</summary>
    private static List<List<MapPoint>> RingsOf(MapShape county, MapPoint[][] arcs, double leastArea)
    {
        var rings = county.Polygons.SelectMany(p => p).Select(r => MapShapes.Joined(r, arcs)).Select(r => (Ring: r, Area: Area(r))).OrderByDescending(r => r.Area).ToList();
        return rings.Where((r, i) => i == 0 || r.Area >= leastArea).Select(r => r.Ring).ToList();
    }

    /// <summary>The arcs that belong to two states.</summary>
    private static List<int[]> LinesBetweenStates(MapShapes shapes) => shapes.States
        .SelectMany(s => s.Polygons.SelectMany(p => p).SelectMany(r => r).Select(i => i < 0 ? ~i : i).Distinct())
        .CountBy(i => i).Where(c => c.Value > 1).Select(c => new[] { c.Key }).ToList();

    private static double Area(List<MapPoint> ring) =>
        Math.Abs(ring.Zip(ring.Skip(1), (a, b) => (a.X * b.Y) - (b.X * a.Y)).Sum()) / 2;

    private static MapPoint Middle(List<MapPoint> ring) =>
        new((ring.Min(p => p.X) + ring.Max(p => p.X)) / 2, (ring.Min(p => p.Y) + ring.Max(p => p.Y)) / 2);
}
