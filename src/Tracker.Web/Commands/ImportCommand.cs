using System.CommandLine;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.Imports;
using Tracker.Domain.Spreadsheets;
using Tracker.Web.Features.Imports;
using Tracker.Web.Features.Imports.Packages;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Commands;

/// <summary><c>import FILE | --from LIST [--as PROFILE | --mapping NAME-OR-FILE] [--observed-on DATE] [--apply] [--skip-errors] [--insist] [--json]</c></summary>
internal static class ImportCommand
{
    public static Command Create(CommandHost host)
    {
        var file = new Argument<FileInfo?>("FILE") { Description = "A CSV or XLSX file; or a data package (ZIP), for an empty tracker.", Arity = ArgumentArity.ZeroOrOne };
        var from = new Option<string?>("--from") { Description = $"Fetch the newest file of a published list instead: {PublishedList.IceParticipating}." };
        var profile = new Option<string?>("--as") { Description = "What kind of file it is; else its columns tell: " + string.Join(", ", ImportProfiles.All.Select(p => p.Slug)) };
        var mapping = new Option<string?>("--mapping") { Description = "What the columns of a spreadsheet of your own are: the name of a mapping that is kept, or a JSON file." };
        var observedOn = new Option<string?>("--observed-on") { Description = "The day a published list stood published, such as 2026-05-14." };
        var encoding = new Option<string?>("--encoding") { Description = "utf-8, utf-16 or windows-1252, for text files that are not UTF-8." };
        var apply = new Option<bool>("--apply") { Description = "Write it; without this, only show what would be written." };
        var skip = new Option<bool>("--skip-errors") { Description = "Apply the rows that are fine and leave out the refused." };
        var insist = new Option<bool>("--insist") { Description = "Apply a list that is much shorter than the one before it: you have checked that it really is." };
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        var command = new Command("import", "Show what a file would change, or apply it.") { file, from, profile, mapping, observedOn, encoding, apply, skip, insist, json };
        command.Validators.Add(result =>
        {
            if (result.GetValue(file) is null == result.GetValue(from) is null)
            {
                result.AddError("Give either a file or --from with the name of a list.");
            }
        });
        command.SetAction((parsed, cancellation) => host.RunAsync(
            services => GoAsync(
                services,
                new ImportPrinter(parsed.GetValue(json)),
                new TypedImport(parsed.GetValue(file), parsed.GetValue(from), parsed.GetValue(profile), parsed.GetValue(mapping), parsed.GetValue(observedOn), parsed.GetValue(encoding), parsed.GetValue(apply), parsed.GetValue(skip), parsed.GetValue(insist)),
                cancellation),
            cancellation));
        return command;
    }

    private static async Task<int> GoAsync(IServiceProvider services, ImportPrinter printer, TypedImport typed, CancellationToken cancellation)
    {
        if (typed.File is { Exists: true } package && package.Extension.Equals(".zip", StringComparison.OrdinalIgnoreCase))
        {
            await using var stream = package.OpenRead();
            return printer.Print(await services.GetRequiredService<PackageImport>().ReadAsync(package.Name, stream, Actor.CommandLine, typed.Apply, cancellation));
        }

        var (given, problem, nothingNewer) = await new ImportInput(services).OpenAsync(typed, cancellation);
        return given is not null ? await GoAsync(services, printer, given, typed, cancellation)
            : nothingNewer is not null ? printer.PrintNothingNewer(typed.Name, nothingNewer)
            : printer.Print(ImportReport.Of(typed.Name, null, problem), ImportPrinter.Unusable);
    }

    private static async Task<int> GoAsync(IServiceProvider services, ImportPrinter printer, ImportFile given, TypedImport typed, CancellationToken cancellation)
    {
        var report = await ReadAsync(services.GetRequiredService<ImportReader>(), given, cancellation);
        var wanting = report.Refused + report.Conflict > 0;
        var mustAsk = report is { Question: not null, HasNothingToDo: false } && !typed.Insist;
        if (report.Unusable is not null || !typed.Apply || report.HasNothingToDo || mustAsk || (wanting && !typed.SkipErrors))
        {
            return printer.Print(report, report.Unusable is not null ? ImportPrinter.Unusable : wanting || mustAsk ? ImportPrinter.SomeRefused : report.HasNothingToDo ? ImportPrinter.NothingToDo : ImportPrinter.Fine);
        }

        var desk = services.GetRequiredService<ImportDesk>();
        var preview = await desk.PreviewAsync(given, Actor.CommandLine, cancellation);
        var outcome = preview.Batch is null ? ApplyOutcome.LookAgain : await desk.ApplyAsync(preview.Batch.Id, Actor.CommandLine, $"Imported {given.Name}", cancellation);
        return outcome == ApplyOutcome.Applied
            ? printer.Print(report with { Batch = preview.Batch!.Id }, wanting ? ImportPrinter.SomeRefused : ImportPrinter.Fine)
            : printer.Print(ImportReport.Of(given.Name, null, preview.Unusable ?? "Records changed while the file was being applied; nothing was written. Run it again."), ImportPrinter.Unusable);
    }

    /// <summary>What the file would do; of its rows only the counts and what is wrong are kept.</summary>
    private static async Task<ImportReport> ReadAsync(ImportReader reader, ImportFile file, CancellationToken cancellation)
    {
        using var open = await reader.OpenAsync(file, cancellation);
        if (open.Planning is not { } planning)
        {
            return ImportReport.Of(file.Name, open.Profile, open.Unusable);
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
}
