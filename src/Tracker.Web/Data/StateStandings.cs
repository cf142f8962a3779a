using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.SanctuaryPolicies;
using Tracker.Domain.Trends;

namespace Tracker.Web.Data;

/// <summary>Where each state stands on a day, in three commands beside the kept dates of agreements.</summary>
public sealed class StateStandings(TrackerDbContext db, ReferenceCache reference, TrendFactsReader facts)
{
    public async Task<IReadOnlyList<StateStanding>> OnAsync(DateOnly day, CancellationToken cancellation)
    {
        var gazetteer = await reference.GazetteerAsync(cancellation);
        var inForce = (await facts.ReadAsync(cancellation)).Where(f => f.Model is not null && f.InForce.Holds(day)).ToLookup(f => f.State, StringComparer.Ordinal);
        var policies = (await db.Records.AsNoTracking().OfType<SanctuaryPolicy>().Where(p => p.Jurisdiction.Level == JurisdictionLevel.State).ToListAsync(cancellation)).ToLookup(p => p.JurisdictionGeoid);
        var topic = SanctuaryPolicyColumns.Type.Slug;
        var checks = (await db.Checks.AsNoTracking().Where(c => c.TopicSlug == topic && c.Jurisdiction.Level == JurisdictionLevel.State).ToListAsync(cancellation)).ToLookup(c => c.JurisdictionGeoid);
        var agencies = await db.Agencies.GroupBy(a => a.Home.StateCode).Select(g => new { g.Key, All = g.Count(), WithOri = g.Count(a => a.Ori != null) })
            .ToDictionaryAsync(g => g.Key, g => new KnownAgencies(g.All, g.WithOri), StringComparer.Ordinal, cancellation);
        var counties = gazetteer.InOrder(JurisdictionLevel.County).CountBy(c => c.StateCode).ToDictionary(StringComparer.Ordinal);
        return gazetteer.InOrder(JurisdictionLevel.State)
            .Select(s => StateStanding.Of(s, day, inForce[s.StateCode].ToList(), policies[s.Geoid].ToList(), checks[s.Geoid].ToList(), agencies.GetValueOrDefault(s.StateCode, KnownAgencies.None), counties.GetValueOrDefault(s.StateCode), gazetteer))
            .ToList();
    }
}
