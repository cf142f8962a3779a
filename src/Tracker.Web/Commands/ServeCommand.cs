using Tracker.Web.Features.Accounts;
using Tracker.Web.Hosting;

namespace Tracker.Web.Commands;

/// <summary>What happens before the first request is answered.</summary>
internal static class ServeCommand
{
    public static async Task PrepareAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TrackerStartup>().RunAsync(app.Lifetime.ApplicationStopping);
        var first = await scope.ServiceProvider.GetRequiredService<OneTimeLinks>().ForFirstAdministratorAsync(app.Lifetime.ApplicationStopping);
        var address = SiteAddress.From(app.Configuration);
        if (app.Urls.Count == 0 && app.Configuration["urls"] is null)
        {
            app.Urls.Add(address);
        }

        app.Lifetime.ApplicationStarted.Register(() => Announce(app, first));
    }

    private static void Announce(WebApplication app, string? firstAdministrator)
    {
        var address = app.Urls.FirstOrDefault() ?? SiteAddress.From(app.Configuration);
        Console.Out.WriteLine($"Tracker is at {address}");
        if (firstAdministrator is not null)
        {
            Console.Out.WriteLine($"There is no administrator yet. Make the first one here, once, within seven days: {address.TrimEnd('/')}{firstAdministrator}");
        }
    }
}
