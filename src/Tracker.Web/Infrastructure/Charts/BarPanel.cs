using Tracker.Domain.Trends;

namespace Tracker.Web.Infrastructure.Charts;

/// <summary>How many a month: a bar each, and hatched upon it the parts of those whose month is not known.</summary>
/// <param name="Peak">The month with the most, in words: it is written over its bar.</param>
public sealed record BarPanel(string Title, string Direction, string Words, IReadOnlyList<ChartTick> Ticks, EventSeries Series, string Peak)
    : ChartPanel(Title, Direction, Words, Ticks, Series.Known.Count)
{
    protected override double Highest => Series.Highest;

    protected override double X(double month) => Left + ((Right - Left) * month / Months);

    protected override double Middle(int month) => X(month + 0.5);

    private protected override void DrawData(SvgText svg, string id, ChartScale scale, ChartInk ink)
    {
        var width = (Right - Left) / Months * 0.82;
        for (var i = 0; i < Months; i++)
        {
            Bar(svg, scale, i, width, 0, Series.Known[i], "known", ink.Line);
            Bar(svg, scale, i, width, Series.Known[i], Series.Spread[i], "vague", $"url(#{id}-vague)");
        }

        if (Peak.Length > 0)
        {
            var peak = Series.Known.Index().MaxBy(k => k.Item).Index;
            Small(svg, Peak, Math.Clamp(X(peak + 0.5), Left + 90, Right), Math.Max(Top - 8, Y(scale, Series.Known[peak] + Series.Spread[peak]) - 6), "end", "peak");
        }
    }

    private void Bar(SvgText svg, ChartScale scale, int month, double width, double from, double count, string look, string fill)
    {
        if (count > 0)
        {
            svg.Draw("rect", ("class", look), ("x", X(month)), ("y", Y(scale, from + count)), ("width", width), ("height", Y(scale, from) - Y(scale, from + count)), ("fill", fill));
        }
    }
}
