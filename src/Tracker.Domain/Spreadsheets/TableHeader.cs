namespace Tracker.Domain.Spreadsheets;

/// <summary>The header row: the first row that is not empty. Empty columns after its last name are not part of it.</summary>
internal static class TableHeader
{
    public static IReadOnlyList<string> From(IReadOnlyList<TableCell> cells, TableLimits limits)
    {
        var width = cells.Count;
        while (width > 0 && string.IsNullOrWhiteSpace(cells[width - 1].Text))
        {
            width--;
        }

        if (width > limits.MaxColumns)
        {
            throw new UnusableTableException($"The header has more than {limits.MaxColumns:N0} columns. Remove the columns that are not needed and try again.");
        }

        var names = cells.Take(width).Select(cell => cell.Text).ToArray();
        RefuseUnreadableNames(names, limits);
        RefuseTwins(names);
        return names;
    }

    private static void RefuseUnreadableNames(string[] names, TableLimits limits)
    {
        for (var column = 0; column < names.Length; column++)
        {
            if (names[column].Contains('\0') || names[column].Length > limits.MaxCellCharacters)
            {
                throw new UnusableTableException($"The header of column {ColumnName.Of(column)} cannot be read. Type it again and save the file.");
            }
        }
    }

    private static void RefuseTwins(string[] names)
    {
        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var column = 0; column < names.Length; column++)
        {
            var name = names[column].Trim();
            if (name.Length > 0 && !seen.TryAdd(name, column))
            {
                throw new UnusableTableException($"The header “{ShownText.Short(name)}” stands in columns {ColumnName.Of(seen[name])} and {ColumnName.Of(column)}. Give each column a name of its own and try again.");
            }
        }
    }
}
