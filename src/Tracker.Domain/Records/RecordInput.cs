using Tracker.Domain.Files;
using Tracker.Domain.Sources;

namespace Tracker.Domain.Records;

/// <summary>
/// A record as text: what a form, a row of a spreadsheet or a JSON body says, kept as typed until it is judged.
/// Also the canonical text of a stored record, so that comparing two inputs compares two records cell by cell.
/// </summary>
public abstract class RecordInput
{
    public string? Ref { get; set; }

    public string? Geoid { get; set; }

    public string? State { get; set; }

    public string? Jurisdiction { get; set; }

    public string? Agency { get; set; }

    public string? AgencyKind { get; set; }

    public string? StartedOn { get; set; }

    public string? EndedOn { get; set; }

    public string? Summary { get; set; }

    public string? Notes { get; set; }

    public string? Term { get; set; }

    public string? Tags { get; set; }

    public string? LastVerifiedOn { get; set; }

    public string? Version { get; set; }

    public List<CitationInput> Sources { get; init; } = [];
}

/// <summary>One citation as text, with enough of its source to find it or make it.</summary>
public sealed class CitationInput
{
    /// <summary>The source chosen among those there; its own fields below are then its, not the person's.</summary>
    public string? SourceRef { get; set; }

    public string? Url { get; set; }

    public string? Title { get; set; }

    public string? Publisher { get; set; }

    public string? PublishedOn { get; set; }

    public string? Kind { get; set; }

    public string? Stance { get; set; }

    public string? Locator { get; set; }

    public string? Quotation { get; set; }

    public string? AccessedOn { get; set; }

    public string? ArchiveUrl { get; set; }

    /// <summary>A file given with the citation, to be attached to its source. It is no cell of any file of records.</summary>
    public GivenFile? File { get; set; }

    public bool IsEmpty => SourceRef is null && Url is null && Title is null && Locator is null && Quotation is null && ArchiveUrl is null && File is null;

    public SourceInput ToSource() => new() { Url = Url, Title = Title ?? Url, Publisher = Publisher, PublishedOn = PublishedOn, Kind = Kind };
}
