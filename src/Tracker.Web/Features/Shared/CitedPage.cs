using Microsoft.AspNetCore.Http.Extensions;
using Tracker.Domain.Citing;
using Tracker.Web.Data;

namespace Tracker.Web.Features.Shared;

/// <summary>A page that can be cited: what it tells, and the address at which the same is told for ever.</summary>
/// <param name="Title">With the day that it tells of.</param>
/// <param name="Path">Begins with a slash.</param>
/// <param name="Query">What the page is about, every day in it named.</param>
/// <param name="Known">The knowledge it shows; null for what is known now.</param>
public sealed record CitedPage(string Title, string Path, IReadOnlyList<KeyValuePair<string, string>> Query, KnownUntil? Known)
{
    /// <summary>Names the last save that the page can have shown: a later one changes nothing of what is cited.</summary>
    public async Task<PageCitation> CiteAsync(CurrentSite site, HttpRequest request, DateOnly today, CancellationToken cancellation)
    {
        var known = new KnownUntil(Known?.Day ?? today, Known?.Save ?? (await site.VersionAsync(cancellation)).Data);
        var address = UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase, Path, new QueryBuilder(Query.Concat(KnownAt.Query(known))).ToQueryString());
        return new PageCitation((await site.SettingsAsync(cancellation)).Name, Title, known.Day, address, today);
    }
}
