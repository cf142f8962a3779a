using System.Globalization;
using System.Text.Json;
using Tracker.Domain;
using Tracker.Web.Features.Imports;
using Tracker.Web.Features.Imports.Packages;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Commands;

/// <summary>Prints what an import would do or has done, for people or as JSON, and returns the exit code.</summary>
internal sealed class ImportPrinter(bool json)
{
    public const int Fine = 0;
    public const int SomeRefused = 1;
    public const int Unusable = 2;
    public const int NothingToDo = 3;

    public int PrintNothingNewer(string list, string word)
    {
        Console.Out.WriteLine(json ? JsonSerializer.Serialize(ImportReport.Of(list, null, null) with { Profile = list }, SnakeJson.Options) : word);
        return NothingToDo;
    }

    public int Print(ImportReport report, int exitCode)
    {
        if (json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(report, SnakeJson.Options));
        }
        else
        {
            Console.Out.Write(Describe(report, exitCode));
        }

        return exitCode;
    }

    /// <summary>What became of a data package.</summary>
    public int Print(PackageReport report)
    {
        Console.Out.WriteLine(json ? JsonSerializer.Serialize(report, SnakeJson.Options) : string.Join(Environment.NewLine, Describe(report)));
        return report.Unusable is not null ? Unusable : report.Errors.Count > 0 ? SomeRefused : Fine;
    }

    private static IEnumerable<string> Describe(PackageReport report)
    {
        if (report.Unusable is not null)
        {
            return [$"{report.File} cannot be used. {report.Unusable}"];
        }

        var end = report.ChangeSet is { } set ? $"Filled the tracker, as save {set}." : report.Errors.Count > 0 ? "Nothing was written." : "Nothing was written. Apply it with --apply.";
        return [$"{report.File}: data package, {Text.Plural(report.Rows, "row", "rows")}, {report.New:N0} new, {report.Unchanged:N0} known already", .. report.Errors.Select(e => $"{e.Column}, row {e.Row}: {e.Message}"), end];
    }

    private static string Describe(ImportReport report, int exitCode)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        if (report.Unusable is not null)
        {
            text.WriteLine($"{report.File} cannot be used. {report.Unusable}");
            return text.ToString();
        }

        text.WriteLine($"{report.File}: {report.ProfileName}{(report.ObservedOn is null ? "" : $", as it stood on {report.ObservedOn}")}");
        text.WriteLine($"{Text.Plural(report.Rows, "row", "rows")}: {report.New:N0} new, {report.Changed:N0} changed, {report.Unchanged:N0} unchanged, {report.Conflict:N0} in conflict, {report.Refused:N0} refused; {report.Gone:N0} gone from the list");
        foreach (var note in report.Notes.Concat(report.IgnoredColumns.Count == 0 ? [] : [$"Columns not read: {string.Join(", ", report.IgnoredColumns)}."]))
        {
            text.WriteLine(note);
        }

        foreach (var error in report.Errors)
        {
            text.WriteLine($"Row {error.Row}, {error.Column}: {error.Message}");
        }

        if (report is { Question: { } question, Batch: null })
        {
            text.WriteLine(question);
            text.WriteLine("If the list really is that short, apply it with --insist.");
        }

        if (report.Besides > 0)
        {
            text.WriteLine($"{Text.Plural(report.Besides, "record or agency changes", "records and agencies change")} too: together with the lists imported before, this one says more about them.");
        }

        text.WriteLine(report.Batch is not null ? $"Applied as {report.Batch}. Take it back with: undo {report.Batch}"
            : exitCode == NothingToDo ? "Nothing to do: everything in it is recorded already."
            : exitCode == SomeRefused && report.Refused + report.Conflict == 0 ? "Nothing was written."
            : exitCode == SomeRefused ? "Nothing was written. Mend the refused rows, or apply the others with --apply --skip-errors."
            : "Nothing was written. Apply it with --apply.");
        return text.ToString();
    }
}
