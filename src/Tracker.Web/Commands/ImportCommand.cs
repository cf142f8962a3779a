using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Tracker.Domain;
using Tracker.Domain.Imports;
using Tracker.Domain.Spreadsheets;
using Tracker.Web.Features.Imports;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Commands;

/// <summary><c>import FILE [--as PROFILE] [--observed-on DATE] [--apply] [--skip-errors] [--insist] [--json]</c></summary>
internal static class ImportCommand
{
    private const int Fine = 0;
    private const int SomeRefused = 1;
    private const int Unusable = 2;
    private const int NothingToDo = 3;

    public static Command Create(CommandHost host)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A CSV or XLSX file." };
        var profile = new Option<string?>("--as") { Description = "What kind of file it is; else its columns tell: " + string.Join(", ", ImportProfiles.All.Select(p => p.Slug)) };
        var observedOn = new Option<string?>("--observed-on") { Description = "The day a published list stood published, such as 2026-05-14." };
        var encoding = new Option<string?>("--encoding") { Description = "utf-8, utf-16 or windows-1252, for text files that are not UTF-8." };
        var apply = new Option<bool>("--apply") { Description = "Write it; without this, only show what would be written." };
        var skip = new Option<bool>("--skip-errors") { Description = "Apply the rows that are fine and leave out the refused." };
        var insist = new Option<bool>("--insist") { Description = "Apply a list that is much shorter than the one before it: you have checked that it really is." };
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        var command = new Command("import", "Show what a file would change, or apply it.") { file, profile, observedOn, encoding, apply, skip, insist, json };
        command.SetAction((parsed, cancellation) => host.RunAsync(
            services => new Run(services, parsed.GetValue(json)).GoAsync(
                parsed.GetValue(file)!, parsed.GetValue(profile), parsed.GetValue(observedOn), parsed.GetValue(encoding), parsed.GetValue(apply), parsed.GetValue(skip), parsed.GetValue(insist), cancellation),
            cancellation));
        return command;
    }

    private sealed class Run(IServiceProvider services, bool json)
    {
        public async Task<int> GoAsync(FileInfo file, string? profile, string? observedOn, string? encoding, bool apply, bool skipErrors, bool insist, CancellationToken cancellation)
        {
            if (Arguments(file, observedOn, encoding, out var day, out var chosen) is { } problem)
            {
                return Print(ImportReport.Of(file.Name, null, problem), Unusable);
            }

            var limits = services.GetRequiredService<TableLimits>();
            if (file.Length > limits.MaxFileBytes)
            {
                return Print(ImportReport.Of(file.Name, null, limits.FileTooLarge), Unusable);
            }

            var given = new ImportFile(file.Name, await File.ReadAllBytesAsync(file.FullName, cancellation), profile, day, chosen);
            var report = await ReadAsync(given, cancellation);
            var wanting = report.Refused + report.Conflict > 0;
            var mustAsk = report is { Question: not null, HasNothingToDo: false } && !insist;
            if (report.Unusable is not null || !apply || report.HasNothingToDo || mustAsk || (wanting && !skipErrors))
            {
                return Print(report, report.Unusable is not null ? Unusable : wanting || mustAsk ? SomeRefused : report.HasNothingToDo ? NothingToDo : Fine);
            }

            var desk = services.GetRequiredService<ImportDesk>();
            var (batch, unusable) = await desk.PreviewAsync(given, Actor.CommandLine, cancellation);
            var outcome = batch is null ? ApplyOutcome.LookAgain : await desk.ApplyAsync(batch.Id, Actor.CommandLine, $"Imported {file.Name}", cancellation);
            return outcome == ApplyOutcome.Applied
                ? Print(report with { Batch = batch!.Id }, wanting ? SomeRefused : Fine)
                : Print(ImportReport.Of(file.Name, null, unusable ?? "Records changed while the file was being applied; nothing was written. Run it again."), Unusable);
        }

        /// <summary>What the file would do; of its rows only the counts and what is wrong are kept.</summary>
        private async Task<ImportReport> ReadAsync(ImportFile file, CancellationToken cancellation)
        {
            var reader = services.GetRequiredService<ImportReader>();
            using var open = await reader.OpenAsync(file, cancellation);
            if (open.Planning is not { } planning)
            {
                return ImportReport.Of(file.Name, open.Profile, open.Unusable!);
            }

            try
            {
                var (counts, errors) = (new RowCounts(), new List<RowError>());
                await foreach (var row in reader.PlanAsync(planning, cancellation).SelectMany(lot => lot))
                {
                    counts.Add(row.Outcome);
                    errors.AddRange(row.Problems.Select(p => new RowError(row.Number, p.Column, p.Value, p.Message)));
                }

                return ImportReport.Of(file.Name, planning.Summarise(), counts, errors);
            }
            catch (UnusableTableException e)
            {
                return ImportReport.Of(file.Name, open.Profile, e.Message);
            }
        }

        private static string? Arguments(FileInfo file, string? observedOn, string? encoding, out DateOnly? day, out TextEncodingChoice? chosen)
        {
            day = null;
            chosen = null;
            if (observedOn is not null && !DateOnly.TryParseExact(observedOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed))
            {
                return $"--observed-on is “{observedOn}”; write the day as 2026-05-14.";
            }
            else if (observedOn is not null)
            {
                day = DateOnly.ParseExact(observedOn, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            }

            if (encoding is not null && !Enum.TryParse<TextEncodingChoice>(encoding.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var found))
            {
                return $"--encoding is “{encoding}”; it can be utf-8, utf-16 or windows-1252.";
            }
            else if (encoding is not null)
            {
                chosen = Enum.Parse<TextEncodingChoice>(encoding.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
            }

            return file.Exists ? null : $"There is no file {file.FullName}.";
        }

        private int Print(ImportReport report, int exitCode)
        {
            if (json)
            {
                Console.Out.WriteLine(JsonSerializer.Serialize(report, CommandJson.Options));
            }
            else
            {
                Console.Out.Write(Describe(report, exitCode));
            }

            return exitCode;
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
}
