using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.Records;

namespace Tracker.Web.Data;

public static class RecordQueries
{
    /// <summary>Records with all that their text needs: jurisdiction, agency, tags, citations with sources, listings with their lists.</summary>
    public static IQueryable<CooperationRecord> WithEverything(this IQueryable<CooperationRecord> records) => records
        .Include(r => r.Jurisdiction)
        .Include(r => r.Agency)
        .Include(r => r.Tags)
        .Include(r => r.Citations).ThenInclude(c => c.Source)
        .Include(r => ((Agreement287g)r).Listings).ThenInclude(l => l.List)
        .AsSplitQuery();
}
