using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Imports;
using Tracker.Domain.Sources;
using Tracker.Web.Data;
using Tracker.Web.Features.Shared;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Imports;

/// <summary>Removes what was given to be imported and never applied, once the days are over that the settings say.</summary>
public sealed class ImportRetention(TrackerDbContext db, TimeProvider clock) : IRetention
{
    private static readonly ImportState[] NotAtWork = [ImportState.Previewed, ImportState.Unread];

    public string What => "imports that were never applied";

    /// <returns>How many imports were removed, with their previews and with the files that nothing else uses.</returns>
    public async Task<int> RemoveAsync(CancellationToken cancellation)
    {
        await using var turn = await db.TakeTurnAsync(cancellation);
        var before = clock.Utc().AddDays(-await db.SiteSettings.Select(s => s.UnappliedImportDays).SingleAsync(cancellation));
        var over = await db.ImportBatches.Where(b => b.AppliedAtUtc == null && b.ProposedAtUtc == null && NotAtWork.Contains(b.State) && b.CreatedAtUtc < before)
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
