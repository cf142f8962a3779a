using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Site;
using Tracker.Web.Data;
using Tracker.Web.Data.Chain;
using Tracker.Web.Data.Search;
using Tracker.Web.Features.Imports;
using Tracker.Web.Features.Shared;

namespace Tracker.Web.Hosting;

/// <summary>Brings database, reference data, starter records, roles and settings to where the program expects them. Safe to run at every start.</summary>
public sealed class TrackerStartup(DatabaseStartup database, EarlierHistory history, ReferenceDataLoader reference, ContentKeys keys, StarterRecords starter, SearchIndex search, TrackerDbContext db)
{
    public Task RunAsync(CancellationToken cancellation) => database.RunAsync(() => LoadAsync(cancellation), cancellation);

    private async Task LoadAsync(CancellationToken cancellation)
    {
        await history.SealAsync(cancellation);
        await reference.LoadAsync(cancellation);
        await keys.FillAsync(cancellation);
        await starter.LoadAsync(cancellation);
        await search.BeginAsync(cancellation);
        foreach (var role in Roles.All)
        {
            if (!await db.Roles.AnyAsync(r => r.Name == role, cancellation))
            {
                db.Roles.Add(new IdentityRole(role) { NormalizedName = role.ToUpperInvariant() });
            }
        }

        if (!await db.SiteSettings.AnyAsync(cancellation))
        {
            db.SiteSettings.Add(new SiteSettings());
        }

        await db.SaveChangesAsync(cancellation);
    }
}
