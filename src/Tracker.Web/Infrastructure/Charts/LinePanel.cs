using Tracker.Domain.Trends;

namespace Tracker.Web.Infrastructure.Charts;

/// <summary>How many were in force at the end of each month: a line, and hatched around it where vague dates leave it open.</summary>
public sealed record LinePanel(string Title, string Direction, string Words, IReadOnlyList<ChartTick> Ticks, IReadOnlyList<InForceCount> Counts)
    : ChartPanel(Title, Direction, Words, Ticks, Counts.Count)
{
    protected override double Highest => Counts.Max(c => c.Possibly);

    protected override double X(double month) => Months == 1 ? Right : Left + ((Right - Left) * month / (Months - 1));

    private protected override void DrawData(SvgText svg, string id, ChartScale scale, ChartInk ink)
    {
        var under = $"M{Points(scale, c => c.Surely)} L{Point(scale, Months - 1, 0)} L{Point(scale, 0, 0)} Z";
        var isLimits = Direction == "limits";
        svg.Draw("path", ("class", isLimits ? "across-area" : "tint"), ("d", under), ("fill", isLimits ? $"url(#{id}-limits)" : ink.Tint));
        if (Counts.Any(c => !c.IsSure))
        {
            var back = string.Join(" L", Counts.Index().Reverse().Select(c => Point(scale, c.Index, c.Item.Surely)));
            svg.Draw("path", ("class", "vague"), ("d", $"M{Points(scale, c => c.Possibly)} L{back} Z"), ("fill", $"url(#{id}-vague)"), ("stroke", "none"));
        }

        svg.Draw("path", ("class", "line"), ("d", "M" + Points(scale, c => c.InForce)), ("fill", "none"), ("stroke", ink.Line), ("stroke-width", 2), ("stroke-linejoin", "round"));
        DrawLast(svg, scale, ink);
    }

    private void DrawLast(SvgText svg, ChartScale scale, ChartInk ink)
    {
        var last = Counts[^1];
        var y = Y(scale, last.InForce);
        svg.Draw("circle", ("class", "known"), ("cx", X(Months - 1)), ("cy", y), ("r", 4), ("fill", ink.Line));
        svg.Write(Grouped(last.InForce), ("class", "title"), ("x", Right + 8), ("y", y + 5), ("font-family", ChartInk.Letters), ("font-size", 14), ("font-weight", 700), ("fill", ChartInk.Ink));
        if (!last.IsSure)
        {
            Small(svg, $"{Grouped(last.Surely)}–{Grouped(last.Possibly)}", Right + 8, y < Bottom - 30 ? y + 20 : y - 12, "start");
        }
    }

    private string Points(ChartScale scale, Func<InForceCount, int> read) => string.Join(" L", Counts.Index().Select(c => Point(scale, c.Index, read(c.Item))));

    private string Point(ChartScale scale, int month, double count) => $"{SvgText.Number(X(month))},{SvgText.Number(Y(scale, count))}";
}
