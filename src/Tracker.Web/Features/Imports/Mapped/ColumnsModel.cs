using Tracker.Domain.Imports.Mapped;
using Tracker.Domain.Records;
using Tracker.Domain.Spreadsheets;
using Tracker.Web.Features.Records;

namespace Tracker.Web.Features.Imports.Mapped;

/// <summary>The file whose columns are asked for, as the form carries it on.</summary>
public sealed record GivenTable(ImportFile File, IReadOnlyList<HeadingSample> Samples)
{
    public string? Encoding => File.Encoding?.ToString();

    public static TextEncodingChoice? EncodingOf(string? text) => Enum.TryParse<TextEncodingChoice>(text, out var encoding) ? encoding : null;
}

/// <summary>One heading, its first values, and what it stands for so far.</summary>
public sealed record HeadingField(int Index, HeadingSample Sample, string? Column, string? Problem)
{
    public string Id => $"c{Index}";
}

/// <summary>The values of one heading whose meaning a person says; a field with the value's name a value.</summary>
public sealed record ValueFields(int Index, MappingTarget Target, HeadingSample Sample, IReadOnlyList<(string Printed, FormField Field)> Values);

/// <summary>The page that asks what the columns of a file are.</summary>
/// <param name="Type">The kind chosen; null where a column tells it row by row.</param>
public sealed record ColumnsModel(GivenTable Given, RecordType? Type, IReadOnlyList<HeadingField> Headings, IReadOnlyList<ValueFields> Values, IReadOnlyList<FormField> Fixed, IReadOnlyList<FormField> Further)
{
    public const string SeveralKinds = "several";

    /// <summary>Why the file cannot be used without it; null where somebody came to change a mapping.</summary>
    public string? Why { get; init; }

    public string? SaveAs { get; init; }

    /// <summary>Whether values stand there whose meaning was not asked before.</summary>
    public bool AsksValues { get; init; }

    public IReadOnlyList<FormError> Errors { get; init; } = [];

    public string Kind => Type?.Slug ?? SeveralKinds;

    public IEnumerable<IGrouping<string, MappingTarget>> Offered => MappingTargets.For(Type).GroupBy(t => t.Group, StringComparer.Ordinal);

    /// <summary>A heading may stand for a column beyond those that are offered, as a mapping that was brought says.</summary>
    public bool IsOffered(string column) => MappingTargets.For(Type).Any(t => t.Name == column);
}
