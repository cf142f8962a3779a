namespace Tracker.Domain.Records;

/// <summary>How a column's text is read, drawn in a form and written.</summary>
public enum FieldKind
{
    Text,
    LongText,

    /// <summary>A <see cref="PartialDate"/>.</summary>
    Date,

    /// <summary>One code of a closed list.</summary>
    Code,

    /// <summary>Several codes of a closed list, divided by semicolons.</summary>
    CodeSet,

    /// <summary>Slugs of taxonomy terms, divided by semicolons.</summary>
    Terms,

    Url,

    /// <summary>References of records, divided by semicolons.</summary>
    Refs,

    /// <summary>A whole number, zero or more.</summary>
    Number,

    /// <summary><c>yes</c> or <c>no</c>.</summary>
    YesNo,
}
