using System.Globalization;
using Tracker.Domain.Maps;

namespace Tracker.Web.Features.Shared;

/// <summary>The lines or dots by which a look is told without its colour.</summary>
public enum MapPattern
{
    None,
    Upright,
    Level,
    Rising,
    Falling,
    Crossed,
    Dotted,
    Sparse,
    SparseLevel,
    SparseDotted,
}

/// <summary>
/// How the looks of maps are painted, in a page by its variables, which know light and dark, or in a file by the same colours as they are in
/// the light. Colours stand in attributes of the drawing: the site allows no style inside a page.
/// </summary>
public sealed class MapPaint
{
    private static readonly Dictionary<string, string> Light = new(StringComparer.Ordinal)
    {
        ["paper"] = "#ffffff",
        ["ink"] = "#1b1b19",
        ["muted"] = "#5b5953",
        ["rule"] = "#d9d6ce",
        ["wash"] = "#f5f4f0",
        ["edge"] = "#85827a",
        ["coop"] = "#944300",
        ["coop-mid"] = "#d07a2d",
        ["coop-soft"] = "#eebb85",
        ["coop-tint"] = "#fbeee1",
        ["lim"] = "#00626a",
        ["lim-mid"] = "#4a9fa6",
        ["lim-tint"] = "#e0f1f2",
        ["mix"] = "#6a3a8e",
        ["mix-tint"] = "#f2eaf8",
        ["unk"] = "#5f5d57",
        ["unk-tint"] = "#efeeea",
        ["map-blank"] = "#e9e7e1",
        ["map-none"] = "#c9d3dc",
        ["info"] = "#17467e",
        ["info-mid"] = "#5f8cc0",
        ["info-soft"] = "#aac6e4",
    };

    private static readonly Dictionary<MapLook, (string Ground, MapPattern Pattern, string Mark)> Looks = new()
    {
        [MapLook.CooperatesMost] = ("coop", MapPattern.None, ""),
        [MapLook.CooperatesMore] = ("coop-mid", MapPattern.Upright, "coop"),
        [MapLook.Cooperates] = ("coop-soft", MapPattern.None, ""),
        [MapLook.CooperatesSeveral] = ("coop", MapPattern.Dotted, "coop-tint"),
        [MapLook.CooperatesOther] = ("coop-tint", MapPattern.Crossed, "coop"),
        [MapLook.CooperatesByLaw] = ("coop-tint", MapPattern.Sparse, "coop"),
        [MapLook.LimitsMost] = ("lim", MapPattern.None, ""),
        [MapLook.Limits] = ("lim-mid", MapPattern.Level, "lim-tint"),
        [MapLook.LimitsByLaw] = ("lim-tint", MapPattern.SparseLevel, "lim"),
        [MapLook.Mixed] = ("mix-tint", MapPattern.Dotted, "mix"),
        [MapLook.MixedOther] = ("mix", MapPattern.Dotted, "mix-tint"),
        [MapLook.MixedByLaw] = ("mix-tint", MapPattern.SparseDotted, "mix"),
        [MapLook.Unknown] = ("unk-tint", MapPattern.Falling, "unk"),
        [MapLook.Pending] = ("paper", MapPattern.SparseDotted, "coop"),
        [MapLook.NoLongerListed] = ("rule", MapPattern.Rising, "muted"),
        [MapLook.Ended] = ("rule", MapPattern.Falling, "muted"),
        [MapLook.NoneFound] = ("map-none", MapPattern.None, ""),
        [MapLook.NothingYet] = ("map-blank", MapPattern.SparseDotted, "muted"),
        [MapLook.Blank] = ("map-blank", MapPattern.None, ""),
        [MapLook.Inside] = ("info", MapPattern.None, ""),
        [MapLook.PartlyInside] = ("info-soft", MapPattern.Rising, "info"),
        [MapLook.Count1] = ("info-soft", MapPattern.SparseDotted, "info"),
        [MapLook.Count2] = ("info-soft", MapPattern.None, ""),
        [MapLook.Count3] = ("info-mid", MapPattern.None, ""),
        [MapLook.Count4] = ("info", MapPattern.None, ""),
    };

    private readonly Func<string, string> _colour;

    private MapPaint(Func<string, string> colour) => _colour = colour;

    /// <summary>For a drawing inside a page.</summary>
    public static MapPaint OfPage { get; } = new(name => $"var(--{name})");

    /// <summary>For a drawing that stands by itself.</summary>
    public static MapPaint OfFile { get; } = new(name => Light[name]);

    /// <summary>A colour by its name in the stylesheet.</summary>
    public string Colour(string name) => _colour(name);

    /// <summary>What fill or stroke of a look is.</summary>
    public string Of(MapLook look) => Looks[look].Pattern == MapPattern.None ? _colour(Looks[look].Ground) : $"url(#{IdOf(look)})";

    /// <summary>The patterns of these looks, to stand in the definitions of the drawing.</summary>
    /// <param name="looks">Those that are painted.</param>
    /// <param name="size">The side of a tile in units of the drawing.</param>
    public string Definitions(IEnumerable<MapLook> looks, double size) => string.Concat(looks.Distinct().Where(l => Looks[l].Pattern != MapPattern.None).Select(l => Definition(l, size)));

    private string Definition(MapLook look, double size)
    {
        var (ground, pattern, mark) = Looks[look];
        var side = pattern is MapPattern.Sparse or MapPattern.SparseLevel or MapPattern.SparseDotted ? size * 1.6 : size;
        var (full, half, thick) = (Number(side), Number(side / 2), Number(size * 0.22));
        var line = $" stroke=\"{_colour(mark)}\" stroke-width=\"{thick}\" fill=\"none\"/>";
        var marks = pattern switch
        {
            MapPattern.Upright => $"<path d=\"M{half} 0V{full}\"{line}",
            MapPattern.Level or MapPattern.SparseLevel => $"<path d=\"M0 {half}H{full}\"{line}",
            MapPattern.Rising or MapPattern.Sparse => $"<path d=\"M0 {full}L{full} 0M-1 1L1 -1M{Number(side - 1)} {Number(side + 1)}L{Number(side + 1)} {Number(side - 1)}\"{line}",
            MapPattern.Falling => $"<path d=\"M0 0L{full} {full}M-1 {Number(side - 1)}L1 {Number(side + 1)}M{Number(side - 1)} -1L{Number(side + 1)} 1\"{line}",
            MapPattern.Crossed => $"<path d=\"M0 0L{full} {full}M0 {full}L{full} 0\"{line}",
            _ => $"<circle cx=\"{half}\" cy=\"{half}\" r=\"{Number(size * 0.24)}\" fill=\"{_colour(mark)}\"/>",
        };
        return $"<pattern id=\"{IdOf(look)}\" width=\"{full}\" height=\"{full}\" patternUnits=\"userSpaceOnUse\"><rect width=\"{full}\" height=\"{full}\" fill=\"{_colour(ground)}\"/>{marks}</pattern>";
    }

    private static string IdOf(MapLook look) => $"map-{look.ToString().ToLowerInvariant()}";

    private static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
