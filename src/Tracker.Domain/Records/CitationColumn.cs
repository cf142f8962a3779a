using System.Globalization;
using Tracker.Domain.Sources;

namespace Tracker.Domain.Records;

/// <summary>A column that stands once for every source of a record: <c>source_1_url</c>, <c>source_2_url</c>…</summary>
public sealed record CitationColumn(string Suffix, RecordColumn Column, Func<CitationInput, string?> Read, Action<CitationInput, string?> Write)
{
    /// <summary>More sources than this a record cannot have; a spreadsheet with more is a slip.</summary>
    public const int MaxSources = 50;

    /// <summary>Written only where some record fills it: without any, files keep the columns they always had.</summary>
    public bool OnlyWhereFilled { get; init; }

    public string NameFor(int number) => $"source_{number}_{Suffix}";

    public static IReadOnlyList<CitationColumn> All { get; } =
    [
        new("url", new("url", "Address", FieldKind.Url) { MaxLength = WebAddress.MaxLength }, c => c.Url, (c, v) => c.Url = v),
        new("title", new("title", "Title", FieldKind.Text) { MaxLength = Source.TitleMaxLength }, c => c.Title, (c, v) => c.Title = v),
        new("kind", new("kind", "Kind", FieldKind.Code) { Codes = Codes<SourceKind>.All }, c => c.Kind, (c, v) => c.Kind = v),
        new("stance", new("stance", "Stance", FieldKind.Code) { Codes = Codes<CitationStance>.All }, c => c.Stance, (c, v) => c.Stance = v),
        new("locator", new("locator", "Page, section or row", FieldKind.Text) { MaxLength = Citation.LocatorMaxLength }, c => c.Locator, (c, v) => c.Locator = v),
        new("quotation", new("quotation", "Quotation", FieldKind.Text) { MaxLength = Citation.QuotationMaxLength }, c => c.Quotation, (c, v) => c.Quotation = v),
        new("accessed_on", new("accessed_on", "Seen on", FieldKind.Date), c => c.AccessedOn, (c, v) => c.AccessedOn = v),
        new("archive_url", new("archive_url", "Archived copy", FieldKind.Url) { MaxLength = WebAddress.MaxLength }, c => c.ArchiveUrl, (c, v) => c.ArchiveUrl = v) { OnlyWhereFilled = true },
    ];

    /// <summary>Read beside a source that is not there yet, but never written: they belong to the source's own page.</summary>
    public static IReadOnlyList<CitationColumn> OnlyRead { get; } =
    [
        new("publisher", new("publisher", "Publisher", FieldKind.Text) { MaxLength = Source.PublisherMaxLength }, c => c.Publisher, (c, v) => c.Publisher = v),
        new("published_on", new("published_on", "Published on", FieldKind.Date), c => c.PublishedOn, (c, v) => c.PublishedOn = v),
    ];

    /// <summary>All that a file may have.</summary>
    public static IReadOnlyList<CitationColumn> Known { get; } = [.. All, .. OnlyRead];

    private static readonly Dictionary<string, (int Number, CitationColumn Column)> ByName =
        Enumerable.Range(1, MaxSources).SelectMany(n => Known.Select(c => (Number: n, Column: c))).ToDictionary(c => c.Column.NameFor(c.Number), StringComparer.Ordinal);

    /// <summary>The number and column of a header such as <c>source_2_locator</c>; null when it is none.</summary>
    public static (int Number, CitationColumn Column)? Find(string header) => ByName.TryGetValue(header, out var found) ? found : null;

    /// <summary>The number and the rest of a name such as <c>source_2_file</c>, be it a column or only a field of the form.</summary>
    public static (int Number, string Suffix)? Split(string name)
    {
        var parts = name.Split('_', 3);
        return parts.Length == 3 && parts[0] == "source" && parts[1] is [>= '1' and <= '9', ..] && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= MaxSources
            ? (number, parts[2])
            : null;
    }
}
