namespace Tracker.Domain.Spreadsheets;

/// <summary>What makes a text unusable in whatever column it stands.</summary>
internal static class CellProblem
{
    public static string? In(TableCell[] cells, TableLimits limits)
    {
        for (var column = 0; column < cells.Length; column++)
        {
            if (cells[column].Text.Length > limits.MaxCellCharacters)
            {
                return $"has more than {limits.MaxCellCharacters:N0} characters in column {ColumnName.Of(column)}; shorten the text";
            }

            if (cells[column].Text.Contains('\0'))
            {
                return $"contains a NUL character in column {ColumnName.Of(column)}; type the text again";
            }
        }

        return null;
    }
}
