using Tracker.Domain.Records;

namespace Tracker.Domain.Imports.Mapped;

/// <summary>Every target that a heading can have, for one kind of record or for a file of several.</summary>
public static class MappingTargets
{
    /// <summary>The kind of record, row by row.</summary>
    public const string Type = "type";

    /// <summary>A county's name, which is never that of the city of the same name.</summary>
    public const string County = "county";

    /// <summary>A name together with its state.</summary>
    public const string Place = "place";

    /// <summary>Whichever of these a file gives tells where a row belongs.</summary>
    public static IReadOnlyList<string> Where { get; } = ["geoid", "jurisdiction", County, Place];

    private const int SourcesOffered = 3;

    private static readonly MappingTarget TypeTarget = new(RecordColumns.Where, new RecordColumn(Type, "Kind of record", FieldKind.Code) { Codes = [.. RecordTypes.All.Select(t => new Code(t.Slug, t.Name))] });

    private static readonly MappingTarget[] Places =
    [
        new(RecordColumns.Where, new RecordColumn(County, "County, parish or borough", FieldKind.Text) { Hint = "Dallas is then the county, never the city." }),
        new(RecordColumns.Where, new RecordColumn(Place, "Place and state in one cell", FieldKind.Text) { Hint = "Such as Harris County, TX." }),
    ];

    private static readonly Dictionary<string, IReadOnlyList<MappingTarget>> ByKind =
        RecordTypes.All.Select(t => (t.Slug, Targets: Make([t]))).Append((Slug: "", Targets: Make(RecordTypes.All))).ToDictionary(t => t.Slug, t => t.Targets, StringComparer.Ordinal);

    /// <summary>In the order in which they are offered.</summary>
    /// <param name="type">The kind of all rows; null where a column tells it row by row.</param>
    public static IReadOnlyList<MappingTarget> For(RecordType? type) => ByKind[type?.Slug ?? ""];

    /// <summary>The target of that name; also a source beyond those that are offered.</summary>
    public static MappingTarget? Find(RecordType? type, string name) =>
        For(type).FirstOrDefault(t => t.Name == name) ?? (CitationColumn.Find(name) is { } found ? OfSource(found.Number, found.Column) : null);

    private static IReadOnlyList<MappingTarget> Make(IReadOnlyList<RecordType> types) =>
    [
        .. types.Count == 1 ? [] : new[] { TypeTarget },
        .. types.SelectMany(t => t.Columns).Where(c => !c.Derived).GroupBy(c => c.Name, StringComparer.Ordinal).Select(Merge).SelectMany(t => t.Name == "jurisdiction" ? [t, .. Places] : new[] { t }),
        .. Enumerable.Range(1, SourcesOffered).SelectMany(n => CitationColumn.All.Concat(CitationColumn.OnlyRead).Select(c => OfSource(n, c))),
    ];

    // Kinds may call different lists by one name: each row is judged by those of its own kind.
    private static MappingTarget Merge(IGrouping<string, RecordColumn> columns) =>
        new(columns.First().Hidden ? "Which record" : columns.First().Group, columns.First() with { Codes = [.. columns.SelectMany(c => c.Codes).DistinctBy(c => c.Value)] });

    private static MappingTarget OfSource(int number, CitationColumn column) =>
        new($"Source {number}", column.Column with { Name = column.NameFor(number), Label = $"Source {number}: {column.Column.Label.ToLowerInvariant()}" });
}
