using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Site;
using Tracker.Web.Data;

namespace Tracker.Web.Tests;

/// <summary>The settings of a test's site.</summary>
internal static class SiteOfTest
{
    /// <summary>As an administrator would change them on the page, or on another node.</summary>
    public static Task ChangeSiteAsync(this TrackerApp app, Action<SiteSettingsInput> change) => app.WithAsync(async services =>
    {
        var db = services.GetRequiredService<TrackerDbContext>();
        var settings = await db.SiteSettings.SingleAsync();
        var input = SiteSettingsInput.Of(settings);
        change(input);
        settings.Change(input, "the test", app.Clock.GetUtcNow().UtcDateTime);
        return await db.SaveChangesAsync();
    });
}
