using Tracker.Domain.Records;

namespace Tracker.Web.Data;

public static class RefQueries
{
    /// <summary>Draws references that this database never gave out. Those of one length sort alike on both databases.</summary>
    public static RefDrawer DrawRefs(this TrackerDbContext db) => new((first, last) =>
        db.IssuedRefs.Where(r => string.Compare(r.Ref, first) >= 0 && string.Compare(r.Ref, last) <= 0).Select(r => r.Ref).ToHashSet(StringComparer.Ordinal));
}
