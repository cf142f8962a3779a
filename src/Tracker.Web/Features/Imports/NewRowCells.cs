using Tracker.Domain.Imports;
using Tracker.Domain.Records;

namespace Tracker.Web.Features.Imports;

/// <summary>What a new row would record, as the tracker's own file of such things has it: each filled cell under its column's name.</summary>
internal static class NewRowCells
{
    public static IReadOnlyList<(string Column, string Text)> Of(ImportBatchRow row)
    {
        if (row is not { Outcome: RowOutcome.New, Draft: { } stored })
        {
            return [];
        }

        var draft = StoredDraft.Parse(stored);
        return draft.Input is { } input ? OfRecord(RecordTypes.Of(draft.Type!), input) : OfAgency(draft);
    }

    private static List<(string, string)> OfRecord(RecordType type, RecordInput input)
    {
        var own = type.GivenColumns.Where(c => !c.Hidden).Select(c => (c.Name, Text: c.Read(input) is { } text && text != c.EmptyMeans ? text : null));
        var sources = input.Sources.Index().SelectMany(s => CitationColumn.Known.Select(c => (Name: c.NameFor(s.Index + 1), Text: c.Read(s.Item))));
        return own.Concat(sources).Where(c => !string.IsNullOrEmpty(c.Text)).Select(c => (c.Name, c.Text!)).ToList();
    }

    private static List<(string, string)> OfAgency(StoredDraft draft)
    {
        (string Column, string? Text)[] cells =
        [
            ("name", draft.Agency!.Name),
            ("kind", draft.Agency.Kind),
            ("home_geoid", draft.Agency.Home),
            ("ori", draft.Ori),
            ("other_names", draft.OtherNames is { Count: > 0 } names ? string.Join("; ", names) : null),
        ];
        return cells.Where(c => !string.IsNullOrEmpty(c.Text)).Select(c => (c.Column, c.Text!)).ToList();
    }
}
