using Tracker.Domain.Agencies;
using Tracker.Domain.Records;
using Tracker.Domain.Spreadsheets;

namespace Tracker.Domain.Imports;

/// <summary>What an import would do with one row.</summary>
public enum RowOutcome
{
    [Label("New")] New,
    [Label("Changed")] Changed,
    [Label("Unchanged")] Unchanged,
    [Label("Conflict")] Conflict,
    [Label("Refused")] Refused,

    /// <summary>No row of the file, but something that changes because of it.</summary>
    [Label("Also changes")] Beside,
}

/// <summary>One row of the file and what would become of it.</summary>
/// <param name="Number">The row's own number in the file or sheet.</param>
/// <param name="RecordRef">The record or agency it is, or will be; null for most refused rows.</param>
/// <param name="Draft">The judged record; null where the row could not be read that far, or is an agency's.</param>
/// <param name="Cells">The row as it stands in the file, texts and hyperlinks both.</param>
public sealed record PlannedRow(int Number, RowOutcome Outcome, string? RecordRef, RecordDraft? Draft, IReadOnlyList<TableCell> Cells)
{
    /// <summary>What a new record says, by <see cref="RecordContent.KeyOf"/>; null where a row cannot say what is recorded already.</summary>
    public UInt128? Content { get; init; }

    /// <summary>The judged agency, in files of agencies.</summary>
    public AgencyDraft? Agency { get; init; }

    public IReadOnlyList<CellChange> Changes { get; init; } = [];

    public IReadOnlyList<FieldProblem> Problems { get; init; } = [];

    /// <summary>What was understood on the way, in sentences.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>What an import would do, but for its rows.</summary>
public sealed record PlanSummary(ImportProfile Profile, IReadOnlyList<string> Headers)
{
    /// <summary>The day the list stood published; null for files that are no list.</summary>
    public DateOnly? ObservedOn { get; init; }

    public IReadOnlyList<string> IgnoredColumns { get; init; } = [];

    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>New agencies that may be some that are there already.</summary>
    public IReadOnlyList<AskedAgency> AskedAgencies { get; init; } = [];

    /// <summary>What it does as an edition of a list; null for files that are no list.</summary>
    public ListOutcome? List { get; init; }

    /// <summary>But for its rows there is nothing to write: no sight of a list, and no record that changes too.</summary>
    public bool HasNothingBeside => List is null or { IsKnown: true, Seen.Count: 0, Besides.Count: 0 };
}

/// <summary>What a file does as an edition of a published list, beside its own rows.</summary>
public sealed record ListOutcome
{
    /// <summary>Records and agencies that no row of the file shows, or that a row shows only in part, and that change too, since all editions together say more now. Rows of no number.</summary>
    public IReadOnlyList<PlannedRow> Besides { get; init; } = [];

    /// <summary>Records that the newest earlier edition showed and this one does not.</summary>
    public IReadOnlyList<string> Gone { get; init; } = [];

    /// <summary>Records whose spell on the list would grow.</summary>
    public IReadOnlyList<string> Seen { get; init; } = [];

    /// <summary>The same file is stored already as the list of that day.</summary>
    public bool IsKnown { get; init; }

    /// <summary>What a person must look at before the file may be applied; null where nothing is odd about it.</summary>
    public string? Question { get; init; }
}

/// <summary>Everything an import would do: decided, nothing written. The counts of its rows always add up to all rows.</summary>
public sealed record ImportPlan(PlanSummary Summary, IReadOnlyList<PlannedRow> Rows)
{
    public ImportProfile Profile => Summary.Profile;

    public IReadOnlyList<string> Headers => Summary.Headers;

    public DateOnly? ObservedOn => Summary.ObservedOn;

    public IReadOnlyList<string> IgnoredColumns => Summary.IgnoredColumns;

    public IReadOnlyList<string> Notes => Summary.Notes;

    public IReadOnlyList<string> Gone => Summary.List?.Gone ?? [];

    public IReadOnlyList<string> Seen => Summary.List?.Seen ?? [];

    public IReadOnlyList<PlannedRow> Besides => Summary.List?.Besides ?? [];

    public int Count(RowOutcome outcome) => Rows.Count(r => r.Outcome == outcome);

    public bool HasNothingToDo => !Rows.Any(r => r.Outcome is RowOutcome.New or RowOutcome.Changed) && Summary.HasNothingBeside;
}

/// <summary>How many rows have which outcome, counted as they pass.</summary>
public sealed class RowCounts
{
    private readonly int[] _counts = new int[Enum.GetValues<RowOutcome>().Length];

    public int this[RowOutcome outcome] => _counts[(int)outcome];

    public int All => _counts.Sum();

    public void Add(RowOutcome outcome) => _counts[(int)outcome]++;
}
