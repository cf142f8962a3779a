using System.Buffers;
using Tracker.Domain.Spreadsheets;

namespace Tracker.Domain.Imports;

/// <summary>The headers of a table, found by name without regard to case, blanks and underscores, never by position.</summary>
public sealed class TableHeaders
{
    private static readonly SearchValues<char> Folded = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_");

    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);

    public TableHeaders(IReadOnlyList<string> printed)
    {
        Printed = printed.Select(Text.Squeeze).ToList();
        for (var i = 0; i < Printed.Count; i++)
        {
            if (Printed[i].Length > 0)
            {
                _columns.TryAdd(Fold(Printed[i]), i);
            }
        }
    }

    public IReadOnlyList<string> Printed { get; }

    public bool Has(string name) => _columns.ContainsKey(Fold(name));

    /// <summary>The header as the file prints it, or the name itself where the file has none.</summary>
    public string PrintedAs(string name) => _columns.TryGetValue(Fold(name), out var column) ? Printed[column] : name;

    public TableCell Cell(TableRow row, string name) =>
        _columns.TryGetValue(Fold(name), out var column) && column < row.Cells.Count ? row.Cells[column] : TableCell.Empty;

    public static string Fold(string name) => !name.AsSpan().ContainsAnyExcept(Folded) ? name : Text.Squeeze(name).ToLowerInvariant().Replace(' ', '_');
}
