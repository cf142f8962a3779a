using Microsoft.EntityFrameworkCore;

namespace Tracker.Web.Data;

public static class DataVersion
{
    /// <summary>A number that every change to what is recorded raises: the last change set's, since nothing is saved without one. 0 while there is none.</summary>
    public static async Task<long> DataVersionAsync(this TrackerDbContext db, CancellationToken cancellation) =>
        await db.ChangeSets.OrderByDescending(c => c.Id).Select(c => c.Id).FirstOrDefaultAsync(cancellation);
}
