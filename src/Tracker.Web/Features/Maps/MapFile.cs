using System.Globalization;
using System.Net;
using System.Text;
using Tracker.Domain.Maps;
using Tracker.Domain.Records;
using Tracker.Web.Features.Shared;

namespace Tracker.Web.Features.Maps;

/// <summary>The map as a picture that explains itself wherever it is shown: title, day, legend, where the facts are from.</summary>
public static class MapFile
{
    private const int Width = 1_000;
    private const int Margin = 24;
    private const int Columns = 2;
    private const int LineHeight = 26;
    private const string Letters = "font-family=\"Liberation Sans, DejaVu Sans, Arial, Helvetica, sans-serif\"";

    /// <param name="scene">What is drawn.</param>
    /// <param name="site">The name of the site.</param>
    /// <param name="address">The address of the map’s page.</param>
    public static string Svg(MapScene scene, string site, string address)
    {
        var paint = MapPaint.OfFile;
        var entries = scene.Tallies.Where(t => t.All > 0 && scene.IsShown(t.Category)).ToList();
        var scale = Math.Min((Width - (2.0 * Margin)) / scene.Sheet.Width, 640.0 / scene.Sheet.Height);
        var (left, top) = ((Width - (scene.Sheet.Width * scale)) / 2, 84);
        var legend = top + (scene.Sheet.Height * scale) + 30;
        var rows = (entries.Count + Columns - 1) / Columns;
        var height = legend + (rows * LineHeight) + 62;
        var svg = new StringBuilder(300_000);
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Width}\" height=\"{height:0}\" viewBox=\"0 0 {Width} {height:0}\" role=\"img\" aria-labelledby=\"title\" {Letters}>");
        svg.Append("<title id=\"title\">").Append(Encoded(TitleOf(scene))).Append("</title>");
        svg.Append(CultureInfo.InvariantCulture, $"<rect width=\"{Width}\" height=\"{height:0}\" fill=\"{paint.Colour("paper")}\"/>");
        Write(svg, paint, Margin, 40, 26, $"{scene.Topic.Name}, {scene.Where}", isBold: true);
        Write(svg, paint, Margin, 66, 16, SubtitleOf(scene));
        svg.Append(CultureInfo.InvariantCulture, $"<g transform=\"translate({left:0.##} {top}) scale({scale:0.#####})\">").Append(MapDrawing.Of(scene, paint, forScript: false)).Append("</g>");
        foreach (var (index, tally) in entries.Index())
        {
            var (x, y) = (Margin + (index / rows * ((Width - (2 * Margin)) / Columns)), legend + (index % rows * LineHeight));
            svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x}\" y=\"{y - 13:0}\" width=\"24\" height=\"16\" fill=\"{paint.Of(tally.Category.Look)}\" stroke=\"{paint.Colour("ink")}\" stroke-width=\"0.8\"/>");
            Write(svg, paint, x + 32, y, 14, $"{tally.Category.Label}: {CountsOf(tally)}");
        }

        Write(svg, paint, Margin, height - 40, 12, scene.Topic.HasDots ? "Coloured areas are counties and equivalents, dots are cities and towns, squares are states with something of their own." : "Coloured areas are counties and equivalents.");
        Write(svg, paint, Margin, height - 20, 12, $"{site}, {address}. Facts: its dated records with their sources. Outlines: U.S. Census Bureau, 2023.");
        return svg.Append("</svg>").ToString();
    }

    public static string TitleOf(MapScene scene) => $"{scene.Topic.Name}, {scene.Where}, {PartialDate.Of(scene.Day).ToText()}";

    /// <summary>“312 counties, 80 places, 3 states”, with what there is none of left out.</summary>
    public static string CountsOf(MapTally tally) => string.Join(", ", new[]
    {
        (Count: tally.Counties, One: "county", Many: "counties"), (Count: tally.Places, One: "place", Many: "places"), (Count: tally.States, One: "state", Many: "states"),
    }.Where(c => c.Count > 0).Select(c => Domain.Text.Plural(c.Count, c.One, c.Many)).DefaultIfEmpty("none"));

    private static string SubtitleOf(MapScene scene) => scene.Topic is BorderZoneMap ? "On every day: it is computed from the outlines" : $"As recorded for {PartialDate.Of(scene.Day).ToText()}";

    private static void Write(StringBuilder svg, MapPaint paint, int x, double y, int size, string text, bool isBold = false) =>
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x}\" y=\"{y:0}\" font-size=\"{size}\"{(isBold ? " font-weight=\"700\"" : "")} fill=\"{paint.Colour("ink")}\">{Encoded(text)}</text>");

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
