using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Imports;
using Tracker.Web.Data;

namespace Tracker.Web.Features.Imports;

/// <summary>
/// Works at imports one after another, in the background; of several programs over one database, one at a time. What was asked
/// for stands in the database, so after a crash it is done at the next start.
/// </summary>
internal abstract partial class ImportWorker(IServiceScopeFactory scopes, ImportQueue queue, ImportBell bell, SoleWork work, ILogger log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan PauseForOthers = TimeSpan.FromSeconds(1);

    /// <summary>Those that wait for this worker, the one to begin with first.</summary>
    protected abstract IQueryable<ImportBatch> Waiting(IQueryable<ImportBatch> batches);

    protected abstract Task WorkAsync(ImportDesk desk, ImportBatch batch, CancellationToken cancellation);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            if (!await NextAsync(stoppingToken))
            {
                await bell.WaitAsync(Pause, stoppingToken);
            }
        }
    }

    /// <summary>False when there is nothing to do.</summary>
    private async Task<bool> NextAsync(CancellationToken cancellation)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<TrackerDbContext>();
            var waiting = Waiting(db.ImportBatches.AsNoTracking());
            if (!await waiting.AnyAsync(cancellation))
            {
                return false;
            }

            await using var sole = await db.TryBeginAsync(work, cancellation);
            if (sole is null)
            {
                await bell.WaitAsync(PauseForOthers, cancellation);
                return true;
            }

            // Only now: it may have been another program's, which is done with it.
            if (await waiting.FirstOrDefaultAsync(cancellation) is not { } batch)
            {
                return false;
            }

            await WorkOrGiveUpAsync(scope.ServiceProvider.GetRequiredService<ImportDesk>(), batch, cancellation);
            return true;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return false;
        }
#pragma warning disable CA1031 // Whatever is wrong with the database now, it is asked again; it is logged.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogFailure(e, "the queue of imports");
            return false;
        }
    }

    private async Task WorkOrGiveUpAsync(ImportDesk desk, ImportBatch batch, CancellationToken cancellation)
    {
        try
        {
            await WorkAsync(desk, batch, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // Whatever went wrong with one import, the next is to be done; it is logged, and said on its page.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogFailure(e, batch.Id);
            await GiveUpAsync(batch.Id, cancellation);
        }
        finally
        {
            queue.Done(batch.Id);
        }
    }

    private async Task GiveUpAsync(string id, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TrackerDbContext>();
        var batch = await db.ImportBatches.SingleAsync(b => b.Id == id, cancellation);
        batch.GiveUp("Something went wrong, and nothing was written. Try again; if it happens again, the program’s log tells more.");
        await db.SaveChangesAsync(cancellation);
    }

    [LoggerMessage(LogLevel.Error, "{Import} could not be done")]
    private partial void LogFailure(Exception exception, string import);
}

/// <summary>Plans the files that were given, so that somebody can look at what they would do.</summary>
internal sealed class PreviewWorker(IServiceScopeFactory scopes, ImportQueue queue, ILogger<PreviewWorker> log) : ImportWorker(scopes, queue, queue.Reading, SoleWork.ReadingImports, log)
{
    protected override IQueryable<ImportBatch> Waiting(IQueryable<ImportBatch> batches) => batches.Where(b => b.State == ImportState.Reading).OrderBy(b => b.Rows).ThenBy(b => b.CreatedAtUtc);

    protected override Task WorkAsync(ImportDesk desk, ImportBatch batch, CancellationToken cancellation) => desk.PlanAsync(batch.Id, cancellation);
}

/// <summary>Applies and takes back, each in one transaction: it is done whole, or not at all.</summary>
internal sealed class ApplyWorker(IServiceScopeFactory scopes, ImportQueue queue, ILogger<ApplyWorker> log) : ImportWorker(scopes, queue, queue.Writing, SoleWork.WritingImports, log)
{
    protected override IQueryable<ImportBatch> Waiting(IQueryable<ImportBatch> batches) =>
        batches.Where(b => b.State == ImportState.Applying || b.State == ImportState.TakingBack).OrderBy(b => b.AskedAtUtc);

    protected override Task WorkAsync(ImportDesk desk, ImportBatch batch, CancellationToken cancellation) => desk.DoAskedAsync(batch, cancellation);
}
