using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.DetainerPolicies;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;
using Tracker.Domain.SanctuaryPolicies;
using Tracker.Web.Data;

namespace Tracker.Web.Features.Jurisdictions;

/// <summary>What is recorded of a jurisdiction on a day, in codes: the best status of its agreements, what its policies in force say.</summary>
public sealed record JurisdictionSummary(RecordStatus? Status287g, IReadOnlyList<DetainerHolds> Detainer, IReadOnlyList<PolicyDirection> Sanctuary, int Records)
{
    public static JurisdictionSummary Nothing { get; } = new(null, [], [], 0);

    public static JurisdictionSummary Of(IReadOnlyCollection<CooperationRecord> records, DateOnly day) => new(
        records.OfType<Agreement287g>().Select(a => (RecordStatus?)a.StatusOn(day)).Order().FirstOrDefault(),
        InForce<DetainerPolicy>(records, day).Select(p => p.Holds).Distinct().Order().ToList(),
        InForce<SanctuaryPolicy>(records, day).Select(p => p.PolicyDirection).Distinct().Order().ToList(),
        records.Count);

    private static IEnumerable<T> InForce<T>(IEnumerable<CooperationRecord> records, DateOnly day) where T : CooperationRecord =>
        records.OfType<T>().Where(r => r.StatusOn(day) == RecordStatus.InForce);
}

/// <summary>Summaries of one page of jurisdictions in one query.</summary>
public sealed class JurisdictionSummaries(TrackerDbContext db)
{
    public async Task<IReadOnlyDictionary<GeoId, JurisdictionSummary>> OfAsync(IReadOnlyCollection<GeoId> geoids, DateOnly day, CancellationToken cancellation)
    {
        var records = await db.LoadWithStatusAsync(db.Records.Where(r => geoids.Contains(r.JurisdictionGeoid)), cancellation);
        return records.GroupBy(r => r.JurisdictionGeoid).ToDictionary(g => g.Key, g => JurisdictionSummary.Of(g.ToList(), day));
    }
}
