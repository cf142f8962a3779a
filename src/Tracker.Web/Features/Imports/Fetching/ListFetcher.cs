using System.Text;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Imports.IceParticipating;
using Tracker.Web.Data;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Imports.Fetching;

/// <summary>What came of fetching: the file; or why there is none; or that it is imported already.</summary>
public sealed record FetchedFile(ImportFile? File, string? Problem, string? NothingNewer);

/// <summary>Fetches the newest file of a published list from the page that the operator has set.</summary>
public sealed class ListFetcher(HttpClient http, TrackerDbContext db, FetchSettings settings, TimeProvider clock)
{
    private const long MaxPageBytes = 5_000_000;

    public static string Off { get; } = $"Fetching is turned off. The operator can turn it on with the setting {FetchSettings.Section}:Enabled; until then, get the file in a browser and give it under Imports.";

    public async Task<FetchedFile> FetchAsync(string list, CancellationToken cancellation)
    {
        if (!settings.Enabled || !settings.Lists.TryGetValue(list, out var published))
        {
            return new FetchedFile(null, settings.Enabled ? $"There is no list “{list}” that can be fetched. There are: {string.Join(", ", settings.Lists.Keys)}." : Off, null);
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(settings.TimeoutSeconds));
        try
        {
            var file = await GetAsync(published.Page, limit.Token);
            return await db.ListSnapshots.AnyAsync(s => s.ListSlug == list && s.FileSha256 == file.Sha256, cancellation)
                ? new FetchedFile(null, null, $"Nothing newer: the newest list on {published.Page.Host} is {file.Name}, which is imported already.")
                : new FetchedFile(file with { Profile = list }, null, null);
        }
        catch (FetchException e)
        {
            return new FetchedFile(null, e.Message, null);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new FetchedFile(null, $"{published.Page.Host} took longer than {settings.TimeoutSeconds:0.##} seconds. Try again later, or get the file in a browser and give it under Imports.", null);
        }
    }

    private async Task<ImportFile> GetAsync(Uri page, CancellationToken cancellation)
    {
        var host = new SameHost(http, page);
        var html = Encoding.UTF8.GetString(await host.GetAsync(page, MaxPageBytes, "page", cancellation));
        var link = ListPage.Newest(html, page)
            ?? throw new FetchException($"No link to a list of participating agencies stands on {page}. Look at it in a browser; if the list has moved, the operator can set its new page.");
        var content = await host.GetAsync(link.Address, settings.MaxBytes, "file", cancellation);
        if (!content.AsSpan().StartsWith("PK"u8))
        {
            throw new FetchException($"{link.Address} is no workbook, but {(content.AsSpan().TrimStart(" \t\r\n"u8).StartsWith("<"u8) ? "a web page" : "something else")}. Get the file in a browser and give it under Imports.");
        }

        // A list whose name tells no day is the one that stands there today.
        var now = clock.Utc();
        return new ImportFile(link.FileName, content, null, link.Day ?? DateOnly.FromDateTime(now), null) { Fetched = (link.Address, now) };
    }
}
