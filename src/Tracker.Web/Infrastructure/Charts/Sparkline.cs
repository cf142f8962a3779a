namespace Tracker.Web.Infrastructure.Charts;

/// <summary>A line without words, beside the number that it leads to.</summary>
public static class Sparkline
{
    private const int Width = 120;
    private const int Height = 28;

    /// <param name="counts">From left to right; empty draws nothing.</param>
    /// <param name="direction">The code of the direction that gives it its colour.</param>
    public static string Of(IReadOnlyList<int> counts, string direction)
    {
        var highest = Math.Max(1, counts.DefaultIfEmpty(0).Max());
        var points = counts.Select((c, i) => $"{SvgText.Number(3 + ((Width - 6.0) * i / Math.Max(1, counts.Count - 1)))},{SvgText.Number(Height - 4 - ((Height - 8.0) * c / highest))}").ToList();
        using var svg = new SvgText();
        svg.Open("svg", ("class", "panel spark " + direction), ("viewBox", $"0 0 {Width} {Height}"), ("width", Width), ("height", Height), ("aria-hidden", "true"));
        if (points.Count > 0)
        {
            svg.Draw("polyline", ("class", "line"), ("points", string.Join(' ', points)));
            svg.Draw("circle", ("class", "known"), ("cx", points[^1].Split(',')[0]), ("cy", points[^1].Split(',')[1]), ("r", 3));
        }

        svg.Close();
        return svg.ToString();
    }
}
