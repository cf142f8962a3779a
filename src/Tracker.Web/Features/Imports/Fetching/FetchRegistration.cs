using Tracker.Domain.Spreadsheets;

namespace Tracker.Web.Features.Imports.Fetching;

internal static class FetchRegistration
{
    /// <summary>The client sends no cookies, follows nothing by itself, and lets go of a body at once that it does not want.</summary>
    public static IServiceCollection AddListFetching(this IServiceCollection services, IConfiguration configuration, TableLimits limits)
    {
        services.AddSingleton(FetchSettings.From(configuration, limits));
        services.AddHttpClient<ListFetcher>(c =>
        {
            c.Timeout = Timeout.InfiniteTimeSpan;
            c.DefaultRequestHeaders.UserAgent.ParseAdd("JurisdictionCooperationTracker/1.0");
        }).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, MaxResponseDrainSize = 0 });
        return services;
    }
}
