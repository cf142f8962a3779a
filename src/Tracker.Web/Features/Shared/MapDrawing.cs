using System.Globalization;
using System.Text;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Maps;
using Tracker.Domain.Maps.Drawing;

namespace Tracker.Web.Features.Shared;

/// <summary>
/// Draws a scene: the counties of a category as one path, places as dots, states and territories as squares. A country in thousands of
/// elements would take a phone seconds; which part of a path is which county stands in <c>data-of</c>, for the script.
/// </summary>
public static class MapDrawing
{
    /// <summary>How wide the country is where lines and dots have their natural size.</summary>
    private const double NaturalWidth = 975;

    /// <summary>What stands inside the svg element. Nothing in it comes from outside, so that nothing needs encoding.</summary>
    /// <param name="scene">What is drawn.</param>
    /// <param name="paint">With which colours.</param>
    /// <param name="forScript">With what the script needs to find places and colour them anew.</param>
    public static string Of(MapScene scene, MapPaint paint, bool forScript)
    {
        var unit = scene.Sheet.Width / NaturalWidth;
        var svg = new StringBuilder(300_000);
        var looks = scene.Topic.Categories.Select(c => c.Look);
        svg.Append("<defs>").Append(paint.Definitions(looks, 5 * unit)).Append("</defs>");
        Counties(svg, scene, paint, forScript, unit);
        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"map-borders\" fill=\"none\" stroke=\"{paint.Colour("ink")}\" stroke-width=\"{0.9 * unit:0.##}\" stroke-linejoin=\"round\" d=\"{scene.Sheet.Borders}\"/>");
        if (scene.Topic.HasDots)
        {
            var size = scene.State is null ? 4.4 : 9;
            Marks(svg, scene, paint, unit, "dots", "round", size, p => p.Jurisdiction.Level is JurisdictionLevel.Place or JurisdictionLevel.CountySubdivision);
            Marks(svg, scene, paint, unit, "squares", "square", size * 1.8, p => p.Jurisdiction.Level == JurisdictionLevel.State);
        }

        if (scene.State is null)
        {
            Islands(svg, scene, paint, unit);
        }

        return svg.ToString();
    }

    /// <summary>Where a mark for the place stands; null where nobody knows.</summary>
    public static MapPoint? PointOf(MapSheet sheet, Jurisdiction place) =>
        place is { Latitude: { } latitude, Longitude: { } longitude } ? sheet.At(place.Geoid.StatePart, latitude, longitude) : null;

    private static void Counties(StringBuilder svg, MapScene scene, MapPaint paint, bool forScript, double unit)
    {
        svg.Append(CultureInfo.InvariantCulture, $"<g class=\"map-counties\" stroke=\"{paint.Colour("paper")}\" stroke-width=\"{0.5 * unit:0.##}\" stroke-linejoin=\"round\">");
        var groups = scene.Places.Where(p => scene.Sheet.Counties.ContainsKey(p.Jurisdiction.Geoid.Value)).ToLookup(p => p.Category);
        foreach (var (index, category) in scene.Topic.Categories.Index())
        {
            var counties = groups[category].Select(p => p.Jurisdiction.Geoid.Value).ToList();
            if (forScript)
            {
                var parts = counties.Select(c => scene.Sheet.Counties[c].Count(letter => letter == 'M') is > 1 and var rings ? $"{c}*{rings}" : c);
                svg.Append(CultureInfo.InvariantCulture, $"<path data-k=\"{index}\" data-of=\"{string.Join(' ', parts)}\" fill=\"{FillOf(scene, category, paint)}\" d=\"");
            }
            else if (counties.Count > 0)
            {
                svg.Append(CultureInfo.InvariantCulture, $"<path fill=\"{FillOf(scene, category, paint)}\" d=\"");
            }
            else
            {
                continue;
            }

            counties.ForEach(c => svg.Append(scene.Sheet.Counties[c]));
            svg.Append("\"/>");
        }

        svg.Append("</g>");
    }

    // Lines of next to no length, whose round or square ends are drawn: a thousand dots as one path.
    private static void Marks(StringBuilder svg, MapScene scene, MapPaint paint, double unit, string name, string ends, double size, Func<MappedPlace, bool> which)
    {
        var marks = scene.Places.Where(which).Where(p => p.Category.IsMarked && scene.IsShown(p.Category)).Select(p => (p.Category, Point: PointOf(scene.Sheet, p.Jurisdiction))).Where(m => m.Point is not null)
            .ToLookup(m => m.Category, m => string.Create(CultureInfo.InvariantCulture, $"M{m.Point!.Value.X:0} {m.Point.Value.Y:0}h.01"));
        svg.Append(CultureInfo.InvariantCulture, $"<g class=\"map-{name}\" fill=\"none\" stroke-linecap=\"{ends}\">");
        foreach (var (index, category) in scene.Topic.Categories.Index().Reverse().Where(c => c.Item.IsMarked && scene.IsShown(c.Item)))
        {
            var path = string.Concat(marks[category]);
            svg.Append(CultureInfo.InvariantCulture, $"<path data-k=\"{index}\" stroke=\"{paint.Colour("ink")}\" stroke-width=\"{(size + 1.6) * unit:0.##}\" d=\"{path}\"/>")
                .Append(CultureInfo.InvariantCulture, $"<path data-k=\"{index}\" stroke=\"{paint.Of(category.Look)}\" stroke-width=\"{size * unit:0.##}\" d=\"{path}\"/>");
        }

        svg.Append("</g>");
    }

    /// <summary>The territories without counties have two letters below where their square stands.</summary>
    private static void Islands(StringBuilder svg, MapScene scene, MapPaint paint, double unit)
    {
        foreach (var (state, letters) in MapProjection.Squares)
        {
            var point = scene.Sheet.At(state, 0, 0);
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{point.X:0}\" y=\"{point.Y + (15 * unit):0}\" font-size=\"{9 * unit:0.#}\" text-anchor=\"middle\" fill=\"{paint.Colour("muted")}\">{letters}</text>");
        }
    }

    private static string FillOf(MapScene scene, MapCategory category, MapPaint paint) => paint.Of(scene.IsShown(category) ? category.Look : MapLook.Blank);
}
