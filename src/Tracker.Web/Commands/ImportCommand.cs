using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Tracker.Domain;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.Imports;
using Tracker.Domain.Imports.Mapped;
using Tracker.Domain.Spreadsheets;
using Tracker.Web.Features.Imports;
using Tracker.Web.Features.Imports.Fetching;
using Tracker.Web.Features.Imports.Mapped;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Commands;

/// <summary><c>import FILE | --from LIST [--as PROFILE | --mapping NAME-OR-FILE] [--observed-on DATE] [--apply] [--skip-errors] [--json]</c></summary>
internal static class ImportCommand
{
    private const int Fine = 0;
    private const int SomeRefused = 1;
    private const int Unusable = 2;
    private const int NothingToDo = 3;

    /// <summary>The object that <c>--json</c> prints.</summary>
    private sealed record Report(
        string File, string? Profile, string? ObservedOn, int Rows, int New, int Changed, int Unchanged, int Conflict, int Refused, int Gone,
        IReadOnlyList<string> IgnoredColumns, IReadOnlyList<RowError> Errors, string? Unusable, string? Batch);

    private sealed record RowError(int Row, string Column, string? Value, string Message);

    /// <summary>What was typed.</summary>
    private sealed record Typed(FileInfo? File, string? From, string? Profile, string? Mapping, string? ObservedOn, string? Encoding, bool Apply, bool SkipErrors)
    {
        public string Name => File?.Name ?? From!;
    }

    public static Command Create(CommandHost host)
    {
        var file = new Argument<FileInfo?>("FILE") { Description = "A CSV or XLSX file.", Arity = ArgumentArity.ZeroOrOne };
        var from = new Option<string?>("--from") { Description = $"Fetch the newest file of a published list instead: {PublishedList.IceParticipating}." };
        var profile = new Option<string?>("--as") { Description = "What kind of file it is; else its columns tell: " + string.Join(", ", ImportProfiles.All.Select(p => p.Slug)) };
        var mapping = new Option<string?>("--mapping") { Description = "What the columns of a spreadsheet of your own are: the name of a mapping that is kept, or a JSON file." };
        var observedOn = new Option<string?>("--observed-on") { Description = "The day a published list stood published, such as 2026-05-14." };
        var encoding = new Option<string?>("--encoding") { Description = "utf-8, utf-16 or windows-1252, for text files that are not UTF-8." };
        var apply = new Option<bool>("--apply") { Description = "Write it; without this, only show what would be written." };
        var skip = new Option<bool>("--skip-errors") { Description = "Apply the rows that are fine and leave out the refused." };
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        var command = new Command("import", "Show what a file would change, or apply it.") { file, from, profile, mapping, observedOn, encoding, apply, skip, json };
        command.Validators.Add(result =>
        {
            if (result.GetValue(file) is null == result.GetValue(from) is null)
            {
                result.AddError("Give either a file or --from with the name of a list.");
            }
        });
        command.SetAction((parsed, cancellation) => host.RunAsync(
            services => new Run(services, parsed.GetValue(json)).GoAsync(
                new Typed(parsed.GetValue(file), parsed.GetValue(from), parsed.GetValue(profile), parsed.GetValue(mapping), parsed.GetValue(observedOn), parsed.GetValue(encoding), parsed.GetValue(apply), parsed.GetValue(skip)), cancellation),
            cancellation));
        return command;
    }

    private sealed class Run(IServiceProvider services, bool json)
    {
        public async Task<int> GoAsync(Typed typed, CancellationToken cancellation)
        {
            var (given, problem, nothingNewer) = typed.File is { } file ? await OpenAsync(file, typed, cancellation) : await FetchAsync(typed, cancellation);
            return given is not null ? await GoAsync(given, typed, cancellation)
                : nothingNewer is not null ? PrintNothingNewer(typed.Name, nothingNewer)
                : Print(typed.Name, new ImportReading(null, problem), null, Unusable);
        }

