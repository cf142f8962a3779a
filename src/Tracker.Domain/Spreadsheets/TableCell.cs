using System.Text.Json.Serialization;

namespace Tracker.Domain.Spreadsheets;

/// <summary>One cell: its text exactly as it stands, untrimmed, and the address it links to, if any.</summary>
/// <param name="Text">The text; empty for an empty cell. A formula guard (<see cref="FormulaGuard"/>) is still on it.</param>
/// <param name="Link">The external address of the cell's hyperlink. Always null in CSV, which cannot hold links.</param>
public readonly record struct TableCell(string Text, string? Link = null)
{
    public static readonly TableCell Empty = new("");

    /// <summary>Whether the text is what a formula that failed shows, such as <c>#REF!</c>, and not what somebody typed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsError { get; init; }
}
