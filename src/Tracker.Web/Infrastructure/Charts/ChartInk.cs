namespace Tracker.Web.Infrastructure.Charts;

/// <summary>The colours of charts in files: those of the stylesheet on paper.</summary>
internal sealed record ChartInk(string Line, string Tint)
{
    public const string Ink = "#1b1b19";
    public const string Muted = "#5b5953";
    public const string Rule = "#d9d6ce";
    public const string Paper = "#ffffff";
    public const string Letters = "sans-serif";

    /// <param name="direction">The code of a direction.</param>
    public static ChartInk Of(string direction) => direction switch
    {
        "cooperates" => new("#944300", "#fbeee1"),
        "limits" => new("#00626a", "#e0f1f2"),
        "mixed" => new("#6a3a8e", "#f2eaf8"),
        _ => new("#5f5d57", "#efeeea"),
    };
}
