namespace Tracker.Web.Infrastructure;

internal static class SafetyHeaders
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; manifest-src 'self'; frame-ancestors ";

    /// <summary>Nothing from elsewhere is loaded, nobody frames the site, and no address is told to whoever is linked to.</summary>
    public static void UseSafetyHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy + "'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        return next(context);
    });

    /// <summary>For a page that others may frame: all the rest stays as it is.</summary>
    public static void AllowFrames(IHeaderDictionary headers) => headers.ContentSecurityPolicy = ContentSecurityPolicy + "*";

    /// <summary>Nothing that somebody sees who has signed in is kept by the browser or on the way; an action may say otherwise.</summary>
    public static void UsePrivacyWhileSignedIn(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.User.Identity?.IsAuthenticated == true)
        {
            context.Response.Headers.CacheControl = "no-store";
        }

        return next(context);
    });
}
