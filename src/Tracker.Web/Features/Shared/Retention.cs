namespace Tracker.Web.Features.Shared;

/// <summary>Something that is kept only for as many days as the site's settings say.</summary>
public interface IRetention
{
    /// <summary>What it removes, in the plural.</summary>
    string What { get; }

    /// <summary>Removes what is over, and says how many that were.</summary>
    Task<int> RemoveAsync(CancellationToken cancellation);
}

/// <summary>Has everything removed that is kept too long: some minutes after the program started, when those who waited for it are served, and once a day.</summary>
internal sealed partial class RetentionWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<RetentionWorker> log) : BackgroundService
{
    private static readonly TimeSpan First = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Every = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(First, clock, stoppingToken);
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            await using var scope = scopes.CreateAsyncScope();
            foreach (var retention in scope.ServiceProvider.GetServices<IRetention>())
            {
                await RemoveAsync(retention, stoppingToken);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task RemoveAsync(IRetention retention, CancellationToken cancellation)
    {
        try
        {
            if (await retention.RemoveAsync(cancellation) is > 0 and var removed)
            {
                LogRemoved(removed, retention.What);
            }
        }
        catch (System.Data.Common.DbException e)
        {
            LogBusy(retention.What, e.Message);
        }
    }

    [LoggerMessage(LogLevel.Information, "Removed, having been kept as long as the settings say: {Count} {What}.")]
    private partial void LogRemoved(int count, string what);

    [LoggerMessage(LogLevel.Warning, "{What} could not be removed; it is tried again in a day: {Why}")]
    private partial void LogBusy(string what, string why);
}
