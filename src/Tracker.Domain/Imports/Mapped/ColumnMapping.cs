using System.Security.Cryptography;
using System.Text;
using Tracker.Domain.Records;

namespace Tracker.Domain.Imports.Mapped;

/// <summary>What one heading stands for.</summary>
/// <param name="Heading">As the file prints it, blanks squeezed.</param>
/// <param name="Column">The target's name; null where the column is left out.</param>
/// <param name="Values">What the column's values mean, where it has codes: the code by the value as printed; an empty text leaves the cell empty.</param>
public sealed record MappedHeading(string Heading, string? Column, IReadOnlyDictionary<string, string> Values)
{
    public static IReadOnlyDictionary<string, string> NoValues { get; } = new Dictionary<string, string>(StringComparer.Ordinal);
}

/// <summary>How somebody's own spreadsheet is read: what its headings stand for, and what is the same in all rows.</summary>
/// <param name="Type">The kind of all rows; null where a column tells it row by row.</param>
/// <param name="Fixed">One value for all rows by the target's name, for what the file does not have.</param>
public sealed record ColumnMapping(string? Name, RecordType? Type, IReadOnlyList<MappedHeading> Headings, IReadOnlyDictionary<string, string> Fixed)
{
    public const int NameMaxLength = 80;
    public const int MaxHeadings = 200;
    public const int MaxValues = 50;

    /// <summary>Of a heading and of a value; longer ones are sentences, and not mapped.</summary>
    public const int MaxTextLength = 300;

    public MappedHeading? HeadingOf(string column) => Headings.FirstOrDefault(h => h.Column == column);

    /// <summary>True where the file or the value for all rows gives it.</summary>
    public bool Gives(string column) => Fixed.ContainsKey(column) || HeadingOf(column) is not null;

    /// <summary>The same for two files with the same headings in whatever order and case.</summary>
    public string HeadingsKey => KeyOf(Headings.Select(h => h.Heading));

    /// <summary>The headings of a file that can be mapped: those that have a name, each once.</summary>
    public static IReadOnlyList<string> HeadingsOf(TableHeaders headers) => headers.Printed
        .Where(h => h.Length is > 0 and <= MaxTextLength && Text.CanBeStored(h))
        .DistinctBy(TableHeaders.Fold, StringComparer.Ordinal).Take(MaxHeadings).ToList();

    public static string KeyOf(IEnumerable<string> headings)
    {
        var folded = headings.Select(TableHeaders.Fold).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', folded))));
    }

    /// <summary>A value as it is looked up: without regard to case and blanks.</summary>
    public static string ValueKey(string printed) => Text.Squeeze(printed).ToLowerInvariant();
}
