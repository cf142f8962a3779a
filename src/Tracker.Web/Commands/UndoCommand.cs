using System.CommandLine;
using System.Text.Json;
using Tracker.Web.Features.Imports;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Commands;

/// <summary><c>undo BATCH [--json]</c></summary>
internal static class UndoCommand
{
    private sealed record Report(string Batch, int TakenBack, IReadOnlyList<string> Kept, string? Problem);

    public static Command Create(CommandHost host)
    {
        var batch = new Argument<string>("BATCH") { Description = "The id that the import printed, such as imp-7K3M9Q." };
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        var command = new Command("undo", "Take an applied import back.") { batch, json };
        command.SetAction((parsed, cancellation) => host.RunAsync(
            async services =>
            {
                var id = parsed.GetValue(batch)!;
                var result = await services.GetRequiredService<ImportDesk>().UndoAsync(id, Actor.CommandLine, cancellation);
                var report = new Report(id, result?.TakenBack ?? 0, result?.Kept ?? [], result is null ? $"{id} is no import that is applied." : null);
                Console.Out.WriteLine(parsed.GetValue(json) ? JsonSerializer.Serialize(report, SnakeJson.Options) : Describe(report));
                return result is { IsWhole: true } ? 0 : 1;
            },
            cancellation));
        return command;
    }

    private static string Describe(Report report) => report.Problem
        ?? (report.Kept.Count == 0
            ? $"{report.Batch} is taken back."
            : $"{report.Batch} is taken back, except what has changed since and was kept: {string.Join(", ", report.Kept)}.");
}
