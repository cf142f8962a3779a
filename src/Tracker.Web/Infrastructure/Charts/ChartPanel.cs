using System.Globalization;

namespace Tracker.Web.Infrastructure.Charts;

/// <summary>A label on the axis of time, at the month with that number.</summary>
public sealed record ChartTick(int Month, string Text);

/// <summary>
/// One small chart: what it is of stands over it in words, so that no colour has to be looked up. 360 × 200 units, which is about the width
/// of a phone: its letters stay as large as those around it.
/// </summary>
/// <param name="Title">What is counted.</param>
/// <param name="Direction">The code of the direction that it points to.</param>
/// <param name="Words">What the chart shows, for who cannot see it.</param>
/// <param name="Ticks">Where the axis of time is labelled.</param>
/// <param name="Months">How many months there are.</param>
public abstract record ChartPanel(string Title, string Direction, string Words, IReadOnlyList<ChartTick> Ticks, int Months)
{
    public const int Width = 360;
    public const int Height = 200;
    protected const double Left = 4;
    protected const double Right = 296;
    protected const double Top = 42;
    protected const double Bottom = 176;

    protected abstract double Highest { get; }

    /// <summary>Alone, to be put into a page.</summary>
    /// <param name="id">Tells its patterns from those of other charts on the page.</param>
    public string ToSvg(string id)
    {
        using var svg = new SvgText();
        svg.Open("svg", ("class", "panel " + Direction), ("viewBox", $"0 0 {Width} {Height}"), ("role", "img"), ("aria-label", $"{Title}. {Words}"), ("data-name", Title), ("data-first", Middle(0)), ("data-last", Middle(Months - 1)));
        Draw(svg, id);
        svg.Close();
        return svg.ToString();
    }

    /// <summary>Into a picture of several.</summary>
    internal void Draw(SvgText svg, string id)
    {
        var ink = ChartInk.Of(Direction);
        var scale = new ChartScale(Highest);
        DrawPatterns(svg, id, ink);
        svg.Write(Title, ("class", "title"), ("x", Left), ("y", 18), ("font-family", ChartInk.Letters), ("font-size", 14), ("font-weight", 700), ("fill", ChartInk.Ink));
        DrawGrid(svg, scale);
        DrawData(svg, id, scale, ink);
        DrawScale(svg, scale);
        foreach (var tick in Ticks)
        {
            svg.Draw("line", ("class", "base"), ("x1", X(tick.Month)), ("x2", X(tick.Month)), ("y1", Bottom), ("y2", Bottom + 4), ("stroke", ChartInk.Ink));
            Small(svg, tick.Text, X(tick.Month), Bottom + 18, X(tick.Month) < Left + 16 ? "start" : "middle");
        }
    }

    private protected abstract void DrawData(SvgText svg, string id, ChartScale scale, ChartInk ink);

    /// <summary>Where a month stands from left to right.</summary>
    protected abstract double X(double month);

    /// <summary>Where it is pointed at; the page's script finds the months between the first and the last.</summary>
    protected virtual double Middle(int month) => X(month);

    private protected static double Y(ChartScale scale, double count) => Bottom - ((Bottom - Top) * count / scale.Top);

    private protected static void Small(SvgText svg, string text, double x, double y, string anchor, string look = "label") =>
        svg.Write(text, ("class", look), ("x", x), ("y", y), ("text-anchor", anchor), ("font-family", ChartInk.Letters), ("font-size", 12), ("fill", ChartInk.Muted));

    protected static string Grouped(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static void DrawGrid(SvgText svg, ChartScale scale)
    {
        foreach (var line in scale.Lines)
        {
            var (look, colour) = line == 0 ? ("base", ChartInk.Ink) : ("axis", ChartInk.Rule);
            svg.Draw("line", ("class", look), ("x1", Left), ("x2", Right), ("y1", Y(scale, line)), ("y2", Y(scale, line)), ("stroke", colour));
        }
    }

    /// <summary>Over what is drawn, so that it can be read there too.</summary>
    private static void DrawScale(SvgText svg, ChartScale scale)
    {
        foreach (var line in scale.Lines.Skip(1))
        {
            Small(svg, Grouped(line), Left, Y(scale, line) - 3, "start");
        }
    }

    /// <summary>Diagonal lines for what is not certain; lines across for what limits, so that it is told from the rest without colour.</summary>
    private static void DrawPatterns(SvgText svg, string id, ChartInk ink)
    {
        svg.Open("defs");
        Pattern(svg, $"{id}-vague", "rotate(45)", ("vague-back", ChartInk.Paper), ("vague-line", ink.Line), 5);
        Pattern(svg, $"{id}-limits", "rotate(90)", ("tint", ink.Tint), ("across", ink.Line), 6);
        svg.Close();
    }

    private static void Pattern(SvgText svg, string id, string turned, (string Class, string Fill) back, (string Class, string Fill) line, int size)
    {
        svg.Open("pattern", ("id", id), ("width", size), ("height", size), ("patternUnits", "userSpaceOnUse"), ("patternTransform", turned));
        svg.Draw("rect", ("class", back.Class), ("width", size), ("height", size), ("fill", back.Fill));
        svg.Draw("rect", ("class", line.Class), ("width", 1.5), ("height", size), ("fill", line.Fill));
        svg.Close();
    }
}
