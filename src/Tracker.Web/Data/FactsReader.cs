using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Profiles;
using Tracker.Domain.Records;
using Tracker.Domain.SanctuaryPolicies;

namespace Tracker.Web.Data;

/// <summary>Reads what is recorded of a jurisdiction now, in a fixed number of commands, with no more than its profile is derived from.</summary>
public sealed class FactsReader(TrackerDbContext db)
{
    /// <summary>Of citations, only those that dispute a record are loaded.</summary>
    public async Task<RecordedFacts> ReadAsync(Jurisdiction jurisdiction, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        var geoid = jurisdiction.Geoid;
        var state = geoid.State;
        var records = await db.Records.AsNoTracking()
            .Where(r => r.JurisdictionGeoid == geoid || (r.JurisdictionGeoid == state && r is SanctuaryPolicy))
            .Include(r => r.Agency)
            .Include(r => ((Agreement287g)r).Listings)
            .Include(r => r.Citations.Where(c => c.Stance == CitationStance.Disputes))
            .AsSplitQuery()
            .ToListAsync(cancellation);
        var lists = await db.ListCalendarAsync(cancellation);
        records.OfType<Agreement287g>().ToList().ForEach(a => a.Consult(lists));
        var checks = await db.Checks.AsNoTracking().Include(c => c.Source).Where(c => c.JurisdictionGeoid == geoid).ToListAsync(cancellation);
        return new RecordedFacts(
            jurisdiction,
            records.FindAll(r => r.JurisdictionGeoid == geoid),
            geoid == state ? [] : records.OfType<SanctuaryPolicy>().Where(p => p.JurisdictionGeoid == state).ToList(),
            checks,
            lists);
    }
}
