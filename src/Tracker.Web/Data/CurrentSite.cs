using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Site;

namespace Tracker.Web.Data;

/// <summary>What every page depends on beside its address and the day.</summary>
/// <param name="Data">The number of the last change set; 0 while there is none.</param>
/// <param name="Settings">The version of the site's settings.</param>
public sealed record SiteVersion(long Data, int Settings)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Data}.{Settings}");
}

/// <summary>The site as it stands at one request: its version is asked for once, whoever changed it on whichever node.</summary>
public sealed class CurrentSite(TrackerDbContext db, SiteSettingsCache cache, SqliteCommits commits)
{
    private SiteVersion? _version;

    public async Task<SiteVersion> VersionAsync(CancellationToken cancellation) => _version ??= commits.Unchanged ?? await commits.KeepAsync(() => db.SiteSettings
        .Select(s => new SiteVersion(db.ChangeSets.OrderByDescending(c => c.Id).Select(c => c.Id).FirstOrDefault(), s.Version)).SingleAsync(cancellation));

    /// <summary>Where the database does not answer, what it said last: the page that says so has a name too.</summary>
    public async Task<SiteSettings> SettingsAsync(CancellationToken cancellation)
    {
        try
        {
            return await cache.AsOfAsync(await VersionAsync(cancellation), db, cancellation);
        }
        catch (DbException)
        {
            return cache.Last;
        }
    }
}

/// <summary>The settings of the site, kept until they have another version.</summary>
public sealed class SiteSettingsCache
{
    private volatile SiteSettings _last = new();

    public SiteSettings Last => _last;

    public async Task<SiteSettings> AsOfAsync(SiteVersion version, TrackerDbContext db, CancellationToken cancellation)
    {
        if (_last.Version != version.Settings)
        {
            _last = await db.SiteSettings.AsNoTracking().SingleAsync(cancellation);
        }

        return _last;
    }
}
