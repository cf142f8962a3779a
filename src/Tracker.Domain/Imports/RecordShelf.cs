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
/// at hand name.
/// </summary>
public sealed class RecordShelf
{
    private Dictionary<string, ExistingRecord> _byRef = [];
    private ILookup<string, ExistingRecord>? _byAgency;

    public RecordShelf(IEnumerable<ExistingRecord> records) => Hold(records);

    public IEnumerable<ExistingRecord> All => _byRef.Values;

    /// <summary>Takes these in, in place of those it held.</summary>
    public void Hold(IEnumerable<ExistingRecord> records)
    {
        _byRef = records.ToDictionary(r => r.Ref, StringComparer.Ordinal);
        _byAgency = null;
    }

    public ExistingRecord? Find(string recordRef) => _byRef.GetValueOrDefault(recordRef);

    public IEnumerable<ExistingRecord> OfAgency(string agencyRef) =>
        (_byAgency ??= _byRef.Values.Where(r => r.AgencyRef is not null).ToLookup(r => r.AgencyRef!))[agencyRef];
}
