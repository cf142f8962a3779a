using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Imports;
using Tracker.Domain.Sources;
using Tracker.Web.Data;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Imports;

/// <summary>Removes what was given to be imported and never applied, once the days are over that the settings say.</summary>
public sealed class ImportRetention(TrackerDbContext db, TimeProvider clock)
{
    private static readonly ImportState[] NotAtWork = [ImportState.Previewed, ImportState.Unread];

    /// <returns>How many imports were removed, with their previews and with the files that nothing else uses.</returns>
    public async Task<int> RemoveAsync(CancellationToken cancellation)
    {
        await using var turn = await db.TakeTurnAsync(cancellation);
        var before = clock.Utc().AddDays(-await db.SiteSettings.Select(s => s.UnappliedImportDays).SingleAsync(cancellation));
        var over = await db.ImportBatches.Where(b => b.AppliedAtUtc == null && NotAtWork.Contains(b.State) && b.CreatedAtUtc < before)
            .Select(b => new { b.Id, b.FileSha256 }).ToListAsync(cancellation);
        foreach (var batch in over)
        {
            await db.ImportBatches.Where(b => b.Id == batch.Id).ExecuteDeleteAsync(cancellation);
            await RemoveUnusedAsync(batch.FileSha256, cancellation);
        }

        await turn.CommitAsync(cancellation);
        return over.Count;
    }

    /// <summary>A file stays that another import, a list or a source has, or once had: an undo may bring it back.</summary>
    private Task<int> RemoveUnusedAsync(string sha256, CancellationToken cancellation) => db.StoredFiles
        .Where(f => f.Sha256 == sha256
            && !db.ImportBatches.Any(b => b.FileSha256 == sha256)
            && !db.ListSnapshots.Any(s => s.FileSha256 == sha256)
            && !db.Attachments.Any(a => a.Sha256 == sha256)
            && !db.Changes.Any(c => c.Entity == nameof(Attachment) && c.Key.Contains(sha256)))
        .ExecuteDeleteAsync(cancellation);
}

/// <summary>Does so when the program starts, and once a day.</summary>
internal sealed partial class ImportRetentionWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ImportRetentionWorker> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            try
            {
                await RemoveAsync(stoppingToken);
            }
            catch (System.Data.Common.DbException e)
            {
                LogBusy(e.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task RemoveAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<ImportRetention>().RemoveAsync(cancellation) is > 0 and var removed)
        {
            LogRemoved(removed);
        }
    }

    [LoggerMessage(LogLevel.Information, "{Count} imports that were never applied are removed, with their files.")]
    private partial void LogRemoved(int count);

    [LoggerMessage(LogLevel.Warning, "Imports that were never applied could not be removed; it is tried again in a day: {Why}")]
    private partial void LogBusy(string why);
}
