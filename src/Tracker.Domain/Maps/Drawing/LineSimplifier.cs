namespace Tracker.Domain.Maps.Drawing;

/// <summary>
/// Leaves out of a line what is too small to be seen: point after point the one whose triangle with its neighbours has the smallest area.
/// Source: M. Visvalingam, J. D. Whyatt, Line generalisation by repeated elimination of points, The Cartographic Journal 30 (1993).
/// </summary>
public static class LineSimplifier
{
    /// <summary>The line without points whose triangle is smaller than that; its ends stay, and so many points at least.</summary>
    public static MapPoint[] Simplify(MapPoint[] line, double leastArea, int leastPoints)
    {
        var (before, after) = (Neighbours(line.Length, -1), Neighbours(line.Length, 1));
        var queue = new PriorityQueue<(int Point, double Area), double>();
        var areas = new double[line.Length];
        for (var i = 1; i < line.Length - 1; i++)
        {
            Put(i, 0);
        }

        var kept = line.Length;
        var gone = new bool[line.Length];
        while (kept > leastPoints && queue.TryDequeue(out var next, out var area) && area < leastArea)
        {
            // An entry from before a neighbour went stands in the queue twice.
            if (gone[next.Point] || areas[next.Point] != next.Area)
            {
                continue;
            }

            gone[next.Point] = true;
            kept--;
            var (left, right) = (before[next.Point], after[next.Point]);
            (after[left], before[right]) = (right, left);
            foreach (var neighbour in new[] { left, right }.Where(n => n > 0 && n < line.Length - 1))
            {
                Put(neighbour, area);
            }
        }

        return [.. line.Where((_, i) => !gone[i])];

        // Never before what has gone already, else a bay would be filled from within.
        void Put(int point, double least)
        {
            areas[point] = Math.Max(least, Area(line[before[point]], line[point], line[after[point]]));
            queue.Enqueue((point, areas[point]), areas[point]);
        }
    }

    private static int[] Neighbours(int count, int step) => [.. Enumerable.Range(0, count).Select(i => i + step)];

    private static double Area(MapPoint a, MapPoint b, MapPoint c) => Math.Abs(((b.X - a.X) * (c.Y - a.Y)) - ((c.X - a.X) * (b.Y - a.Y))) / 2;
}
