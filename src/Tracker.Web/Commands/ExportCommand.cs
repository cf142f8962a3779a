using System.CommandLine;
using Tracker.Domain.Records;
using Tracker.Web.Data;
using Tracker.Web.Data.Search;
using Tracker.Web.Features.Agencies;
using Tracker.Web.Features.Changes;
using Tracker.Web.Features.Jurisdictions;
using Tracker.Web.Features.Records;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Commands;

/// <summary><c>export WHAT --out FILE [--format csv|xlsx|json] [--as-of DATE] [filters as in the URL]</c></summary>
internal static class ExportCommand
{
    public static Command Create(CommandHost host)
    {
        var what = new Argument<string>("WHAT") { Description = "jurisdictions, records, agencies, changes, or a record type: " + string.Join(", ", RecordTypes.All.Select(t => t.Slug)) };
        var output = new Option<FileInfo>("--out") { Required = true, Description = "The file to write." };
        var format = new Option<string>("--format") { DefaultValueFactory = _ => "csv", Description = "csv, xlsx or json" };
        format.AcceptOnlyFromAmong("csv", "xlsx", "json");
        var command = new Command("export", "Write records, jurisdictions, agencies or changes to a file, filtered as on the site: --state TX --status in_force.") { what, output, format };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellation) => host.RunAsync(
            services => WriteAsync(services, parsed.GetValue(what)!, parsed.GetValue(output)!, Enum.Parse<TableFormat>(parsed.GetValue(format)!, ignoreCase: true), parsed.UnmatchedTokens, cancellation), cancellation));
        return command;
    }

    private static async Task<int> WriteAsync(
        IServiceProvider services, string what, FileInfo output, TableFormat format, IReadOnlyList<string> rest, CancellationToken cancellation)
    {
        var values = Filters(rest).ToList();
        if (RecordTypes.Find(what) is not null)
        {
            values.Add(new("type", what));
        }
        else if (what is not ("records" or "jurisdictions" or "agencies" or "changes"))
        {
            return await RefuseAsync($"There is no “{what}” to export. There are: jurisdictions, records, agencies, changes, {string.Join(", ", RecordTypes.All.Select(t => t.Slug))}.");
        }

        var query = new QueryValues(values);
        var write = await WriterAsync(services, what, query, format, cancellation);
        if (query.Problems.Count > 0)
        {
            return await RefuseAsync(string.Join('\n', query.Problems.Select(p => $"--{p.Column} “{p.Value}”: {p.Message}")));
        }

        await services.GetRequiredService<SearchIndex>().CatchUpAsync(cancellation);
        await ReplaceAsync(output, write);
        return 0;
    }

    private static async Task<Func<Stream, Task>> WriterAsync(IServiceProvider services, string what, QueryValues query, TableFormat format, CancellationToken cancellation)
    {
        var today = services.GetRequiredService<TimeProvider>().Day();
        switch (what)
        {
            case "jurisdictions":
                var jurisdictions = JurisdictionFilter.From(query, today);
                return s => services.GetRequiredService<JurisdictionExport>().WriteAsync(format, jurisdictions, s, cancellation);
            case "agencies":
                var agencies = AgencyFilter.From(query);
                return s => services.GetRequiredService<AgencyExport>().WriteAsync(format, agencies, s, cancellation);
            case "changes":
                var changes = ChangeFilter.From(query, today, await services.GetRequiredService<ReferenceCache>().TermsAsync(cancellation));
                return s => services.GetRequiredService<ChangeExport>().WriteAsync(format, changes, s, cancellation);
            default:
                var records = RecordFilter.From(query, today, await services.GetRequiredService<ReferenceCache>().TermsAsync(cancellation));
                return s => services.GetRequiredService<RecordExport>().WriteAsync(format, records, s, cancellation);
        }
    }

    /// <summary>Written beside the file and moved into its place, so that nobody reads half an export.</summary>
    private static async Task ReplaceAsync(FileInfo output, Func<Stream, Task> write)
    {
        var half = output.FullName + ".part";
        await using (var stream = File.Create(half))
        {
            await write(stream);
        }

        File.Move(half, output.FullName, overwrite: true);
    }

    /// <summary><c>--state TX --status=in_force</c> → the filters of an address.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Filters(IReadOnlyList<string> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            var name = tokens[i].TrimStart('-');
            if (name.Split('=', 2) is [var key, var value])
            {
                yield return new(key, value);
            }
            else if (i + 1 < tokens.Count)
            {
                yield return new(name, tokens[++i]);
            }
        }
    }

    private static async Task<int> RefuseAsync(string message)
    {
        await Console.Error.WriteLineAsync(message);
        return 2;
    }
}
