namespace Tracker.Domain.Spreadsheets;

/// <summary>One row that is not empty, as wide as the header or wider, never narrower.</summary>
/// <param name="Number">The number a spreadsheet shows beside the row. The header is usually row 1.</param>
/// <param name="Cells">The cells by column. A row with a problem may hold more of them than the header has.</param>
/// <param name="Problem">Why the row cannot be used, worded to follow “Row 17 ”; null when it can.</param>
public sealed record TableRow(int Number, IReadOnlyList<TableCell> Cells, string? Problem);
