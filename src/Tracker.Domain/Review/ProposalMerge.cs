using Tracker.Domain.Records;

namespace Tracker.Domain.Review;

/// <summary>One field that a proposal changes, beside what stands now.</summary>
/// <param name="Column">Its column in a file; <see cref="ProposalMerge.Sources"/> for all sources together.</param>
/// <param name="Began">What stood there when the proposal was made.</param>
/// <param name="IsConflict">Somebody else has changed it since, otherwise: a person must choose.</param>
public sealed record MergeField(string Column, string Label, string Began, string Stands, string Proposed, bool IsConflict);

/// <summary>
/// A proposal against a record that has gone on since: whatever only one of the two changed is taken over; where both changed the same
/// field otherwise, it is asked.
/// </summary>
public sealed class ProposalMerge
{
    public const string Sources = "sources";

    // What says the same thing in several columns moves together.
    private static readonly string[][] Together = [["geoid", "state", "jurisdiction"], ["agency", "agency_kind"]];

    private readonly RecordType _type;
    private readonly RecordInput _stands;
    private readonly RecordInput _proposed;
    private readonly SourcesMerge _sources;

    /// <param name="began">The record as the proposal began from it.</param>
    /// <param name="stands">The record as it stands now.</param>
    public ProposalMerge(RecordType type, RecordInput began, RecordInput proposed, RecordInput stands)
    {
        (_type, _stands, _proposed) = (type, stands, proposed);
        _sources = new SourcesMerge(began.Sources, proposed.Sources, stands.Sources);
        Fields = [.. Columns(type).Select(c => Field(c, began)).OfType<MergeField>(), .. _sources.Field is { } field ? [field] : Array.Empty<MergeField>()];
    }

    /// <summary>What the proposal would change of the record as it stands; empty where all of it stands already.</summary>
    public IReadOnlyList<MergeField> Fields { get; }

    /// <summary>What a person must choose.</summary>
    public IEnumerable<MergeField> Conflicts => Fields.Where(f => f.IsConflict);

    /// <summary>The record as it becomes.</summary>
    /// <param name="keeps">Whether what stands is kept in a field that the proposal changes.</param>
    public RecordInput Take(Func<MergeField, bool> keeps)
    {
        var taken = _type.Copy(_stands);
        foreach (var field in Fields.Where(f => !keeps(f)))
        {
            if (field.Column == Sources)
            {
                taken.Sources.Clear();
                taken.Sources.AddRange(_sources.Taken);
                continue;
            }

            foreach (var name in Together.FirstOrDefault(t => t[0] == field.Column) ?? [field.Column])
            {
                var column = _type.Column(name)!;
                column.Write(taken, column.Read(_proposed));
            }
        }

        return taken;
    }

    private static IEnumerable<RecordColumn> Columns(RecordType type) =>
        type.Columns.Where(c => c is { Derived: false, Hidden: false } && !Together.Any(t => t.Skip(1).Contains(c.Name, StringComparer.Ordinal)));

    private MergeField? Field(RecordColumn column, RecordInput began)
    {
        var (was, wanted, now) = (column.Read(began), column.Read(_proposed), column.Read(_stands));
        if (wanted == was || wanted == now)
        {
            return null;
        }

        var (shown, label) = column.Name == "geoid" ? (_type.Column("jurisdiction")!, "Jurisdiction") : (column, column.Label);
        string Show(RecordInput input) => shown.Display(shown.Read(input)) + (column.Name == "geoid" && input.State is not null ? ", " + input.State : "");
        return new MergeField(column.Name, label, Show(began), Show(_stands), Show(_proposed), now != was);
    }
}
