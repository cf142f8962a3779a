using System.Text.Json.Serialization;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Sources;

namespace Tracker.Domain.Records;

/// <summary>What is wrong with one field: its column, the text that stood there, and what to do.</summary>
public sealed record FieldProblem(string Column, string? Value, string Message)
{
    /// <summary>The place that a person could name to mend it, here and wherever the same is written; null where that would not help.</summary>
    [JsonIgnore]
    public PlaceQuestion? Asks { get; init; }
}

/// <summary>The agency a draft names: one that is there, or one to be made (then <see cref="IsNew"/>).</summary>
public sealed record AgencyChoice(string Ref, string Name, Agencies.AgencyKind Kind, GeoId Home, bool IsNew)
{
    public string? Ori { get; init; }

    public IReadOnlyList<string> OtherNames { get; init; } = [];
}

/// <summary>A judged input: its texts in stored form, its jurisdiction and agency found, its problems named.</summary>
public sealed record RecordDraft(
    RecordType Type,
    RecordInput Input,
    GeoId Geoid,
    AgencyChoice? Agency,
    IReadOnlyList<SourceChoice> Sources,
    IReadOnlyList<FieldProblem> Problems)
{
    public bool IsSound => Problems.Count == 0;
}
