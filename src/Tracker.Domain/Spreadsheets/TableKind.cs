namespace Tracker.Domain.Spreadsheets;

/// <summary>What a file is, judged by its content and never by its name.</summary>
public enum TableKind
{
    Csv,
    Xlsx,
}
