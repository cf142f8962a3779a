using System.Globalization;
using System.Text;

namespace Tracker.Domain.Maps.Drawing;

/// <summary>Writes lines as paths of SVG, in whole numbers and as differences, with no sign more than needed.</summary>
internal static class SvgPath
{
    public static string OfRings(IEnumerable<IReadOnlyList<MapPoint>> rings) => Of(rings, closed: true);

    public static string OfLines(IEnumerable<IReadOnlyList<MapPoint>> lines) => Of(lines, closed: false);

    private static string Of(IEnumerable<IReadOnlyList<MapPoint>> lines, bool closed)
    {
        var path = new StringBuilder();
        foreach (var line in lines)
        {
            Write(path, line, closed);
        }

        return path.ToString();
    }

    private static void Write(StringBuilder path, IReadOnlyList<MapPoint> line, bool closed)
    {
        var (x, y) = Rounded(line[0]);
        path.Append(CultureInfo.InvariantCulture, $"M{x} {y}");
        var isFirst = true;
        foreach (var point in line.Skip(1).Take(line.Count - (closed ? 2 : 1)))
        {
            var (nextX, nextY) = Rounded(point);
            if ((nextX, nextY) == (x, y))
            {
                continue;
            }

            path.Append(isFirst ? "l" : nextX < x ? "" : " ").Append((nextX - x).ToString(CultureInfo.InvariantCulture))
                .Append(nextY < y ? "" : " ").Append((nextY - y).ToString(CultureInfo.InvariantCulture));
            (x, y, isFirst) = (nextX, nextY, false);
        }

        path.Append(closed ? "z" : "");
    }

    private static (int X, int Y) Rounded(MapPoint point) => ((int)Math.Round(point.X), (int)Math.Round(point.Y));
}
