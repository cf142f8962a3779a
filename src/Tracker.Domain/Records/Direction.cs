namespace Tracker.Domain.Records;

/// <summary>Which way a record points: what the site shows by colour, pattern and word.</summary>
public enum Direction
{
    [Label("Cooperates")] Cooperates,
    [Label("Limits")] Limits,
    [Label("Mixed")] Mixed,
    [Label("Unknown")] Unknown,
}
