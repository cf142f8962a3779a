namespace Tracker.Domain.Spreadsheets;

/// <summary>
/// What a file may ask of this program. Uploads come from strangers, so each limit is checked on what was really
/// read, never on a size that the file claims.
/// </summary>
public sealed record TableLimits
{
    public static readonly TableLimits Default = new();

    public long MaxFileBytes { get; init; } = 100_000_000;

    public string FileTooLarge => $"The file is larger than {MaxFileBytes / 1_000_000d:0.##} MB. Split it into smaller files and try again.";

    /// <summary>Rows after the header, not counting empty ones.</summary>
    public int MaxRows { get; init; } = 1_000_000;

    /// <summary>The text of one row. In CSV it is counted in bytes of UTF-8, delimiters and quotes included.</summary>
    public int MaxRowCharacters { get; init; } = 10_000_000;

    /// <summary>A longer text makes its row unusable. Excel itself stops at 32,767.</summary>
    public int MaxCellCharacters { get; init; } = 100_000;

    public int MaxColumns { get; init; } = 1_000;

    public int MaxSharedStrings { get; init; } = 500_000;

    /// <summary>All shared strings of a workbook together, and all its links: these are held in memory.</summary>
    public int MaxHeldCharacters { get; init; } = 50_000_000;

    /// <summary>Everything unpacked from a workbook; a sheet that is read twice counts once.</summary>
    public long MaxUnpackedBytes { get; init; } = 200_000_000;

    /// <summary>Files inside a workbook, which is a ZIP archive.</summary>
    public int MaxParts { get; init; } = 1_000;

    /// <summary>Elements within elements in a workbook's XML. Real ones stay below 15.</summary>
    public int MaxDepth { get; init; } = 64;

    /// <summary>Cells with a hyperlink in a sheet, each cell of a range counted.</summary>
    public int MaxLinkedCells { get; init; } = 250_000;
}
