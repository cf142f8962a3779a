using Tracker.Domain.Maps.Drawing;

namespace Tracker.Domain.Tests.Maps.Drawing;

public sealed class MapSheetTests
{
    private static readonly MapShapes Shapes = ReadShapes();
    private static readonly MapSheet Country = MapSheet.OfCountry(Shapes, 2, 0.6);

    [Fact]
    public void Every_county_has_a_path_and_the_page_stays_small()
    {
        Country.Counties.Count.ShouldBe(3_222);
        Country.Counties.Values.ShouldAllBe(p => p.StartsWith('M') && p.EndsWith('z'));
        Country.Counties.Values.Count(p => p.Length <= 10).ShouldBeLessThan(5); // some independent cities are one point at this size
        Country.Counties.Values.Sum(p => p.Length).ShouldBeLessThan(200_000);
    }

    [Fact]
    public void The_centres_of_counties_are_drawn_in_the_boxes_around_them()
    {
        var centres = File.ReadLines(Repository.Data("geography/counties.csv")).Skip(1).Select(l => l.Split(',')).ToDictionary(c => c[0], c => (Latitude: Number(c[^4]), Longitude: Number(c[^3])), StringComparer.Ordinal);
        var outside = new List<string>();
        foreach (var county in Shapes.Counties)
        {
            var state = county.Geoid[..2];
            var points = county.Polygons.SelectMany(p => p).SelectMany(r => MapShapes.Joined(r, Shapes.Arcs)).Select(p => MapProjection.Project(state, p.Latitude, p.Longitude)).ToList();
            var centre = MapProjection.Project(state, centres[county.Geoid].Latitude, centres[county.Geoid].Longitude);

            if (centre.X < points.Min(p => p.X) || centre.X > points.Max(p => p.X) || centre.Y < points.Min(p => p.Y) || centre.Y > points.Max(p => p.Y))
            {
                outside.Add(county.Geoid);
            }
        }

        // San Francisco's centre lies at sea, between the city and the Farallon Islands; so do those of a few others.
        outside.ShouldContain("06075");
        outside.Count.ShouldBeLessThan(20, string.Join(", ", outside));
    }

    // d3.geoAlbersUsa().scale(1300).translate([487.5, 305]), as us-atlas uses it.
    [Theory]
    [InlineData("06", 38.7, -96.6, 487.5, 305)]
    [InlineData("15", 19.9, -160, 240, 578)]
    public void The_centres_of_the_projections_lie_where_they_are_put(string state, double latitude, double longitude, double x, double y)
    {
        var point = MapProjection.Project(state, latitude, longitude);

        point.X.ShouldBe(x, 0.001);
        point.Y.ShouldBe(y, 0.001);
    }

    [Fact]
    public void Areas_are_true_one_degree_in_Texas_weighs_as_much_as_its_share_of_the_sphere()
    {
        static double Area(double latitude)
        {
            var corners = new[] { (latitude, -100.0), (latitude, -99.9), (latitude + 0.1, -99.9), (latitude + 0.1, -100.0) }.Select(c => MapProjection.Project("48", c.Item1, c.Item2)).ToList();
            return Math.Abs(corners.Zip(corners.Skip(1).Append(corners[0]), (a, b) => (a.X * b.Y) - (b.X * a.Y)).Sum()) / 2;
        }

        (Area(27) / Area(48)).ShouldBe(Math.Cos(27.05 * Math.PI / 180) / Math.Cos(48.05 * Math.PI / 180), 0.001);
    }

    [Theory]
    [InlineData("48")]
    [InlineData("02")]
    [InlineData("44")]
    [InlineData("72")]
    [InlineData("11")]
    public void A_state_fills_a_sheet_of_its_own(string state)
    {
        var sheet = MapSheet.OfState(Shapes, state);

        sheet.Counties.Keys.ShouldBe(Shapes.Counties.Where(c => c.Geoid.StartsWith(state, StringComparison.Ordinal)).Select(c => c.Geoid), ignoreOrder: true);
        Math.Max(sheet.Width / 1_024.0, sheet.Height / 774.0).ShouldBe(1, 0.01);
        sheet.Borders.ShouldStartWith("M");
    }

    [Fact]
    public void What_is_left_out_of_a_line_is_left_out_for_both_neighbours()
    {
        var line = new MapPoint[] { new(0, 0), new(1, 0.1), new(2, 0), new(3, 5), new(4, 0) };

        LineSimplifier.Simplify(line, 0.5, 2).ShouldBe([new(0, 0), new(2, 0), new(3, 5), new(4, 0)]);
        LineSimplifier.Simplify(line, 100, 2).ShouldBe([new(0, 0), new(4, 0)]);
        LineSimplifier.Simplify(line, 100, 4).Length.ShouldBe(4);
    }

    private static MapShapes ReadShapes()
    {
        using var file = File.OpenRead(Repository.Data("geography/counties.topojson"));
        return MapShapes.Read(file);
    }

    private static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
