using System.Globalization;
using System.Text.Json.Serialization;
using Tracker.Domain.Imports;

namespace Tracker.Web.Features.Imports;

/// <summary>One fault of one row.</summary>
/// <param name="Row">The row's own number in the file or sheet.</param>
/// <param name="Column">The header as the file prints it.</param>
internal sealed record RowError(int Row, string Column, string? Value, string Message);

/// <summary>What <c>import --json</c> prints and a program gets; the words for people are not part of it.</summary>
internal sealed record ImportReport(
    string File, string? Profile, string? ObservedOn, int Rows, int New, int Changed, int Unchanged, int Conflict, int Refused, int Gone,
    IReadOnlyList<string> IgnoredColumns, IReadOnlyList<RowError> Errors, string? Unusable, string? Batch)
{
    [JsonIgnore]
    public string? ProfileName { get; private init; }

    [JsonIgnore]
    public IReadOnlyList<string> Notes { get; private init; } = [];

    /// <summary>Nothing in the file is new: no record and no sight of its list.</summary>
    [JsonIgnore]
    public bool HasNothingToDo { get; private init; }

    /// <summary>Records and agencies beside its rows that change too.</summary>
    [JsonIgnore]
    public int Besides { get; private init; }

    /// <summary>What somebody must look at before it is applied; null, and not printed, where nothing is odd about it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Question { get; private init; }

    /// <summary>Of a file that cannot be used, and why; without a reason, of none that was there to be read.</summary>
    public static ImportReport Of(string file, ImportProfile? profile, string? unusable) => new(file, profile?.Slug, null, 0, 0, 0, 0, 0, 0, 0, [], [], unusable, null);

    /// <summary>Of a preview that is kept.</summary>
    public static ImportReport Of(ImportBatch batch, IReadOnlyList<RowError> errors) => new(
        batch.FileName, batch.Profile, batch.ObservedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), batch.Rows,
        batch.New, batch.Changed, batch.Unchanged, batch.Conflict, batch.Refused, batch.Gone,
        batch.IgnoredColumns.Split('\n', StringSplitOptions.RemoveEmptyEntries), errors, null, batch.State == ImportState.Applied ? batch.Id : null)
    {
        Question = batch.Question,
    };

    public static ImportReport Of(string file, PlanSummary plan, RowCounts counts, IReadOnlyList<RowError> errors) => new(
        file, plan.Profile.Slug, plan.ObservedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), counts.All,
        counts[RowOutcome.New], counts[RowOutcome.Changed], counts[RowOutcome.Unchanged], counts[RowOutcome.Conflict], counts[RowOutcome.Refused], plan.List?.Gone.Count ?? 0,
        plan.IgnoredColumns, errors, null, null)
    {
        ProfileName = plan.Profile.Name,
        Notes = plan.Notes,
        HasNothingToDo = plan.HasNothingBeside && counts[RowOutcome.New] + counts[RowOutcome.Changed] == 0,
        Besides = plan.List?.Besides.Count ?? 0,
        Question = plan.List?.Question,
    };
}
