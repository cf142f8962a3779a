using Tracker.Domain.Imports;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Imports;

/// <summary>Which rows of a preview to show: of an outcome, left out or not, with words in their title or reference.</summary>
public sealed record RowFilter(RowOutcome? Outcome, bool LeftOut, string? Words)
{
    public static RowFilter From(QueryValues query) => new(query.Code<RowOutcome>("outcome"), query.OneOf("left-out", ["yes"]) is not null, query.Text("q"));

    public bool IsNarrow => LeftOut || Words is not null;

    public IQueryable<ImportBatchRow> Of(IQueryable<ImportBatchRow> rows)
    {
        rows = Outcome is { } outcome ? rows.Where(r => r.Outcome == outcome) : rows;
        rows = LeftOut ? rows.Where(r => r.LeftOut) : rows;
#pragma warning disable CA1862 // This becomes SQL, which the other overload does not.
        return Words is null ? rows : rows.Where(r => r.Title.ToLower().Contains(Words.ToLowerInvariant()) || r.RecordRef == Words);
#pragma warning restore CA1862
    }

    /// <summary>How many rows of the batch it shows, where that is known without counting.</summary>
    public int? Known(ImportBatch batch) => IsNarrow ? null : Outcome switch
    {
        null => batch.Rows,
        RowOutcome.New => batch.New,
        RowOutcome.Changed => batch.Changed,
        RowOutcome.Unchanged => batch.Unchanged,
        RowOutcome.Conflict => batch.Conflict,
        _ => batch.Refused,
    };
}
