using System.Text.RegularExpressions;

namespace Tracker.Domain.Agreements287g;

/// <summary>
/// One edition of a published list: a sight of it with the rows it printed. Editions are ordered by the day they stood
/// published; of two on one day the one whose file is called “pm” comes after the other, and else the file's hash decides, so
/// that the order never depends on which was imported first.
/// </summary>
public sealed partial record ListEdition(DateOnly ObservedOn, string FileName, string FileSha256, IReadOnlyList<ListedRow> Rows) : IComparable<ListEdition>
{
    private bool IsAfternoon => Afternoon().IsMatch(Path.GetFileNameWithoutExtension(FileName));

    /// <summary>The same sight is the same file on the same day, whatever it is called.</summary>
    public bool Equals(ListEdition? other) => other is not null && ObservedOn == other.ObservedOn && FileSha256 == other.FileSha256;

    public override int GetHashCode() => ObservedOn.GetHashCode();

    public int CompareTo(ListEdition? other)
    {
        if (other is null)
        {
            return 1;
        }

        var byDay = ObservedOn.CompareTo(other.ObservedOn);
        var byHalf = byDay != 0 ? byDay : IsAfternoon.CompareTo(other.IsAfternoon);
        return byHalf != 0 ? byHalf : string.CompareOrdinal(FileSha256, other.FileSha256);
    }

    public static bool operator <(ListEdition left, ListEdition right) => left.CompareTo(right) < 0;

    public static bool operator >(ListEdition left, ListEdition right) => left.CompareTo(right) > 0;

    public static bool operator <=(ListEdition left, ListEdition right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ListEdition left, ListEdition right) => left.CompareTo(right) >= 0;

    [GeneratedRegex(@"\dpm(?![a-z])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Afternoon();
}

/// <summary>
/// One row as an edition of a published list printed it: the cells that matter, blanks squeezed, and the agreement it was
/// found to be. Kept as long as its snapshot, so that all editions can be reckoned together whenever another one comes.
/// </summary>
public sealed class ListedRow
{
    private ListedRow() { }

    public ListedRow(string listSlug, DateOnly observedOn, string fileSha256, int number)
    {
        ListSlug = listSlug;
        ObservedOn = observedOn;
        FileSha256 = fileSha256;
        Number = number;
    }

    public string ListSlug { get; private set; } = "";

    public DateOnly ObservedOn { get; private set; }

    public string FileSha256 { get; private set; } = "";

    /// <summary>The row's own number in the file; the header is row 1.</summary>
    public int Number { get; private set; }

    public string State { get; init; } = "";

    public string Agency { get; init; } = "";

    public string AgencyType { get; init; } = "";

    /// <summary>Null where the list gives none.</summary>
    public string? County { get; init; }

    public string Model { get; init; } = "";

    /// <summary>The signing date as printed.</summary>
    public string SignedOn { get; init; } = "";

    public string? MoaUrl { get; init; }

    public string? AddendumUrl { get; init; }

    /// <summary>The agreement that the row is; null while it cannot be told.</summary>
    public string? RecordRef { get; private set; }

    public void BeFoundToBe(string? recordRef) => RecordRef = recordRef;
}

/// <summary>What is known of a list before another edition of it is read.</summary>
/// <param name="Editions">Those that are stored, in any order.</param>
/// <param name="MergedAgencies">Agencies that turned out to be another one: the reference that went, and the one that stays.</param>
public sealed record ListHistory(IReadOnlyList<ListEdition> Editions, IReadOnlyDictionary<string, string> MergedAgencies)
{
    public static ListHistory None { get; } = new([], new Dictionary<string, string>(StringComparer.Ordinal));
}
