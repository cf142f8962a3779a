using Tracker.Domain.Records;

namespace Tracker.Domain.Imports;

/// <summary>A stored record as an import compares with it.</summary>
/// <param name="ListSpells">First and last sight by list, for agreements that a published list has shown.</param>
public sealed record ExistingRecord(
    string Ref,
    RecordType Type,
    string? AgencyRef,
    int Version,
    RecordInput Input,
    IReadOnlyDictionary<string, (DateOnly First, DateOnly Last)> ListSpells);

/// <summary>The stored records that rows of a file may be.</summary>
public sealed class RecordShelf(IEnumerable<ExistingRecord> records)
{
    private readonly Dictionary<string, ExistingRecord> _byRef = records.ToDictionary(r => r.Ref, StringComparer.Ordinal);
    private ILookup<string, ExistingRecord>? _byAgency;
    private Dictionary<string, ExistingRecord>? _byContent;

    public IEnumerable<ExistingRecord> All => _byRef.Values;

    public ExistingRecord? Find(string recordRef) => _byRef.GetValueOrDefault(recordRef);

    public IEnumerable<ExistingRecord> OfAgency(string agencyRef) =>
        (_byAgency ??= _byRef.Values.Where(r => r.AgencyRef is not null).ToLookup(r => r.AgencyRef!))[agencyRef];

    /// <summary>A record that says the very same, but for what only the tracker gives it.</summary>
    public ExistingRecord? WithSameContent(RecordType type, RecordInput input)
    {
        _byContent ??= _byRef.Values.DistinctBy(r => RecordContent.Of(r.Type, r.Input)).ToDictionary(r => RecordContent.Of(r.Type, r.Input), StringComparer.Ordinal);
        return _byContent.GetValueOrDefault(RecordContent.Of(type, input));
    }
}

/// <summary>The cells of a record as one text, to find two that say the same.</summary>
public static class RecordContent
{
    private const char Divider = '\u001f';

    public static string Of(RecordType type, RecordInput input)
    {
        var cells = type.Columns.Where(c => !c.Derived && !c.Hidden).Select(c => c.Read(input))
            .Concat(input.Sources.SelectMany(s => CitationColumn.All.Select(c => c.Read(s))));
        return type.Slug + Divider + string.Join(Divider, cells);
    }

    /// <summary>The cells that differ, in the order of the file.</summary>
    public static IReadOnlyList<CellChange> Differences(RecordType type, RecordInput old, RecordInput current)
    {
        var changes = new List<CellChange>();
        foreach (var column in type.Columns.Where(c => !c.Derived && !c.Hidden))
        {
            Compare(column.Name, column.Read(old), column.Read(current), changes);
        }

        for (var i = 0; i < Math.Max(old.Sources.Count, current.Sources.Count); i++)
        {
            foreach (var column in CitationColumn.All)
            {
                Compare(column.NameFor(i + 1), Cell(old, i, column), Cell(current, i, column), changes);
            }
        }

        return changes;
    }

    private static string? Cell(RecordInput input, int index, CitationColumn column) =>
        index < input.Sources.Count ? column.Read(input.Sources[index]) : null;

    private static void Compare(string column, string? old, string? current, List<CellChange> changes)
    {
        if (old != current)
        {
            changes.Add(new CellChange(column, old, current));
        }
    }
}
