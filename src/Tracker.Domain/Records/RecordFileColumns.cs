using Tracker.Domain.Spreadsheets;

namespace Tracker.Domain.Records;

/// <summary>One column of a file of records.</summary>
/// <param name="Column">What it holds.</param>
/// <param name="Source">The number of the source that it tells of; null for what it tells of the record itself.</param>
public sealed record FileColumn(string Name, RecordColumn Column, Func<RecordCells, string?> Read, int? Source = null)
{
    public ColumnKind Kind => RecordFileColumns.KindOf(Column);
}

/// <summary>
/// The columns of a file of one kind of record, or of several: what every kind has, the kinds' own in their order,
/// and as many sources as the records need.
/// </summary>
public static class RecordFileColumns
{
    /// <param name="types">The kinds in the file.</param>
    /// <param name="sources">How many sources a record has at most.</param>
    /// <param name="contested">Whether a record is contested. Where none is, the file does without the column.</param>
    /// <param name="archived">Whether a citation has an archived copy of its own; likewise.</param>
    public static IReadOnlyList<FileColumn> For(IReadOnlyList<RecordType> types, int sources, bool contested = false, bool archived = false)
    {
        var citing = CitationColumn.All.Where(c => archived || !c.OnlyWhereFilled).ToList();
        var head = RecordColumns.Head.Concat(types.SelectMany(t => t.OwnColumns)).Concat(types.Count == 1 ? [] : Dates);
        return
        [
            .. head.Concat(RecordColumns.Body.Where(c => contested || c != RecordColumns.Contested)).DistinctBy(c => c.Name).Select(Own),
            .. Enumerable.Range(1, Math.Max(1, sources)).SelectMany(n => citing.Select(c => new FileColumn(c.NameFor(n), c.Column, cells => cells.ReadSource(n, c), n))),
            .. RecordColumns.Tail.Select(Own),
        ];
    }

    // A file of several kinds tells when each record began and ended, whatever its kind calls it.
    private static IEnumerable<RecordColumn> Dates => [RecordColumns.StartedOn, RecordColumns.EndedOn];

    private static FileColumn Own(RecordColumn column) => new(column.Name, column, cells => cells.Read(column.Name));

    // Days that the tracker works out are no fields, so only their names tell.
    internal static ColumnKind KindOf(RecordColumn column) => column switch
    {
        { IsNumeric: true } => ColumnKind.Number,
        { Kind: FieldKind.Date } => ColumnKind.Date,
        { Kind: FieldKind.CodeSet or FieldKind.Terms or FieldKind.Refs } => ColumnKind.List,
        { Derived: true } when column.Name.EndsWith("_on", StringComparison.Ordinal) => ColumnKind.Date,
        _ => ColumnKind.Text,
    };
}
