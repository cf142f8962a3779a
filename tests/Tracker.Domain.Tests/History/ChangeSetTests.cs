using Tracker.Domain.History;

namespace Tracker.Domain.Tests.History;

public sealed class ChangeSetTests
{
    [Fact]
    public void A_record_that_is_touched_by_several_savings_counts_once_and_is_named_once()
    {
        var set = new ChangeSet(ChangeOrigin.Import, null, "somebody", "A list", new DateTime(2026, 5, 14, 0, 0, 0, DateTimeKind.Utc));
        set.Touch(["287g-B", "287g-C", "287g-B"]);
        set.Touch(["287g-C", "287g-A", "287g-D"]);

        set.RecordCount.ShouldBe(4);
        set.SomeRecords.ShouldBe("287g-A 287g-B 287g-C");
    }
}
