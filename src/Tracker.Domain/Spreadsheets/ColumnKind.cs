namespace Tracker.Domain.Spreadsheets;

/// <summary>What a written column holds, where the formats differ in how they write it.</summary>
public enum ColumnKind
{
    Text,
    Number,

    /// <summary>Days in ISO form; a month or a year where no more is known.</summary>
    Date,

    /// <summary>Several texts divided by semicolons.</summary>
    List,
}
