using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Imports;
using Tracker.Web.Data;

namespace Tracker.Web.Features.Imports;

/// <summary>
/// Applies and takes back imports one after another, in the background. What was asked for stands in the database, and each is one
/// transaction: after a crash it is done whole at the next start.
/// </summary>
internal sealed partial class ImportWorker(IServiceScopeFactory scopes, ImportQueue queue, ILogger<ImportWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            if (!await WorkAsync(stoppingToken))
            {
                await queue.WaitAsync(Pause, stoppingToken);
            }
        }
    }

    /// <summary>False when there is nothing to do.</summary>
    private async Task<bool> WorkAsync(CancellationToken cancellation)
    {
        string? id = null;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<TrackerDbContext>();
            var batch = await db.ImportBatches.AsNoTracking().Where(b => b.State == ImportState.Applying || b.State == ImportState.TakingBack).OrderBy(b => b.AskedAtUtc).FirstOrDefaultAsync(cancellation);
            if (batch is null)
            {
                return false;
            }

            id = batch.Id;
            await scope.ServiceProvider.GetRequiredService<ImportDesk>().DoAskedAsync(batch, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return false;
        }
#pragma warning disable CA1031 // Whatever went wrong with one import, the next is to be done; it is logged, and said on its page.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogFailure(e, id ?? "the queue of imports");
            await GiveUpAsync(id, cancellation);
        }

        if (id is not null)
        {
            queue.Done(id);
        }

        return id is not null;
    }

    private async Task GiveUpAsync(string? id, CancellationToken cancellation)
    {
        if (id is null)
        {
            await Task.Delay(Pause, cancellation);
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TrackerDbContext>();
        var batch = await db.ImportBatches.SingleAsync(b => b.Id == id, cancellation);
        batch.GiveUp("Something went wrong, and nothing was written. Try again; if it happens again, the program’s log tells more.");
        await db.SaveChangesAsync(cancellation);
    }

    [LoggerMessage(LogLevel.Error, "{Import} could not be done")]
    private partial void LogFailure(Exception exception, string import);
}
