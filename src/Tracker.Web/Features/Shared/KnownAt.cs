using System.Globalization;
using Tracker.Domain.Records;
using Tracker.Web.Data;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Shared;

/// <summary>
/// The knowledge that a page shows, as addresses carry it: <c>known-at=2026-11-27</c> for the end of a day, and with <c>save=1234</c> no
/// later than that save, which is what citations carry.
/// </summary>
internal static class KnownAt
{
    public const string DayName = "known-at";
    public const string SaveName = "save";

    /// <summary>Null for what is known now.</summary>
    public static async Task<KnownUntil?> FromAsync(QueryValues query, DateOnly today, CurrentSite site, CancellationToken cancellation)
    {
        var day = query.Day(DayName);
        if (day > today)
        {
            query.Refuse(DayName, query.Text(DayName), "That day has not come yet.");
        }

        return query.Text(SaveName) is null ? day is { } known ? new KnownUntil(known) : null : new KnownUntil(day ?? today, await SaveAsync(query, site, cancellation));
    }

    /// <summary>The filters that say so; none for what is known now.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Query(KnownUntil? known)
    {
        if (known is not null)
        {
            yield return new(DayName, PartialDate.Of(known.Day).ToString());
        }

        if (known?.Save is { } save)
        {
            yield return new(SaveName, save.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static async Task<long> SaveAsync(QueryValues query, CurrentSite site, CancellationToken cancellation)
    {
        if (query.Text(DayName) is null)
        {
            query.Refuse(SaveName, query.Text(SaveName), "Give the day too, as in known-at=2026-11-27: a save is told together with its day.");
        }

        var last = (await site.VersionAsync(cancellation)).Data;
        return query.Number(SaveName, 0, 0, (int)Math.Min(last, int.MaxValue));
    }
}
