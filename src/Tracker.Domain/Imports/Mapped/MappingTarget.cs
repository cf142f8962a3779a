using Tracker.Domain.Records;

namespace Tracker.Domain.Imports.Mapped;

/// <summary>What a heading of somebody's own spreadsheet can stand for: a column of the tracker's format, or a way to say where.</summary>
public sealed record MappingTarget(string Group, RecordColumn Column)
{
    public string Name => Column.Name;

    public string Label => Column.Label;

    /// <summary>The values that the column can have; empty where it takes any text.</summary>
    public IReadOnlyList<Code> Codes => Column.Kind == FieldKind.YesNo ? [new("yes", "Yes"), new("no", "No")] : Column.Codes;

    /// <summary>True where a cell may hold several of the values, divided by semicolons.</summary>
    public bool TakesSeveral => Column.Kind == FieldKind.CodeSet;
}
