using Microsoft.EntityFrameworkCore;
using Tracker.Domain.History;

namespace Tracker.Web.Data;

/// <summary>
/// What was known at the end of a day (UTC) and, where a save is given, no later than by it. A day that is not over can still bring more;
/// a save settles what is meant for ever, since saves are numbered in the order in which they come to be seen.
/// </summary>
/// <param name="Save">The number of the last change set that counts.</param>
public sealed record KnownUntil(DateOnly Day, long? Save = null)
{
    public IQueryable<Change> Changes(TrackerDbContext db)
    {
        var until = Day.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        var changes = db.Changes.AsNoTracking().Where(c => c.ChangeSet.AtUtc < until);
        return Save is { } save ? changes.Where(c => c.ChangeSetId <= save) : changes;
    }
}
