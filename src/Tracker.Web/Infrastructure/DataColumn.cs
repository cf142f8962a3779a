using Tracker.Domain;
using Tracker.Domain.Records;
using Tracker.Domain.Spreadsheets;

namespace Tracker.Web.Infrastructure;

/// <summary>What the cells of a column are.</summary>
public enum DataKind
{
    [Label("text")] Text,
    [Label("whole number")] WholeNumber,
    [Label("number")] Number,

    /// <summary>A whole day.</summary>
    [Label("day (2025-03-10)")] Day,

    /// <summary>A day, or a month or year where no more is known.</summary>
    [Label("date (2025-03-10, 2025-03 or 2025)")] PartialDate,
    [Label("web address")] Url,
    [Label("yes or no")] YesNo,
    [Label("code")] Code,

    /// <summary>Several codes or texts divided by semicolons.</summary>
    [Label("list, divided by semicolons")] List,
}

/// <summary>What one column of a file holds, told once: for the data dictionary, the data package, CSVW and OpenAPI alike.</summary>
public sealed record DataColumn(string Name, string Meaning, DataKind Kind = DataKind.Text)
{
    public bool Required { get; init; }

    /// <summary>The codes that stand in the cells of a closed list.</summary>
    public IReadOnlyList<Code> Codes { get; init; } = [];

    /// <summary>A regular expression that every whole cell matches, where the kind alone does not tell; null where there is none.</summary>
    public string? Pattern { get; init; }

    /// <summary>Worked out by the tracker; not read from files.</summary>
    public bool Derived { get; init; }

    /// <summary>Its kind in words.</summary>
    public string KindText => Codes<DataKind>.LabelOf(Kind);

    public static DataColumn Of(string name, RecordColumn column, string? meaning = null) => new(name, meaning ?? MeaningOf(column), KindOf(column))
    {
        Codes = column.Codes,
        Required = column.Required,
        Derived = column.Derived,
    };

    public ColumnKind CellKind => Kind switch
    {
        DataKind.WholeNumber or DataKind.Number => ColumnKind.Number,
        DataKind.Day or DataKind.PartialDate => ColumnKind.Date,
        DataKind.List => ColumnKind.List,
        _ => ColumnKind.Text,
    };

    private static string MeaningOf(RecordColumn column) => column.Hint is null ? column.Label + "." : $"{column.Label}. {column.Hint}";

    private static DataKind KindOf(RecordColumn column) => column switch
    {
        { Derived: true } when column.Name is "first_listed_on" or "last_listed_on" or "updated_on" => DataKind.Day,
        { Derived: true } when column.Name.EndsWith("_on", StringComparison.Ordinal) => DataKind.PartialDate,
        _ => column.Kind switch
        {
            FieldKind.Date => DataKind.PartialDate,
            FieldKind.Number => DataKind.WholeNumber,
            FieldKind.YesNo => DataKind.YesNo,
            FieldKind.Url => DataKind.Url,
            FieldKind.Code => DataKind.Code,
            FieldKind.CodeSet or FieldKind.Terms or FieldKind.Refs => DataKind.List,
            _ => DataKind.Text,
        },
    };
}
