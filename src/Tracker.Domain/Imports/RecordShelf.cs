using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
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
    IReadOnlyDictionary<string, (DateOnly First, DateOnly Last)> ListSpells)
{
    /// <summary>The date that others than published lists give an agreement, where a list has shown it: see <see cref="Agreements287g.Listing.DateElsewhere"/>.</summary>
    public string? DateElsewhere { get; init; }
}

/// <summary>
/// The stored records that rows of a file may be: all of them, or, where the file is read some rows at a time, those that the rows
/// at hand name, and of the others no more than what they say, as a key.
/// </summary>
public sealed class RecordShelf
{
    private Dictionary<string, ExistingRecord> _byRef = [];
    private ILookup<string, ExistingRecord>? _byAgency;
    private Dictionary<UInt128, string>? _refByContent;

    public RecordShelf(IEnumerable<ExistingRecord> records) => Hold(records);

    public IEnumerable<ExistingRecord> All => _byRef.Values;

    /// <summary>Whether it knows what all records say.</summary>
    public bool KnowsContents => _refByContent is not null;

    /// <summary>Takes these in, in place of those it held.</summary>
    public void Hold(IEnumerable<ExistingRecord> records)
    {
        _byRef = records.ToDictionary(r => r.Ref, StringComparer.Ordinal);
        _byAgency = null;
    }

    /// <summary>Learns what all records say, by <see cref="RecordContent.KeyOf"/>.</summary>
    public void LearnContents(IEnumerable<(UInt128 Content, string Ref)> contents)
    {
        _refByContent = [];
        foreach (var (content, recordRef) in contents)
        {
            _refByContent.TryAdd(content, recordRef);
        }
    }

    public ExistingRecord? Find(string recordRef) => _byRef.GetValueOrDefault(recordRef);

    public IEnumerable<ExistingRecord> OfAgency(string agencyRef) =>
        (_byAgency ??= _byRef.Values.Where(r => r.AgencyRef is not null).ToLookup(r => r.AgencyRef!))[agencyRef];

    /// <summary>The reference of a record that says the very same, but for what only the tracker gives it.</summary>
    public string? WithSameContent(UInt128 content)
    {
        if (_refByContent is null)
        {
            LearnContents(_byRef.Values.Select(r => (RecordContent.KeyOf(r.Type, r.Input), r.Ref)));
        }

        return _refByContent!.GetValueOrDefault(content);
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

    /// <summary>The same in sixteen bytes: no two texts that anybody has found share them.</summary>
    public static UInt128 KeyOf(RecordType type, RecordInput input) =>
        BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(MemoryMarshal.AsBytes(Of(type, input).AsSpan())));

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
