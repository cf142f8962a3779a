using System.Collections.Frozen;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Net.Http.Headers;

namespace Tracker.Web.Infrastructure;

/// <summary>
/// Lets pages of other sites read what everybody may read: files, and the API for reading. Never with a browser's cookies, nothing that
/// somebody sees who has signed in, and nothing that writes: browsers ask first before they send a token to another site, and are told no.
/// </summary>
internal static class OpenReading
{
    private static readonly FrozenSet<string> Endings = new[] { ".csv", ".json", ".xlsx", ".geojson", ".atom", ".zip" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>After signing in is known, and before anything is answered.</summary>
    public static void UseOpenReading(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var isAsking = HttpMethods.IsOptions(context.Request.Method);
        if (!IsForPrograms(context.Request.Path.Value!) || !(isAsking || IsOpen(context)))
        {
            await next(context);
            return;
        }

        var headers = context.Response.Headers;
        headers.AccessControlAllowOrigin = "*";
        // The whole site says that it is nobody else's; what is open may be embedded as data.
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        if (!isAsking)
        {
            headers.AccessControlExposeHeaders = $"{HeaderNames.ETag}, {HeaderNames.Link}, {HeaderNames.ContentDisposition}";
            await next(context);
            return;
        }

        headers.AccessControlAllowMethods = "GET, HEAD";
        headers.AccessControlAllowHeaders = HeaderNames.IfNoneMatch;
        headers.AccessControlMaxAge = "86400";
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    });

    // A HEAD has become a GET by now.
    private static bool IsOpen(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method) && context.User.Identity?.IsAuthenticated != true && context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    private static bool IsForPrograms(string path) =>
        path.StartsWith(ApiController.Root + "/", StringComparison.Ordinal) || Endings.Contains(Path.GetExtension(path));
}
