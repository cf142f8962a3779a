namespace Tracker.Web.Commands;

/// <summary>Where the site is served: <c>--urls</c>, else <c>TRACKER_URLS</c>, else the address of CONTRACT.</summary>
internal static class SiteAddress
{
    private const string Default = "http://127.0.0.1:5287";

    public static string From(IConfiguration configuration) =>
        (configuration["urls"] ?? configuration["TRACKER_URLS"] ?? Default).Split(';')[0].TrimEnd('/');
}
