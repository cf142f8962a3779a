namespace Tracker.Web.Infrastructure;

public static class Today
{
    /// <summary>The day it is, in UTC: the same for every reader, and for pages that are kept.</summary>
    public static DateOnly Day(this TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public static DateTime Utc(this TimeProvider clock) => clock.GetUtcNow().UtcDateTime;
}
