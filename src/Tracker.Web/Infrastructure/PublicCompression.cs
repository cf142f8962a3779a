using System.IO.Compression;
using System.Net.Mime;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;

namespace Tracker.Web.Infrastructure;

/// <summary>
/// Compresses what is the same for everybody: files of the site, and kept pages and files of lists for readers who have not signed in. A page with
/// a secret in it is never compressed, since its length would tell of the secret (the attack called BREACH).
/// </summary>
internal sealed class PublicCompression(IServiceProvider services, IOptions<ResponseCompressionOptions> options) : ResponseCompressionProvider(services, options), IResponseCompressionProvider
{
    bool IResponseCompressionProvider.ShouldCompressResponse(HttpContext context) => IsForEverybody(context) && ShouldCompressResponse(context);

    private static bool IsForEverybody(HttpContext context) =>
        context.Response.Headers.SetCookie.Count == 0
        && (context.GetEndpoint() is not { } endpoint
            ? context.Response.ContentType?.StartsWith(MediaTypeNames.Text.Html, StringComparison.Ordinal) != true
            : context.User.Identity?.IsAuthenticated != true
                && !context.Request.Cookies.ContainsKey(TrackerController.SaidCookie)
                && endpoint.Metadata.GetMetadata<OutputCacheAttribute>()?.PolicyName == PublicPages.Kept);
}

internal static class PublicCompressionServices
{
    public static void AddPublicCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(o =>
        {
            o.EnableForHttps = true;
            o.MimeTypes = [MediaTypeNames.Text.Html, MediaTypeNames.Text.Css, "text/csv", MediaTypeNames.Text.JavaScript, "application/javascript", MediaTypeNames.Application.Json, "application/geo+json", "image/svg+xml"];
        });
        services.Configure<BrotliCompressionProviderOptions>(o => o.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(o => o.Level = CompressionLevel.Optimal);
        services.AddSingleton<IResponseCompressionProvider, PublicCompression>();
    }
}
