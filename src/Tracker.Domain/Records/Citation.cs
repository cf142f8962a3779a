using Tracker.Domain.Sources;

namespace Tracker.Domain.Records;

public enum CitationStance
{
    [Label("Supports")] Supports,
    [Label("Disputes")] Disputes,
    [Label("Mentions")] Mentions,
}

/// <summary>That a source says something of a record: where, in which words, for it or against it.</summary>
public sealed class Citation
{
    public const int LocatorMaxLength = 200;
    public const int QuotationMaxLength = 300;

    private Citation() { }

    public Citation(string recordRef, int number, string sourceRef)
    {
        RecordRef = recordRef;
        Number = number;
        SourceRef = sourceRef;
    }

    public string RecordRef { get; private set; } = "";

    /// <summary>1 for the record's first source, as in <c>source_1_url</c>.</summary>
    public int Number { get; private set; }

    public string SourceRef { get; private set; } = "";

    public Source Source { get; private set; } = null!;

    public CitationStance Stance { get; private set; }

    public string? Locator { get; private set; }

    public string? Quotation { get; private set; }

    public PartialDate? AccessedOn { get; private set; }

    /// <summary>A copy of the page as it stood when it was cited; the source itself may name another.</summary>
    public string? ArchiveUrl { get; private set; }

    public void Rest(string sourceRef, CitationInput input)
    {
        SourceRef = sourceRef;
        Stance = Codes<CitationStance>.ParseOrNull(input.Stance) ?? CitationStance.Supports;
        Locator = input.Locator;
        Quotation = input.Quotation;
        AccessedOn = PartialDate.ParseOrNull(input.AccessedOn);
        ArchiveUrl = input.ArchiveUrl;
    }

    /// <summary>Is given the source that it names, which was read apart from it.</summary>
    public void RestOn(Source source) => Source = source;

    public CitationInput ToInput() => new()
    {
        SourceRef = SourceRef,
        Url = Source.Url,
        Title = Source.Title,
        Publisher = Source.Publisher,
        PublishedOn = Source.PublishedOn?.ToString(),
        Kind = Source.Kind is { } kind ? Codes<SourceKind>.Of(kind) : null,
        Stance = Codes<CitationStance>.Of(Stance),
        Locator = Locator,
        Quotation = Quotation,
        AccessedOn = AccessedOn?.ToString(),
        ArchiveUrl = ArchiveUrl,
    };
}
