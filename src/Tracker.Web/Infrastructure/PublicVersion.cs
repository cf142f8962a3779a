using System.Globalization;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Net.Http.Headers;

namespace Tracker.Web.Infrastructure;

/// <summary>What every page and file for everybody depends on besides its address: the day, the program's build, and the version of data and settings.</summary>
/// <param name="data">Asks for what every change makes another.</param>
public sealed class PublicVersion(TimeProvider clock, Func<HttpContext, Task<string>> data)
{
    private static readonly string Build = typeof(PublicVersion).Module.ModuleVersionId.ToString("N")[..8];

    public async Task<string> OfAsync(HttpContext context)
    {
        var version = await data(context);
        return string.Create(CultureInfo.InvariantCulture, $"{version}.{clock.Day():yyyyMMdd}.{Build}");
    }

    public static EntityTagHeaderValue TagOf(string version) => new($"\"{version}\"", isWeak: true);

    /// <summary>
    /// Tags the answer to a reader who has not signed in, where its controller says that it depends on nothing else. True when the reader
    /// has it already: then nothing need be read.
    /// </summary>
    public static async Task<bool> IsHadAsync(HttpContext context)
    {
        if (context.User.Identity?.IsAuthenticated == true || context.Response.StatusCode != StatusCodes.Status200OK
            || context.GetEndpoint()?.Metadata.GetMetadata<OutputCacheAttribute>()?.PolicyName != PublicPages.Kept)
        {
            return false;
        }

        var tag = TagOf(await context.RequestServices.GetRequiredService<PublicVersion>().OfAsync(context));
        context.Response.Headers.ETag = tag.ToString();
        context.Response.Headers.CacheControl = PublicPages.AskFirst;
        context.Response.Headers.Vary = HeaderNames.Cookie;
        return context.Request.GetTypedHeaders().IfNoneMatch.Any(t => t.Tag == "*" || t.Compare(tag, useStrongComparison: false));
    }
}
