using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Agencies;

namespace Tracker.Web.Data;

/// <summary>Makes two agencies one.</summary>
internal static class AgencyMerging
{
    /// <summary>The records, names and addresses of the one that goes lead to the one that stays. Their other names must be loaded; saves nothing itself.</summary>
    public static async Task MergeAgenciesAsync(this TrackerDbContext db, Agency stays, Agency goes, string? chosenOri, CancellationToken cancellation)
    {
        stays.Absorb(goes, chosenOri);
        foreach (var record in await db.Records.Where(r => r.AgencyRef == goes.Ref).ToListAsync(cancellation))
        {
            record.BelongTo(stays);
        }

        foreach (var before in await db.MergedAgencies.Where(m => m.IntoRef == goes.Ref).ToListAsync(cancellation))
        {
            before.LeadTo(stays.Ref);
        }

        db.ChangeTracker.DetectChanges();
        db.Remove(goes);
        db.Add(new MergedAgency(goes.Ref, stays.Ref));
    }
}
