namespace Tracker.Web.Infrastructure;

public static class Today
{
    /// <summary>The day it is, in UTC: the same for every reader, and for pages that are kept.</summary>
    public static DateOnly Day(this TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>The moment it is, in whole microseconds: PostgreSQL stores no finer ones, and what is stored must equal what history says of it.</summary>
    public static DateTime Utc(this TimeProvider clock)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
