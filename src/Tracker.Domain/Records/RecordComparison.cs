namespace Tracker.Domain.Records;

/// <summary>One field that says something else in another version; as people read it, empty where nothing stands.</summary>
public sealed record ComparedField(string Column, string Label, string Old, string New);

/// <summary>One source that was added, taken away, or says something else.</summary>
/// <param name="Fate">Added, taken away or changed, in a word for people.</param>
public sealed record ComparedSource(string Title, string Fate, IReadOnlyList<ComparedField> Fields);

/// <summary>Two versions of a record, field by field and source by source: only what differs.</summary>
public sealed class RecordComparison
{
    public const string Added = "Added";
    public const string TakenAway = "Taken away";
    public const string Changed = "Changed";

    private static readonly IReadOnlyList<CitationColumn> SourceColumns = [.. CitationColumn.All, .. CitationColumn.OnlyRead];

    public RecordComparison(RecordType type, RecordInput old, RecordInput current)
    {
        var columns = type.Columns.Where(c => c is { Derived: false, Hidden: false }).ToList();
        Fields = [.. columns.Select(c => Field(c.Name, c, c.Read(old), c.Read(current))).OfType<ComparedField>()];
        Alike = columns.Count(c => c.Read(old) is { Length: > 0 } text && text == c.Read(current));
        var (before, after) = (ByKey(old.Sources), ByKey(current.Sources));
        Sources = [.. before.Keys.Union(after.Keys, StringComparer.Ordinal).Select(k => Source(before.GetValueOrDefault(k), after.GetValueOrDefault(k))).OfType<ComparedSource>()];
        SourcesAlike = before.Keys.Count(after.ContainsKey) - Sources.Count(s => s.Fate == Changed);
        IsReordered = !before.Keys.Where(after.ContainsKey).SequenceEqual(after.Keys.Where(before.ContainsKey), StringComparer.Ordinal);
    }

    public IReadOnlyList<ComparedField> Fields { get; }

    public IReadOnlyList<ComparedSource> Sources { get; }

    /// <summary>How many fields say the same in both; those that are empty in both are not counted.</summary>
    public int Alike { get; }

    public int SourcesAlike { get; }

    /// <summary>The sources that both have stand in another order.</summary>
    public bool IsReordered { get; }

    public bool IsSame => Fields.Count == 0 && Sources.Count == 0 && !IsReordered;

    /// <summary>By reference; the same source cited twice is told apart by the order.</summary>
    private static Dictionary<string, CitationInput> ByKey(IReadOnlyList<CitationInput> citations) =>
        citations.GroupBy(c => c.SourceRef ?? $"{c.Url}\n{c.Title}", StringComparer.Ordinal).SelectMany(g => g.Select((c, i) => (Key: $"{g.Key}\n{i}", Citation: c)))
            .OrderBy(c => IndexOf(citations, c.Citation)).ToDictionary(c => c.Key, c => c.Citation, StringComparer.Ordinal);

    private static int IndexOf(IReadOnlyList<CitationInput> citations, CitationInput citation) =>
        citations.Index().First(c => ReferenceEquals(c.Item, citation)).Index;

    private static ComparedSource? Source(CitationInput? old, CitationInput? current)
    {
        var fields = SourceColumns.Select(c => Field(c.Suffix, c.Column, old is null ? null : c.Read(old), current is null ? null : c.Read(current))).OfType<ComparedField>().ToList();
        var title = (current ?? old)!.Title ?? (current ?? old)!.Url ?? "";
        return (old, current) switch
        {
            (null, _) => new ComparedSource(title, Added, fields),
            (_, null) => new ComparedSource(title, TakenAway, fields),
            _ => fields.Count == 0 ? null : new ComparedSource(title, Changed, fields),
        };
    }

    private static ComparedField? Field(string name, RecordColumn column, string? old, string? current) =>
        old == current ? null : new ComparedField(name, column.Label, column.Display(old), column.Display(current));
}
