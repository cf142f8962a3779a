using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;
using Tracker.Domain.Sources;

namespace Tracker.Domain.Checks;

/// <summary>A check as it was typed in its form, kept as text until it is judged.</summary>
public sealed class CheckInput
{
    /// <summary>Picked behind the name; it counts only while the name is the one it was picked for.</summary>
    public string? Geoid { get; set; }

    public string? Jurisdiction { get; set; }

    public string? Topic { get; set; }

    public string? CheckedOn { get; set; }

    public string? Note { get; set; }

    /// <summary>Where was looked: one of the sources there are, or what a new one needs.</summary>
    public CitationInput Source { get; init; } = new();

    public CheckInput Copy()
    {
        var copy = new CheckInput { Geoid = Geoid, Source = new CitationInput { SourceRef = Source.SourceRef } };
        foreach (var column in CheckColumn.All)
        {
            column.Write(copy, column.Read(this));
        }

        return copy;
    }
}

/// <summary>A judged check: its texts in stored form, its jurisdiction and source found, its problems named.</summary>
public sealed record CheckDraft(CheckInput Input, Jurisdiction? Place, SourceChoice? Source, IReadOnlyList<FieldProblem> Problems)
{
    public bool IsSound => Problems.Count == 0;

    public Check ToCheck(string @ref) => new(@ref, Place!.Geoid, Input.Topic!, PartialDate.Parse(Input.CheckedOn!).Earliest, Source!.Ref, Input.Note);
}
