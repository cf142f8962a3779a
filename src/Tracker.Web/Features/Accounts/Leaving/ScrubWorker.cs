using Tracker.Web.Data;

namespace Tracker.Web.Features.Accounts.Leaving;

/// <summary>Scrubs the database soon after somebody's account was deleted, and tries again until nobody is in the way.</summary>
internal sealed partial class ScrubWorker(IServiceScopeFactory scopes, PendingScrub pending, ILogger<ScrubWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            if (pending.Asked is { } asked && await TryAsync(stoppingToken))
            {
                pending.Done(asked);
            }

            await pending.WaitAsync(Pause, stoppingToken);
        }
    }

    private async Task<bool> TryAsync(CancellationToken cancellation)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<DatabaseScrub>().TryAsync(cancellation);
        }
        catch (System.Data.Common.DbException e)
        {
            LogFailure(e.Message);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The database could not be written anew without what was deleted, and it is tried again: {Why}")]
    private partial void LogFailure(string why);
}
