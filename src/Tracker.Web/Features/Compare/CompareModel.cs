using Tracker.Domain;
using Tracker.Domain.Comparisons;
using Tracker.Domain.Records;
using Tracker.Web.Features.Records;
using Tracker.Web.Features.Shared;

namespace Tracker.Web.Features.Compare;

/// <summary>One column of the page.</summary>
public sealed record CompareColumn(string Geoid, string Name, string Url, string RemoveUrl);

/// <summary>A look that found nothing.</summary>
public sealed record CompareCheck(string Ref, string CheckedOn, string SourceRef, string SourceTitle);

/// <summary>A record that a cell rests on.</summary>
/// <param name="More">How many of its sources are not named.</param>
public sealed record CompareItem(string Url, string Title, string Status, string StatusLabel, string? When, bool IsContested, IReadOnlyList<CardCitation> Sources, int More);

/// <summary>One cell, ready to show.</summary>
/// <param name="More">How many of its records are not named.</param>
/// <param name="IsFolded">Its records stand in a row beside this one, too, and are folded away here.</param>
public sealed record CompareCell(
    string Place, string State, string Words, string? Note, string? Since, string Direction, string DirectionLabel, bool IsContested,
    IReadOnlyList<CompareItem> Items, int More, string MoreUrl, CompareCheck? Check, bool IsFolded);

public sealed record CompareRow(string Key, string Label, RowKind Kind, string Agreement, string AgreementLabel, IReadOnlyList<CompareCell> Cells);

/// <param name="Rows">Empty while fewer than two places are chosen.</param>
/// <param name="LeftOut">How many rows are not shown, since all places are alike in them.</param>
/// <param name="Suggested">Places that may be added.</param>
public sealed record CompareModel(
    CompareFilter Filter, PlaceToAdd Adding, IReadOnlyList<CompareColumn> Columns, IReadOnlyList<CompareRow> Rows, int Differing, int NotKnown, int LeftOut, IReadOnlyList<SuggestedPlace> Suggested, CitedPage? Cited);

/// <summary>A comparison that is offered, and its address.</summary>
public sealed record SuggestedPlace(string Name, string Url);

/// <summary>Makes the texts of a comparison's cells.</summary>
/// <param name="When">The day and the knowledge of each column, for links that keep them.</param>
internal sealed record CompareTexts(IReadOnlyList<string> When)
{
    public const int MostItems = 3;
    private const int MostSources = 2;

    /// <summary>The records that are named, and so need their sources.</summary>
    public static IEnumerable<CooperationRecord> Named(PlaceComparison comparison) => comparison.Rows.SelectMany(r => r.Cells).SelectMany(c => c.Records.Take(MostItems)).DistinctBy(r => r.Ref);

    /// <param name="comparison">Of which these rows are some or all.</param>
    /// <param name="rows">Those to show.</param>
    /// <param name="names">What its columns are called.</param>
    public List<CompareRow> RowsOf(PlaceComparison comparison, IEnumerable<ComparedRow> rows, IReadOnlyList<string> names)
    {
        var divided = comparison.Rows.Where(r => r.Kind == RowKind.Part).Select(r => r.Topic).ToHashSet();
        return rows.Select(r => new CompareRow(
            r.Key, r.Label, r.Kind, Codes<RowAgreement>.Of(r.Agreement), Codes<RowAgreement>.LabelOf(r.Agreement),
            r.Cells.Select((c, i) => CellOf(r, c, comparison.Columns[i], names[i], When[i]) with { IsFolded = r.Kind == RowKind.Answer || (r.Kind == RowKind.Topic && divided.Contains(r.Topic)) }).ToList())).ToList();
    }

    private static CompareCell CellOf(ComparedRow row, ComparedCell cell, PlaceOnDay column, string name, string when)
    {
        var first = cell.Records.Count > 0 ? cell.Records[0] : null;
        return new CompareCell(
            name, cell.State is { } state && cell.Words != ComparedCell.NotSaid ? Codes<Domain.Profiles.TopicState>.Of(state) : "none_recorded", cell.Words, cell.Note,
            first is null ? null : RecordCard.WhenOf(first, first.StatusOn(column.Day)),
            Codes<Direction>.Of(cell.Direction), Codes<Direction>.LabelOf(cell.Direction), cell.IsContested,
            cell.Records.Take(MostItems).Select(r => ItemOf(r, column.Day, when)).ToList(), Math.Max(0, cell.Records.Count - MostItems),
            $"/jurisdictions/{(row.Kind == RowKind.StateLaw ? column.Facts.Jurisdiction.Geoid.State : column.Facts.Jurisdiction.Geoid)}{when}#{row.Topic.Slug}",
            cell.LastCheck is { } check ? new CompareCheck(check.Ref, PartialDate.Of(check.CheckedOn).ToShortText(), check.SourceRef, check.Source.DisplayTitle) : null, false);
    }

    private static CompareItem ItemOf(CooperationRecord record, DateOnly day, string when)
    {
        var card = RecordCard.Of(record, day);
        return new CompareItem(card.Url + when, card.Title, card.Status, card.StatusLabel, card.When, card.IsContested, card.Citations.Take(MostSources).ToList(), Math.Max(0, card.Citations.Count - MostSources));
    }
}
