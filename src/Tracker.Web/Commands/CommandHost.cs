using Tracker.Web.Hosting;

namespace Tracker.Web.Commands;

/// <summary>Runs one command with the program's services.</summary>
internal sealed class CommandHost(WebApplication app)
{
    /// <summary>On a database that is brought up to date first.</summary>
    public async Task<int> RunAsync(Func<IServiceProvider, Task<int>> command, CancellationToken cancellation)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TrackerStartup>().RunAsync(cancellation);
        return await command(scope.ServiceProvider);
    }

    /// <summary>On the database as it is, touched by nobody.</summary>
    public async Task<int> RunAsItIsAsync(Func<IServiceProvider, Task<int>> command)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await command(scope.ServiceProvider);
    }
}
