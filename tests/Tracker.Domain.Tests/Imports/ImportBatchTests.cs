using Tracker.Domain.Imports;
using Tracker.Domain.Tests.Imports.TrackerRecords;

namespace Tracker.Domain.Tests.Imports;

public sealed class ImportBatchTests
{
    private static readonly DateTime Now = new(2026, 1, 1, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_preview_shows_the_plans_counts()
    {
        var plan = new Office().Plan(
            RecordFile.Csv("geoid,state,agency,model,source_1_url,mine", "48201,TX,A,task_force,https://example.org/a,x", "48201,TX,A,jail,https://example.org/a,x"),
            RecordFile.Profile);
        var batch = Batch();

        var counts = new RowCounts();
        plan.Rows.ToList().ForEach(r => counts.Add(r.Outcome));

        batch.Show(plan.Summary, counts, "print", 5);

        (batch.Rows, batch.New, batch.Changed, batch.Unchanged, batch.Conflict, batch.Refused, batch.Gone).ShouldBe((2, 1, 0, 0, 0, 1, 0));
        (batch.IgnoredColumns, batch.NothingToDo, batch.Fingerprint, batch.PlannedAfter, batch.State).ShouldBe(("mine", false, "print", 5L, ImportState.Previewed));
    }

    [Fact]
    public void What_is_applied_is_not_applied_again_until_it_is_taken_back()
    {
        var batch = Batch();
        batch.BeApplied(7, Now);
        (batch.State, batch.ChangeSetId, batch.AppliedAtUtc).ShouldBe((ImportState.Applied, 7L, Now));
        Should.Throw<DomainException>(() => batch.BeApplied(8, Now)).Message.ShouldBe("imp-1 is applied already.");

        batch.BeUndone(Now, []);
        (batch.State, batch.UndoneAtUtc).ShouldBe((ImportState.Undone, Now));
        batch.BeApplied(9, Now);
        batch.UndoneAtUtc.ShouldBeNull();
    }

    [Fact]
    public void A_long_file_name_is_cut()
    {
        Batch(new string('n', 300)).FileName.Length.ShouldBe(ImportBatch.FileNameMaxLength);
    }

    private static ImportBatch Batch(string name = "a.csv") => new("imp-1", "tracker", name, "00", null, null, "Somebody", Now);
}
