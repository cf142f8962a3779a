namespace Tracker.Domain.Spreadsheets.Xlsx;

/// <summary>A cell that is not empty, with what stands against it, worded as in <see cref="TableRow.Problem"/>.</summary>
internal readonly record struct SheetCell(int Column, string Text, string? Link, string? Problem)
{
    public bool IsError { get; init; }
}

/// <summary>A row with at least one cell that is not empty. The list is used again for the next row.</summary>
internal readonly record struct SheetRow(int Number, List<SheetCell> Cells);
