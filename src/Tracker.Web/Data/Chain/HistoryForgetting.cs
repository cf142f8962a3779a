using Microsoft.EntityFrameworkCore;
using Tracker.Domain.History;

namespace Tracker.Web.Data.Chain;

/// <summary>Takes a person out of history, which the database allows, and the seals survive.</summary>
public static class HistoryForgetting
{
    /// <summary>What the account did stays, as a former contributor’s. With the salt goes what could prove who it was.</summary>
    /// <returns>How many change sets were theirs.</returns>
    public static Task<int> ForgetAsync(this TrackerDbContext db, string userId, CancellationToken cancellation) =>
        db.ChangeSets.Where(c => c.UserId == userId).ExecuteUpdateAsync(
            c => c.SetProperty(x => x.By, ChangeSet.FormerContributor).SetProperty(x => x.UserId, (string?)null).SetProperty(x => x.BySalt, (byte[]?)null), cancellation);
}
