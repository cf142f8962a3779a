using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Site;
using Tracker.Web.Data;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Site;

/// <summary>Changes the settings of the site.</summary>
public sealed class SiteDesk(TrackerDbContext db, TimeProvider clock)
{
    public Task<SiteSettings> LoadAsync(CancellationToken cancellation) => db.SiteSettings.SingleAsync(cancellation);

    /// <summary>The first problem of each field.</summary>
    public static Dictionary<string, string> ProblemsOf(SiteSettingsInput input) =>
        new SiteSettingsInputValidator().Validate(input).Errors.GroupBy(e => e.PropertyName, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().ErrorMessage, StringComparer.Ordinal);

    /// <summary>False, with nothing written, where somebody else was a moment earlier.</summary>
    public async Task<bool> ChangeAsync(SiteSettings settings, SiteSettingsInput input, Actor actor, CancellationToken cancellation)
    {
        settings.Change(input, actor.Name, clock.Utc());
        try
        {
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }
}
