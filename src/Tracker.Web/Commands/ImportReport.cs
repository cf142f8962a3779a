using System.Globalization;
using System.Text.Json;
using Tracker.Domain;
using Tracker.Domain.Imports;
using Tracker.Web.Features.Imports;

namespace Tracker.Web.Commands;

/// <summary>Prints what an import would do or has done, for people or as JSON, and returns the exit code.</summary>
internal sealed class ImportReport(bool json)
{
    public const int Fine = 0;
    public const int SomeRefused = 1;
    public const int Unusable = 2;
    public const int NothingToDo = 3;

    /// <summary>The object that <c>--json</c> prints.</summary>
    private sealed record Report(
        string File, string? Profile, string? ObservedOn, int Rows, int New, int Changed, int Unchanged, int Conflict, int Refused, int Gone,
        IReadOnlyList<string> IgnoredColumns, IReadOnlyList<RowError> Errors, string? Unusable, string? Batch);

    private sealed record RowError(int Row, string Column, string? Value, string Message);

    public int PrintNothingNewer(string list, string word)
    {
        Console.Out.WriteLine(json ? JsonSerializer.Serialize(ReportOf(list, new ImportReading(null, null), null) with { Profile = list }, CommandJson.Options) : word);
        return NothingToDo;
    }

    public int Print(string file, ImportReading reading, string? batch, int exitCode)
    {
        var report = ReportOf(file, reading, batch);
        if (json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(report, CommandJson.Options));
        }
        else
        {
            Console.Out.Write(Describe(report, reading.Plan, exitCode));
        }

        return exitCode;
    }

    private static Report ReportOf(string file, ImportReading reading, string? batch)
    {
        var plan = reading.Plan;
        int Count(RowOutcome outcome) => plan?.Count(outcome) ?? 0;
        return new Report(
            file, reading.Profile?.Slug, plan?.ObservedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), plan?.Rows.Count ?? 0,
            Count(RowOutcome.New), Count(RowOutcome.Changed), Count(RowOutcome.Unchanged), Count(RowOutcome.Conflict), Count(RowOutcome.Refused), plan?.Gone.Count ?? 0,
            plan?.IgnoredColumns ?? [],
            plan?.Rows.SelectMany(r => r.Problems.Select(p => new RowError(r.Number, p.Column, p.Value, p.Message))).ToList() ?? [],
            reading.Unusable, batch);
    }

    private static string Describe(Report report, ImportPlan? plan, int exitCode)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        if (report.Unusable is not null)
        {
            text.WriteLine($"{report.File} cannot be used. {report.Unusable}");
            return text.ToString();
        }

        text.WriteLine($"{report.File}: {plan!.Profile.Name}{(report.ObservedOn is null ? "" : $", as it stood on {report.ObservedOn}")}");
        text.WriteLine($"{Text.Plural(report.Rows, "row", "rows")}: {report.New:N0} new, {report.Changed:N0} changed, {report.Unchanged:N0} unchanged, {report.Conflict:N0} in conflict, {report.Refused:N0} refused; {report.Gone:N0} gone from the list");
        foreach (var note in plan.Notes.Concat(report.IgnoredColumns.Count == 0 ? [] : [$"Columns not read: {string.Join(", ", report.IgnoredColumns)}."]))
        {
            text.WriteLine(note);
        }

        foreach (var error in report.Errors)
        {
            text.WriteLine($"Row {error.Row}, {error.Column}: {error.Message}");
        }

        text.WriteLine(report.Batch is not null ? $"Applied as {report.Batch}. Take it back with: undo {report.Batch}"
            : exitCode == NothingToDo ? "Nothing to do: everything in it is recorded already."
            : exitCode == SomeRefused ? "Nothing was written. Mend the refused rows, or apply the others with --apply --skip-errors."
            : "Nothing was written. Apply it with --apply.");
        return text.ToString();
    }
}
