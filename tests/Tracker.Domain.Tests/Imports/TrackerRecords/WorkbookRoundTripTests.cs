using Tracker.Domain.Imports;
using Tracker.Domain.Records;
using Tracker.Domain.Tests.Records;

namespace Tracker.Domain.Tests.Imports.TrackerRecords;

/// <summary>Whole exports of hundreds of records, as XLSX and as CSV, given back.</summary>
public sealed class WorkbookRoundTripTests
{
    private const int RecordsOfAKind = 200;
    private const int EveryNth = 7;

    public static TheoryData<string> Slugs => [.. RecordTypes.All.Select(t => t.Slug)];

    [Theory]
    [MemberData(nameof(Slugs))]
    public async Task A_workbook_given_back_changes_nothing(string slug)
    {
        var office = Filled([RecordTypes.Of(slug)], RecordsOfAKind);

        var plan = Plan(office, await new RecordFile(office, RecordTypes.Of(slug)).WriteXlsxAsync());

        plan.Rows.Count.ShouldBe(RecordsOfAKind);
        plan.Rows.SelectMany(r => r.Problems).ShouldBeEmpty();
        plan.Rows.SelectMany(r => r.Changes).ShouldBeEmpty();
        plan.IgnoredColumns.ShouldBeEmpty();
        plan.HasNothingToDo.ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Slugs))]
    public async Task Edited_cells_are_exactly_the_changes_in_either_format(string slug) => await EditsAsync([RecordTypes.Of(slug)], RecordsOfAKind);

    [Fact]
    public async Task Edited_cells_are_exactly_the_changes_in_a_file_of_every_kind() => await EditsAsync([.. RecordTypes.All], RecordsOfAKind / 10);

    private static async Task EditsAsync(RecordType[] types, int ofEach)
    {
        var office = Filled(types, ofEach);
        var file = new RecordFile(office, types);
        var edits = new List<(string Ref, CellChange Change)>();
        for (var row = 0; row < office.Records.Count; row += EveryNth)
        {
            var record = office.Records[row];
            var (column, old, edited) = CellEdit.Make(file, row, record.Type, new Drawn(record.Type, row));
            edits.Add((record.Ref, new CellChange(column, old, edited)));
        }

        foreach (var given in new[] { file.Write(), await file.WriteXlsxAsync() })
        {
            var plan = Plan(office, given);
            plan.Rows.SelectMany(r => r.Problems).ShouldBeEmpty();
            plan.Rows.SelectMany(r => r.Changes.Select(c => (r.RecordRef!, c))).ShouldBe(edits);
            plan.Count(RowOutcome.Unchanged).ShouldBe(office.Records.Count - edits.Count);
        }
    }

    private static Office Filled(RecordType[] types, int ofEach)
    {
        var office = new Office();
        foreach (var (type, index) in types.SelectMany(t => Enumerable.Repeat(t, ofEach)).Select((t, i) => (t, i)))
        {
            office.Add(new Drawn(type, index + 1).Input(), type);
        }

        return office;
    }

    private static ImportPlan Plan(Office office, byte[] file) => office.Plan(file, RecordFile.Profile);
}
