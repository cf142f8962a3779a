using Tracker.Domain.Records;
using Tracker.Domain.Tests.Records;

namespace Tracker.Domain.Tests.Imports.TrackerRecords;

/// <summary>What a person does to an export.</summary>
internal static class CellEdit
{
    /// <summary>A row's cell of some text column, cleared or typed anew.</summary>
    public static (string Column, string? Old, string? Edited) Make(RecordFile file, int row, RecordType type, Drawn drawn)
    {
        var texts = type.Columns.Where(c => c is { Derived: false, Hidden: false, Required: false, Kind: FieldKind.Text or FieldKind.LongText } && c.Group != RecordColumns.Where && c.Name is not "term" and not "model_as_printed")
            .Select(c => c.Name).Concat(["source_1_locator", "source_1_quotation", "source_1_title", "last_verified_on", "tags"]).ToList();
        var column = drawn.One(texts);
        var old = file[row, column];
        var edited = column switch
        {
            "last_verified_on" => old == "2024-02-29" ? "2024-02" : "2024-02-29",
            "tags" => old == "practice" ? "detainers;practice" : "practice",
            "source_1_title" => drawn.NewText(old),
            _ when old is not null && drawn.One([true, false]) => null,
            _ => drawn.NewText(old),
        };
        file[row, column] = edited;
        return (column, old, Text.Tidy(edited));
    }
}
