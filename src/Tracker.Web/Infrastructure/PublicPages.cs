using System.Net.Mime;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Net.Http.Headers;

namespace Tracker.Web.Infrastructure;

/// <summary>
/// Keeps pages for readers who have not signed in, until something is changed or the day ends. A page is known by its address, the
/// day and the version of data and settings, which is asked for each time: a change made by another process counts as well.
/// </summary>
internal sealed class PublicPages(PublicVersion version) : IOutputCachePolicy
{
    /// <summary>The name by which a controller says that its pages depend on nothing but address, day and data.</summary>
    public const string Kept = "kept";

    private const long MostBytesOfAll = 32_000_000;
    private const long MostBytesOfOne = 2_000_000;
    private const string Version = "version";
    private const string Query = "query";
    private const string Format = "format";
    internal const string AskFirst = "public, no-cache";

    public static void Configure(OutputCacheOptions options)
    {
        options.SizeLimit = MostBytesOfAll;
        options.MaximumBodySize = MostBytesOfOne;
        options.AddPolicy(Kept, new PublicPages(options.ApplicationServices.GetRequiredService<PublicVersion>()));
    }

    public async ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        context.EnableOutputCaching = IsForEverybody(context.HttpContext);
        if (!context.EnableOutputCaching)
        {
            return;
        }

        var standing = await version.OfAsync(context.HttpContext);
        context.CacheVaryByRules.VaryByValues[Query] = context.HttpContext.Request.QueryString.ToString(); // as written: varying by its keys would sort the request's own values
        context.CacheVaryByRules.VaryByValues[Version] = standing;
        Mark(context.HttpContext.Response, standing);
        context.AllowCacheLookup = context.AllowCacheStorage = context.AllowLocking = true;
        context.ResponseExpirationTimeSpan = TimeSpan.FromDays(1);
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    /// <summary>Only whole pages are kept.</summary>
    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        context.AllowCacheStorage = IsPage(context.HttpContext.Response);
        return ValueTask.CompletedTask;
    }

    /// <summary>Others on the way may keep a page too, but have to ask whether it still stands. Said beforehand, so that it is kept with the page, and taken back from what is none.</summary>
    private static void Mark(HttpResponse response, string version)
    {
        response.Headers.ETag = PublicVersion.TagOf(version).ToString();
        response.Headers.CacheControl = AskFirst;
        response.Headers.Vary = HeaderNames.Cookie;
        response.OnStarting(() =>
        {
            if (!IsPage(response) && response.StatusCode != StatusCodes.Status304NotModified)
            {
                response.Headers.Remove(HeaderNames.ETag);
                response.Headers.CacheControl = response.Headers.CacheControl == AskFirst ? "no-cache" : response.Headers.CacheControl;
            }

            return Task.CompletedTask;
        });
    }

    private static bool IsPage(HttpResponse response) =>
        response.StatusCode == StatusCodes.Status200OK
        && response.Headers.SetCookie.Count == 0
        && response.ContentType?.StartsWith(MediaTypeNames.Text.Html, StringComparison.Ordinal) == true;

    private static bool IsFile(HttpRequest request) =>
        request.RouteValues.ContainsKey(Format) || Path.HasExtension(request.Path.Value) || request.Path.StartsWithSegments(ApiController.Root, StringComparison.Ordinal);

    // Files are written as they are read, and bear a tag of their own; and what is said once on the page after a form belongs to one reader, signed in or not.
    private static bool IsForEverybody(HttpContext context) =>
        (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        && !IsFile(context.Request)
        && context.User.Identity?.IsAuthenticated != true
        && !context.Request.Cookies.ContainsKey(TrackerController.SaidCookie);
}
