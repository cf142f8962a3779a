using System.CommandLine;
using System.Text.Json;
using Tracker.Domain;
using Tracker.Web.Data.Verification;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Commands;

/// <summary><c>verify [--json]</c></summary>
internal static class VerifyCommand
{
    private sealed record Head(DateOnly Day, long ChangeSet, string Digest);

    private sealed record Report(bool Sound, long ChangeSets, long Changes, int Files, Head? Head, Fault? Fault);

    public static Command Create(CommandHost host)
    {
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        var command = new Command("verify", "Check the database, the chain of history and the stored files; the first fault is named. Writes nothing.") { json };
        command.SetAction((parsed, cancellation) => host.RunAsItIsAsync(
            async services =>
            {
                var findings = await services.GetRequiredService<Verifier>().RunAsync(cancellation);
                Console.Out.WriteLine(parsed.GetValue(json) ? JsonSerializer.Serialize(ReportOf(findings), SnakeJson.Options) : Describe(ReportOf(findings)));
                return findings.Fault is null ? 0 : 1;
            }));
        return command;
    }

    private static Report ReportOf(Findings found) => new(
        found.Fault is null, found.ChangeSets, found.Changes, found.Files,
        found.Head is { } head ? new Head(head.Day, head.LastChangeSetId, Convert.ToHexStringLower(head.Digest)) : null, found.Fault);

    private static string Describe(Report report)
    {
        var read = $"{Text.Plural(report.ChangeSets, "change set", "change sets")} with {Text.Plural(report.Changes, "change", "changes")}, {Text.Plural(report.Files, "stored file", "stored files")}";
        if (report.Fault is { } fault)
        {
            var where = fault.ChangeSet is { } set ? $" Change set {set}{(fault.Day is null ? "" : $" of {fault.Day}")}{(fault.Reason is null ? "" : $" (“{fault.Reason}”)")}:" : "";
            return $"Not sound, in the {fault.Place}.{where} {fault.Message}\nSound before it: {read}.";
        }

        return $"Sound: {read}." + (report.Head is { } head ? $"\nThe head of {head.Day:yyyy-MM-dd} is {head.Digest}, of change set {head.ChangeSet}. Compare it with the one that was published." : "");
    }
}
