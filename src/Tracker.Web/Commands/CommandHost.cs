using Tracker.Web.Hosting;

namespace Tracker.Web.Commands;

/// <summary>Runs one command with the program's services, on a database that is up to date.</summary>
internal sealed class CommandHost(WebApplication app)
{
    public async Task<int> RunAsync(Func<IServiceProvider, Task<int>> command, CancellationToken cancellation)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TrackerStartup>().RunAsync(cancellation);
        return await command(scope.ServiceProvider);
    }
}