        private async Task<int> GoAsync(ImportFile given, Typed typed, CancellationToken cancellation)
        {
            var reading = await services.GetRequiredService<ImportReader>().ReadAsync(given, cancellation);
            if (reading.Plan is not { } plan)
            {
                return Print(given.Name, reading, null, Unusable);
            }

            var refused = plan.Count(RowOutcome.Refused) + plan.Count(RowOutcome.Conflict) > 0;
            if (!typed.Apply || plan.HasNothingToDo || (refused && !typed.SkipErrors))
            {
                return Print(given.Name, reading, null, refused ? SomeRefused : plan.HasNothingToDo ? NothingToDo : Fine);
            }

            var desk = services.GetRequiredService<ImportDesk>();
            var batch = await desk.StoreAsync(given, plan, Actor.CommandLine, cancellation);
            var outcome = await desk.ApplyAsync(batch.Id, Actor.CommandLine, $"Imported {given.Name}", cancellation);
            return outcome == ApplyOutcome.Applied
                ? Print(given.Name, reading, batch.Id, refused ? SomeRefused : Fine)
                : Print(given.Name, new ImportReading(null, "Records changed while the file was being applied; nothing was written. Run it again."), null, Unusable);
        }

        private async Task<(ImportFile? Given, string? Problem, string? NothingNewer)> FetchAsync(Typed typed, CancellationToken cancellation)
        {
            if (typed.Profile is not null || typed.Mapping is not null || typed.Encoding is not null)
            {
                return (null, "--from knows how its list is read: leave out --as, --mapping and --encoding.", null);
            }

            if (Arguments(typed, out var day, out _) is { } problem)
            {
                return (null, problem, null);
            }

            var fetched = await services.GetRequiredService<ListFetcher>().FetchAsync(typed.From!, cancellation);
            return (fetched.File is { } file ? file with { ObservedOn = day ?? file.ObservedOn } : null, fetched.Problem, fetched.NothingNewer);
        }

        private async Task<(ImportFile? Given, string? Problem, string? NothingNewer)> OpenAsync(FileInfo file, Typed typed, CancellationToken cancellation)
        {
            var limits = services.GetRequiredService<TableLimits>();
            var problem = Arguments(typed, out var day, out var chosen)
                ?? (!file.Exists ? $"There is no file {file.FullName}." : file.Length > limits.MaxFileBytes ? limits.FileTooLarge : null);
            if (problem is not null)
            {
                return (null, problem, null);
            }

            var given = new ImportFile(file.Name, await File.ReadAllBytesAsync(file.FullName, cancellation), typed.Profile, day, chosen);
            if (typed.Mapping is null)
            {
                return (given, null, null);
            }

            (var mapping, problem) = typed.Profile is null ? await MappingAsync(typed.Mapping, cancellation) : (null, "Give either --as or --mapping, not both.");
            return mapping is null ? (null, problem, null) : (given with { Mapping = mapping }, null, null);
        }

        private async Task<(ColumnMapping? Mapping, string? Problem)> MappingAsync(string nameOrFile, CancellationToken cancellation)
        {
            if (File.Exists(nameOrFile))
            {
                var isTooLong = new FileInfo(nameOrFile).Length > MappingJson.MaxLength;
                var read = MappingJson.Read(isTooLong ? "" : await File.ReadAllTextAsync(nameOrFile, cancellation), out var problem);
                return (read, isTooLong ? $"{nameOrFile} is too long to be a mapping." : problem);
            }

            var desk = services.GetRequiredService<MappingDesk>();
            if (await desk.NamedAsync(nameOrFile, cancellation) is { Mapping: { } mapping })
            {
                return (mapping, null);
            }

            var names = (await desk.AllAsync(cancellation)).Select(m => m.Name).OfType<string>().ToList();
            return (null, $"There is no mapping called “{nameOrFile}”, and no such file. {(names.Count == 0 ? "No mapping has a name yet." : $"There are: {string.Join(", ", names)}.")}");
        }

        private static string? Arguments(Typed typed, out DateOnly? day, out TextEncodingChoice? chosen)
        {
            var (observedOn, encoding) = (typed.ObservedOn, typed.Encoding);
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

            return null;
        }

        private int PrintNothingNewer(string list, string word)
        {
            Console.Out.WriteLine(json ? JsonSerializer.Serialize(ReportOf(list, new ImportReading(null, null), null) with { Profile = list }, CommandJson.Options) : word);
            return NothingToDo;
        }

        private int Print(string file, ImportReading reading, string? batch, int exitCode)
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
}
