namespace Tracker.Web.Data.Search;

/// <summary>Takes into the index what an import brought, so that the next who searches need not wait; a few saves are left to them.</summary>
internal sealed partial class SearchWorker(IServiceScopeFactory scopes, ILogger<SearchWorker> log) : BackgroundService
{
    private const int Many = 1_000;

    // By the real clock: how often it looks has nothing to do with what day it is.
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (System.Data.Common.DbException e)
            {
                LogLater(e.Message);
            }
        }
    }

    private async Task LookAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var index = scope.ServiceProvider.GetRequiredService<SearchIndex>();
        if (await index.BehindAsync(Many, cancellation) >= Many)
        {
            await index.CatchUpAsync(cancellation);
            await index.TidyAsync(cancellation);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The index of words could not be brought up to date; it is tried again: {Why}")]
    private partial void LogLater(string why);
}
