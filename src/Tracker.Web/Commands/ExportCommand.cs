using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Records;
using Tracker.Web.Data;
using Tracker.Web.Data.Search;
using Tracker.Web.Features.Agencies;
using Tracker.Web.Features.Changes;
using Tracker.Web.Features.Downloads.Packages;
using Tracker.Web.Features.Jurisdictions;
using Tracker.Web.Features.Records;
using Tracker.Web.Features.Sources;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Commands;

/// <summary><c>export WHAT --out FILE [--format csv|xlsx|json|geojson] [--form wide|long] [--as-of DATE] [filters as in the URL]</c></summary>
internal static class ExportCommand
{
    private const string Points = "geojson";

    public static Command Create(CommandHost host)
    {
        var what = new Argument<string>("WHAT") { Description = "jurisdictions, records, agencies, sources, changes, package (everything as a data package, a ZIP), or a record type: " + string.Join(", ", RecordTypes.All.Select(t => t.Slug)) };
        var output = new Option<FileInfo>("--out") { Required = true, Description = "The file to write." };
        var format = new Option<string>("--format") { DefaultValueFactory = _ => "csv", Description = "csv, xlsx, json; geojson for records and jurisdictions" };
        format.AcceptOnlyFromAmong("csv", "xlsx", "json", "geojson");
        var command = new Command("export", "Write records, jurisdictions, agencies, sources or changes to a file, filtered as on the site: --state TX --status in_force.") { what, output, format };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellation) => host.RunAsync(
            services => WriteAsync(services, parsed.GetValue(what)!, parsed.GetValue(output)!, parsed.GetValue(format)!, parsed.UnmatchedTokens, cancellation), cancellation));
        return command;
    }

    private static async Task<int> WriteAsync(
        IServiceProvider services, string what, FileInfo output, string format, IReadOnlyList<string> rest, CancellationToken cancellation)
    {
        var values = Filters(rest).ToList();
        if (what == "package")
        {
            return values.Count > 0 ? await RefuseAsync("A package holds everything: leave out the filters.") : await ReplaceAsync(output, s => services.GetRequiredService<PackageWriter>().WriteAsync(s, cancellation));
        }

        if (RecordTypes.Find(what) is not null)
        {
            values.Add(new("type", what));
        }
        else if (what is not ("records" or "jurisdictions" or "agencies" or "sources" or "changes"))
        {
            return await RefuseAsync($"There is no “{what}” to export. There are: jurisdictions, records, agencies, sources, changes, package, {string.Join(", ", RecordTypes.All.Select(t => t.Slug))}.");
        }

        if (format == Points && what is "agencies" or "sources" or "changes")
        {
            return await RefuseAsync($"GeoJSON shows places: there is none of {what}. Export records or jurisdictions, or choose csv, xlsx or json.");
        }

        var query = new QueryValues(values);
        var write = await WriterAsync(services, what, query, format, cancellation);
        if (query.Problems.Count > 0)
        {
            return await RefuseAsync(string.Join('\n', query.Problems.Select(p => $"--{p.Column} “{p.Value}”: {p.Message}")));
        }

        await services.GetRequiredService<SearchIndex>().CatchUpAsync(cancellation);
        return await ReplaceAsync(output, write);
    }

    private static async Task<Func<Stream, Task>> WriterAsync(IServiceProvider services, string what, QueryValues query, string asked, CancellationToken cancellation)
    {
        var isPoints = asked == Points;
        var format = isPoints ? TableFormat.Json : Enum.Parse<TableFormat>(asked, ignoreCase: true);
        var today = services.GetRequiredService<TimeProvider>().Day();
        switch (what)
        {
            case "jurisdictions":
                var jurisdictions = JurisdictionFilter.From(query, today);
                var places = services.GetRequiredService<JurisdictionExport>();
                return s => isPoints ? places.WriteGeoJsonAsync(jurisdictions, s, cancellation) : places.WriteAsync(format, jurisdictions, s, cancellation);
            case "sources":
                var sources = SourceFilter.From(query).Apply(services.GetRequiredService<TrackerDbContext>().Sources.AsNoTracking(), services.GetRequiredService<TrackerDbContext>());
                return s => SourceExport.WriteAsync(format, sources, s, cancellation);
            case "agencies":
                var agencies = AgencyFilter.From(query);
                return s => services.GetRequiredService<AgencyExport>().WriteAsync(format, agencies, s, cancellation);
            case "changes":
                var changes = ChangeFilter.From(query, today, await services.GetRequiredService<ReferenceCache>().TermsAsync(cancellation));
                return s => services.GetRequiredService<ChangeExport>().WriteAsync(format, changes, s, cancellation);
            default:
                var records = RecordFilter.From(query, today, await services.GetRequiredService<ReferenceCache>().TermsAsync(cancellation));
                var layout = query.Code<RecordLayout>("form") ?? RecordLayout.Wide;
                var export = services.GetRequiredService<RecordExport>();
                return s => isPoints ? export.WriteGeoJsonAsync(records, s, cancellation)
                    : layout == RecordLayout.Long ? export.WriteLongAsync(format, records, s, cancellation)
                    : export.WriteAsync(format, records, s, cancellation);
        }
    }

    /// <summary>Written beside the file and moved into its place, so that nobody reads half an export.</summary>
    private static async Task<int> ReplaceAsync(FileInfo output, Func<Stream, Task> write)
    {
        var half = output.FullName + ".part";
        await using (var stream = File.Create(half))
        {
            await write(stream);
        }

        File.Move(half, output.FullName, overwrite: true);
        return 0;
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
