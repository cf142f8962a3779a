namespace Tracker.Domain.Gaps;

/// <summary>What can be missing, or unsure, so that somebody may look after it.</summary>
public sealed record GapKind(string Slug, string Name, string About)
{
    public static GapKind NeverResearched { get; } = new("never-researched", "Never researched", "Neither a record nor a check: nobody has looked, or said so.");

    public static GapKind Stale { get; } = new("stale", "Stale", "Recorded as in force, or looked for and not found, but not seen again for over 12 months.");

    public static GapKind OneSource { get; } = new("one-source", "Resting on one source", "A second source would confirm it, or dispute it.");

    public static GapKind DesignationWithoutPolicy { get; } =
        new("designation-without-policy", "Designated, no policy on file", "On somebody’s list, but neither a sanctuary policy nor a detainer policy of the place is on file.");

    public static GapKind PolicyWithoutDesignation { get; } =
        new("policy-without-designation", "Policy that limits, not designated", "A policy of the place limits cooperation, but no list on file names the place.");

    public static IReadOnlyList<GapKind> All { get; } = [NeverResearched, Stale, OneSource, DesignationWithoutPolicy, PolicyWithoutDesignation];

    public static GapKind? Find(string? slug) => All.FirstOrDefault(k => k.Slug == slug);
}
