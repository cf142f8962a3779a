using Tracker.Domain.Spreadsheets;

namespace Tracker.Domain.Imports.Mapped;

/// <summary>One heading of a file, with what stands below it.</summary>
/// <param name="First">The first different values, at most five.</param>
/// <param name="HasLinks">Whether a cell among the first rows has a hyperlink.</param>
public sealed record HeadingSample(string Heading, IReadOnlyList<string> First, bool HasLinks);

/// <summary>Looks into a file to show a person what is in it.</summary>
public static class HeadingSamples
{
    private const int Shown = 5;
    private const int RowsLookedAt = 200;

    /// <summary>Every heading that can be mapped, with its first values.</summary>
    /// <exception cref="UnusableTableException">The first rows cannot be read.</exception>
    public static IReadOnlyList<HeadingSample> Of(Table table)
    {
        var headers = new TableHeaders(table.Headers);
        var rows = table.Rows.Where(r => r.Problem is null).Take(RowsLookedAt).ToList();
        return ColumnMapping.HeadingsOf(headers).Select(h => new HeadingSample(
            h,
            rows.Select(r => ValueOf(headers.Cell(r, h))).Where(v => v.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).Take(Shown).ToList(),
            rows.Any(r => headers.Cell(r, h).Link is not null))).ToList();
    }

    /// <summary>The different values of some headings in the whole file; one more than <see cref="ColumnMapping.MaxValues"/> at most.</summary>
    /// <exception cref="UnusableTableException">The file cannot be read to its end.</exception>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> ValuesOf(Table table, IReadOnlyCollection<(string Heading, bool TakesSeveral)> headings, Func<string, string, bool> isKnown)
    {
        var headers = new TableHeaders(table.Headers);
        var found = headings.ToDictionary(h => h.Heading, _ => new Dictionary<string, string>(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var row in headings.Count == 0 ? [] : table.Rows.Where(r => r.Problem is null))
        {
            foreach (var (heading, several) in headings.Where(h => found[h.Heading].Count <= ColumnMapping.MaxValues))
            {
                var cell = ValueOf(headers.Cell(row, heading));
                foreach (var value in several ? Records.RecordColumn.Split(cell) : [cell])
                {
                    if (value.Length is > 0 and <= ColumnMapping.MaxTextLength && Text.CanBeStored(value) && !isKnown(heading, value))
                    {
                        found[heading].TryAdd(ColumnMapping.ValueKey(value), value);
                    }
                }
            }
        }

        return found.ToDictionary(f => f.Key, f => (IReadOnlyList<string>)[.. f.Value.Values], StringComparer.Ordinal);
    }

    private static string ValueOf(TableCell cell) => Text.Squeeze(FormulaGuard.Unprotect(cell.Text));
}
