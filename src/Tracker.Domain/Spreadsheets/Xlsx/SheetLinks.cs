namespace Tracker.Domain.Spreadsheets.Xlsx;

/// <summary>The external addresses of a sheet's cells. A link can lie over a range of cells, and then belongs to each.</summary>
internal sealed class SheetLinks
{
    /// <summary>A larger range is a slip of the mouse (a whole column, a whole sheet), not a link meant for each cell.</summary>
    public const int MaxRangeCells = 10_000;

    private readonly Dictionary<(int Row, int Column), string> links = [];
    private long covered;

    public bool Any => links.Count > 0;

    /// <summary>Ranges that were too large to be read.</summary>
    public List<string> Unread { get; } = [];

    public string? At(int row, int column) => links.GetValueOrDefault((row, column));

    public static SheetLinks Read(SheetReader sheet, Dictionary<string, Relationship> relationships, TableLimits limits)
    {
        var found = new SheetLinks();
        var (count, ranges) = (0, new List<(string Cells, string Address)>());
        foreach (var (cells, id, location) in sheet.Hyperlinks())
        {
            if (relationships.TryGetValue(id, out var to) && to is { IsExternal: true, Target.Length: > 0 })
            {
                // Spreadsheets cut an address at its # and keep the rest apart.
                var address = string.IsNullOrEmpty(location) || to.Target.Contains('#') ? to.Target : $"{to.Target}#{location}";
                RefuseExcess(++count, limits);
                if (cells.Contains(':'))
                {
                    ranges.Add((cells, address));
                    continue;
                }

                found.Add(cells, address, limits);
            }
        }

        // A link of a single cell, which stands already, is more particular than one over a range that covers it.
        foreach (var (cells, address) in ranges)
        {
            found.Add(cells, address, limits);
        }

        return found;
    }

    private void Add(string cells, string address, TableLimits limits)
    {
        var colon = cells.IndexOf(':');
        if (!ColumnName.TryParseReference(colon < 0 ? cells : cells.AsSpan(0, colon), out var left, out var top)
            || !ColumnName.TryParseReference(colon < 0 ? cells : cells.AsSpan(colon + 1), out var right, out var bottom)
            || right < left || bottom < top)
        {
            throw XlsxRefusal.Damaged();
        }

        var size = (right - left + 1L) * (bottom - top + 1L);
        if (size > MaxRangeCells)
        {
            Unread.Add($"{ColumnName.Of(left)}{top} to {ColumnName.Of(right)}{bottom}");
            return;
        }

        // Ranges may lie over each other, so what counts is the work, not the links that remain.
        covered += size;
        RefuseExcess(covered, limits);
        for (var row = top; row <= bottom; row++)
        {
            for (var column = left; column <= right; column++)
            {
                links.TryAdd((row, column), address);
            }
        }
    }

    private static void RefuseExcess(long count, TableLimits limits)
    {
        if (count > limits.MaxLinkedCells)
        {
            throw XlsxRefusal.Oversized($"links on more than {limits.MaxLinkedCells:N0} cells");
        }
    }
}
