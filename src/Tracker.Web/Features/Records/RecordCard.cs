using Tracker.Domain;
using Tracker.Domain.Records;
using Tracker.Domain.Sources;

namespace Tracker.Web.Features.Records;

/// <summary>A label and its text, ready to show; with an address where it is a link.</summary>
public sealed record CardFact(string Label, string Text, string? Url = null);

/// <summary>A citation, ready to show.</summary>
public sealed record CardCitation(
    string SourceRef, string Title, string? Url, string? ArchiveUrl, string Stance, string StanceLabel, string? Quotation, IReadOnlyList<string> Details);

/// <summary>The sources that do the same for a record: support it, dispute it or mention it.</summary>
public sealed record CardSide(string Heading, IReadOnlyList<CardCitation> Citations);

/// <summary>A record as profile, source and record pages show it.</summary>
public sealed record RecordCard(
    string Ref,
    RecordType Type,
    string Title,
    string Jurisdiction,
    string Geoid,
    string Status,
    string StatusLabel,
    string Direction,
    string DirectionLabel,
    string? When,
    bool IsContested,
    string? Summary,
    IReadOnlyList<CardFact> Facts,
    IReadOnlyList<CardCitation> Citations,
    string? Doubt)
{
    public string Url => "/records/" + Ref;

    public IReadOnlyList<CardSide> Sides =>
        [.. Codes<CitationStance>.All.Select(s => new CardSide(s.Label, Citations.Where(c => c.Stance == s.Value).ToList())).Where(s => s.Citations.Count > 0)];

    /// <summary>The record needs everything loaded that its text needs.</summary>
    public static RecordCard Of(CooperationRecord record, DateOnly day)
    {
        var cells = new RecordCells(record, day);
        var status = record.StatusOn(day);
        var direction = status == RecordStatus.InForce ? record.Direction : Domain.Records.Direction.Unknown;
        return new RecordCard(
            record.Ref, record.Type, TitleOf(record), $"{record.Jurisdiction.Name}, {record.Jurisdiction.StateCode}", record.JurisdictionGeoid.Value,
            Codes<RecordStatus>.Of(status), record.Type.LabelOf(status),
            Codes<Direction>.Of(direction), Codes<Direction>.LabelOf(direction),
            WhenOf(record, status), record.IsContested, record.Summary, FactsOf(record, cells), record.Citations.OrderBy(c => c.Number).Select(CitationOf).ToList(), record.DoubtOn(day));
    }

    public static string TitleOf(CooperationRecord record) => TitleOf(record, record.Jurisdiction.Name);

    /// <summary>Where the record's jurisdiction is not loaded, but known.</summary>
    public static string TitleOf(CooperationRecord record, string place) => $"{record.Agency?.Name ?? place}: {record.HeadlineText}";

    /// <summary>The first of the type's headline columns that says something of this record.</summary>
    private static RecordColumn HeadlineOf(CooperationRecord record, RecordCells cells) =>
        record.Type.Headline.Select(h => record.Type.Column(h)!).First(c => c.Read(cells.Input) is not null);

    public static string? WhenOf(CooperationRecord record, RecordStatus status) => status switch
    {
        RecordStatus.Ended => record.EndedOn?.ToText(),
        RecordStatus.Pending => record.StartedOn is { } start ? "from " + start.ToText() : null,
        _ => record.StartedOn is { } start ? "since " + start.ToText() : null,
    };

    private static List<CardFact> FactsOf(CooperationRecord record, RecordCells cells)
    {
        var facts = record.Type.OwnColumns.Where(c => c.Name != HeadlineOf(record, cells).Name && !(c.Derived && c.Name is ("started_on" or "ended_on")))
            .Select(c => (Column: c, Text: cells.Read(c.Name)))
            .Where(c => !string.IsNullOrEmpty(c.Text) && c.Text != c.Column.EmptyMeans)
            .SelectMany(c => FactsOf(c.Column, c.Text!))
            .ToList();
        if (record.LastVerifiedOn is { } verified)
        {
            facts.Add(new CardFact("Last verified", verified.ToText()));
        }

        return facts;
    }

    private static IEnumerable<CardFact> FactsOf(RecordColumn column, string text) => column.Kind switch
    {
        FieldKind.Refs => RecordColumn.Split(text).Select(r => new CardFact(column.Label, r, "/records/" + r)),
        FieldKind.Url => [new CardFact(column.Label, "document", text)],
        _ => [new CardFact(column.Label, DisplayOf(column, text))],
    };

    private static string DisplayOf(RecordColumn column, string text) =>
        column.Derived && PartialDate.TryParse(text, out var date) ? date.ToText()
        : column.Display(text);

    private static CardCitation CitationOf(Citation citation)
    {
        var source = citation.Source;
        var details = new[]
        {
            source.Publisher,
            source.PublishedOn?.ToText(),
            source.Kind is { } kind ? Codes<SourceKind>.LabelOf(kind).ToLowerInvariant() : null,
            citation.Locator,
            citation.AccessedOn is { } seen ? "seen " + seen.ToText() : null,
        };
        return new CardCitation(
            source.Ref, source.DisplayTitle, source.Url, citation.ArchiveUrl ?? source.ArchiveUrl, Codes<CitationStance>.Of(citation.Stance), Codes<CitationStance>.LabelOf(citation.Stance).ToLowerInvariant(),
            citation.Quotation, details.OfType<string>().ToList());
    }
}
