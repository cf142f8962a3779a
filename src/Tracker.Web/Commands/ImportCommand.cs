using System.CommandLine;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.Imports;
using Tracker.Web.Features.Imports;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Commands;

/// <summary><c>import FILE | --from LIST [--as PROFILE | --mapping NAME-OR-FILE] [--observed-on DATE] [--apply] [--skip-errors] [--json]</c></summary>
internal static class ImportCommand
{
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
            services => GoAsync(
                services,
                new ImportReport(parsed.GetValue(json)),
                new TypedImport(parsed.GetValue(file), parsed.GetValue(from), parsed.GetValue(profile), parsed.GetValue(mapping), parsed.GetValue(observedOn), parsed.GetValue(encoding), parsed.GetValue(apply), parsed.GetValue(skip)),
                cancellation),
            cancellation));
        return command;
    }

    private static async Task<int> GoAsync(IServiceProvider services, ImportReport report, TypedImport typed, CancellationToken cancellation)
    {
        var (given, problem, nothingNewer) = await new ImportInput(services).OpenAsync(typed, cancellation);
        return given is not null ? await GoAsync(services, report, given, typed, cancellation)
            : nothingNewer is not null ? report.PrintNothingNewer(typed.Name, nothingNewer)
            : report.Print(typed.Name, new ImportReading(null, problem), null, ImportReport.Unusable);
    }

    private static async Task<int> GoAsync(IServiceProvider services, ImportReport report, ImportFile given, TypedImport typed, CancellationToken cancellation)
    {
        var reading = await services.GetRequiredService<ImportReader>().ReadAsync(given, cancellation);
        if (reading.Plan is not { } plan)
        {
            return report.Print(given.Name, reading, null, ImportReport.Unusable);
        }

        var refused = plan.Count(RowOutcome.Refused) + plan.Count(RowOutcome.Conflict) > 0;
        if (!typed.Apply || plan.HasNothingToDo || (refused && !typed.SkipErrors))
        {
            return report.Print(given.Name, reading, null, refused ? ImportReport.SomeRefused : plan.HasNothingToDo ? ImportReport.NothingToDo : ImportReport.Fine);
        }

        var desk = services.GetRequiredService<ImportDesk>();
        var batch = await desk.StoreAsync(given, plan, Actor.CommandLine, cancellation);
        var outcome = await desk.ApplyAsync(batch.Id, Actor.CommandLine, $"Imported {given.Name}", cancellation);
        return outcome == ApplyOutcome.Applied
            ? report.Print(given.Name, reading, batch.Id, refused ? ImportReport.SomeRefused : ImportReport.Fine)
            : report.Print(given.Name, new ImportReading(null, "Records changed while the file was being applied; nothing was written. Run it again."), null, ImportReport.Unusable);
    }
}
