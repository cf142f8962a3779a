namespace Tracker.Web.Infrastructure.Charts;

/// <summary>Several charts as one picture that says by itself what it shows, how it is to be read, and where it is from.</summary>
/// <param name="Notes">Lines under the charts: what is hatched, what is left out.</param>
/// <param name="Source">The last line: site, address and day.</param>
public sealed record ChartSheet(string Title, IReadOnlyList<ChartPanel> Panels, IReadOnlyList<string> Notes, string Source)
{
    /// <summary>Of the picture as PNG, in pixels.</summary>
    public const int PngWidth = 1_600;

    private const int Margin = 24;
    private const int Gap = 28;
    private const int Head = 64;
    private const int Line = 18;

    private int Columns => Panels.Count is 1 or 2 or 4 ? 2 : 3;

    private int Rows => (Panels.Count + Columns - 1) / Columns;

    private int Width => (2 * Margin) + (Columns * ChartPanel.Width) + ((Columns - 1) * Gap);

    private int Height => Head + (Rows * (ChartPanel.Height + Gap)) + ((Notes.Count + 1) * Line) + Margin;

    public string ToSvg()
    {
        using var svg = new SvgText();
        svg.Open("svg", ("width", Width), ("height", Height), ("viewBox", $"0 0 {Width} {Height}"), ("role", "img"), ("aria-label", Title));
        svg.Draw("rect", ("width", Width), ("height", Height), ("fill", ChartInk.Paper));
        svg.Write(Title, ("x", Margin), ("y", 40), ("font-family", ChartInk.Letters), ("font-size", 24), ("font-weight", 700), ("fill", ChartInk.Ink));
        foreach (var (i, panel) in Panels.Index())
        {
            var (x, y) = (Margin + (i % Columns * (ChartPanel.Width + Gap)), Head + (i / Columns * (ChartPanel.Height + Gap)));
            svg.Open("g", ("transform", $"translate({x} {y})"));
            panel.Draw(svg, $"c{i}");
            svg.Close();
        }

        foreach (var (i, note) in Notes.Append(Source).Index())
        {
            svg.Write(note, ("x", Margin), ("y", Height - Margin - ((Notes.Count - i) * Line)), ("font-family", ChartInk.Letters), ("font-size", 13), ("fill", ChartInk.Muted));
        }

        svg.Close();
        return svg.ToString();
    }
}
