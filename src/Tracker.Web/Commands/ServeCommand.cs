using Microsoft.AspNetCore.Connections;
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
            foreach (var url in (app.Configuration["TRACKER_URLS"] ?? address).Split(';', StringSplitOptions.RemoveEmptyEntries))
            {
                app.Urls.Add(url);
            }
        }

        app.Lifetime.ApplicationStarted.Register(() => Announce(app, first));
    }

    /// <summary>Serves until the program is told to stop; a taken address is said in words.</summary>
    public static async Task<int> RunAsync(WebApplication app)
    {
        try
        {
            await app.RunAsync();
            return 0;
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"Another program is at {SiteAddress.From(app.Configuration)} already. Stop it, or choose another address: ./run --urls http://127.0.0.1:5288");
            return 1;
        }
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
