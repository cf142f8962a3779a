namespace Tracker.Domain.Spreadsheets.Xlsx;

/// <summary>Brings the sparse rows of a sheet to the width of its header.</summary>
internal static class SheetTable
{
    public static IEnumerable<TableRow> Rows(SheetReader reader, SheetSurvey survey, TableLimits limits)
    {
        var width = survey.Headers.Count;
        foreach (var row in reader.Rows().Where(row => row.Number > survey.HeaderRow))
        {
            var cells = Cells(row, width, survey.Links);
            var within = row.Cells.Where(cell => cell.Column < width).ToList();
            if (within.TrueForAll(cell => string.IsNullOrWhiteSpace(cell.Text) && cell.Problem is null))
            {
                continue;
            }

            var problem = within.Select(cell => cell.Problem).FirstOrDefault(found => found is not null);
            yield return new TableRow(row.Number, cells, problem ?? CellProblem.In(cells, limits));
        }
    }

    /// <summary>As many cells as <paramref name="width"/> says, or 0 for as many as the row has.</summary>
    public static TableCell[] Cells(SheetRow row, int width, SheetLinks? links = null)
    {
        var cells = new TableCell[width > 0 ? width : row.Cells.Max(cell => cell.Column) + 1];
        Array.Fill(cells, TableCell.Empty);
        foreach (var cell in row.Cells.Where(cell => cell.Column < cells.Length))
        {
            cells[cell.Column] = new TableCell(cell.Text, cell.Link) { IsError = cell.IsError };
        }

        for (var column = 0; column < cells.Length && links is { Any: true }; column++)
        {
            cells[column] = cells[column] with { Link = links.At(row.Number, column) ?? cells[column].Link };
        }

        return cells;
    }
}
