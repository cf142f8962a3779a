namespace Tracker.Domain.Spreadsheets;

/// <summary>What a reader of one format hands to <see cref="Table"/>.</summary>
internal sealed record TableSource
{
    public required TableKind Kind { get; init; }

    public required int HeaderRowNumber { get; init; }

    public required IReadOnlyList<string> Headers { get; init; }

    public required IEnumerable<TableRow> Rows { get; init; }

    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Released with the table. The stream itself stays the caller's.</summary>
    public required IDisposable Reader { get; init; }

    public string? SheetName { get; init; }

    public TextEncodingChoice? Encoding { get; init; }

    public bool HasLinks { get; init; }
}
