namespace Tracker.Domain.Maps.Drawing;

/// <summary>A point of the drawing: x to the right, y down, in units of a page <see cref="MapProjection.Width"/> wide.</summary>
public readonly record struct MapPoint(double X, double Y);

/// <summary>
/// Where a place lies on the flat map of the whole country. Areas are true: Albers' conic projection with the parameters of d3's
/// <c>geoAlbersUsa</c>, with Alaska at less than half its size and Hawaii moved in; Puerto Rico stands beside Florida, at its true size.
/// Formulae: J. P. Snyder, Map Projections – A Working Manual (U.S. Geological Survey, 1987), pages 98–103, on a sphere.
/// </summary>
public static class MapProjection
{
    public const double Width = 975;
    public const double Height = 610;

    private const double Scale = 1_300;

    private static readonly Conic Mainland = new(Scale, 29.5, 45.5, 96, -0.6, 38.7, new MapPoint(487.5, 305));
    private static readonly Conic Alaska = new(Scale * 0.33, 55, 65, 154, -2, 58.5, new MapPoint(110, 555));
    private static readonly Conic Hawaii = new(Scale, 8, 18, 157, -3, 19.9, new MapPoint(240, 578));
    private static readonly Conic PuertoRico = new(Scale, 8, 18, 66.2, 0, 18.2, new MapPoint(910, 572));

    /// <summary>The territories that are shown as squares beside the map, from the left, with their postal codes.</summary>
    public static IReadOnlyList<(string State, string Letters)> Squares { get; } = [("60", "AS"), ("66", "GU"), ("69", "MP"), ("78", "VI")];

    /// <param name="state">The two digits of its state, which decide on the part of the map.</param>
    public static MapPoint Project(string state, double latitude, double longitude) => state switch
    {
        "02" => Alaska.Project(latitude, longitude),
        "15" => Hawaii.Project(latitude, longitude),
        "72" => PuertoRico.Project(latitude, longitude),
        "60" or "66" or "69" or "78" => new MapPoint(700 + (Squares.Index().Single(s => s.Item.State == state).Index * 26), 585),
        _ => Mainland.Project(latitude, longitude),
    };

    private sealed class Conic
    {
        private readonly double _scale;
        private readonly double _n;
        private readonly double _c;
        private readonly double _r0;
        private readonly double _meridian;
        private readonly double _left;
        private readonly double _top;

        public Conic(double scale, double parallel, double otherParallel, double meridianWest, double centreLongitude, double centreLatitude, MapPoint at)
        {
            var sine = Math.Sin(Radians(parallel));
            _scale = scale;
            _n = (sine + Math.Sin(Radians(otherParallel))) / 2;
            _c = 1 + (sine * ((2 * _n) - sine));
            _r0 = Math.Sqrt(_c) / _n;
            _meridian = -meridianWest;
            var centre = Raw(Radians(centreLongitude), Radians(centreLatitude));
            _left = at.X - (scale * centre.X);
            _top = at.Y + (scale * centre.Y);
        }

        public MapPoint Project(double latitude, double longitude)
        {
            // The Aleutians go on beyond the meridian of 180 degrees.
            var east = longitude - _meridian;
            var raw = Raw(Radians(east > 180 ? east - 360 : east), Radians(latitude));
            return new MapPoint(_left + (_scale * raw.X), _top - (_scale * raw.Y));
        }

        private MapPoint Raw(double east, double north)
        {
            var r = Math.Sqrt(_c - (2 * _n * Math.Sin(north))) / _n;
            return new MapPoint(r * Math.Sin(east * _n), _r0 - (r * Math.Cos(east * _n)));
        }

        private static double Radians(double degrees) => degrees * Math.PI / 180;
    }
}
