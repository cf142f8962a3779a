using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.Checks;
using Tracker.Domain.DetainerPolicies;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Profiles;
using Tracker.Domain.Records;
using Tracker.Domain.SanctuaryPolicies;
using Tracker.Web.Data;

namespace Tracker.Web.Features.Jurisdictions;

/// <summary>A jurisdiction's profile on a day, in codes: the state of its agreements, what its policies in force and its state's law say, and its tensions.</summary>
public sealed record JurisdictionSummary(
    TopicState Status287g, IReadOnlyList<DetainerHolds> Detainer, IReadOnlyList<PolicyDirection> Sanctuary, IReadOnlyList<PolicyDirection> StateLaw, IReadOnlyList<TensionKind> Tensions, int Records)
{
    public static JurisdictionSummary Of(JurisdictionProfile profile, int records) => new(
        profile.Topic(Agreement287gColumns.Type).State,
        InForce<DetainerPolicy>(profile, DetainerPolicyColumns.Type).Select(p => p.Holds).Distinct().Order().ToList(),
        InForce<SanctuaryPolicy>(profile, SanctuaryPolicyColumns.Type).Select(p => p.PolicyDirection).Distinct().Order().ToList(),
        profile.Imposed.Select(p => p.PolicyDirection).Distinct().Order().ToList(),
        profile.Tensions.Select(t => t.Kind).Distinct().Order().ToList(),
        records);

    private static IEnumerable<T> InForce<T>(JurisdictionProfile profile, RecordType type) where T : CooperationRecord =>
        profile.Topic(type).Records.Where(r => r.StatusOn(profile.Day) == RecordStatus.InForce).Cast<T>();
}

/// <summary>Summaries of one page of jurisdictions in a fixed number of commands.</summary>
public sealed class JurisdictionSummaries(TrackerDbContext db, ReferenceCache reference)
{
    /// <summary>Records come with the days of their lists.</summary>
    private static readonly ListCalendar NoLists = new([]);

    /// <summary>No summary tells it.</summary>
    private static readonly HashSet<string> NoneContested = [];

    private List<SanctuaryPolicy>? _stateLaws;

    public async Task<IReadOnlyDictionary<GeoId, JurisdictionSummary>> OfAsync(IReadOnlyCollection<GeoId> geoids, DateOnly day, CancellationToken cancellation)
    {
        var gazetteer = await reference.GazetteerAsync(cancellation);
        var records = (await db.LoadWithStatusAsync(db.Records.Where(r => geoids.Contains(r.JurisdictionGeoid)), cancellation)).ToLookup(r => r.JurisdictionGeoid);
        var checks = (await db.Checks.AsNoTracking().Where(c => geoids.Contains(c.JurisdictionGeoid)).ToListAsync(cancellation)).ToLookup(c => c.JurisdictionGeoid);
        _stateLaws ??= await db.Records.AsNoTracking().OfType<SanctuaryPolicy>().Where(p => p.AppliesToLocal).ToListAsync(cancellation);
        var laws = _stateLaws.ToLookup(p => p.JurisdictionGeoid);
        return geoids.ToDictionary(g => g, g => Of(gazetteer[g], records[g].ToList(), laws[g.State].ToList(), checks[g].ToList(), day));
    }

    private static JurisdictionSummary Of(Jurisdiction jurisdiction, List<CooperationRecord> records, List<SanctuaryPolicy> laws, List<Check> checks, DateOnly day) =>
        JurisdictionSummary.Of(JurisdictionProfile.On(new RecordedFacts(jurisdiction, records, jurisdiction.Level == JurisdictionLevel.State ? [] : laws, checks, NoLists, NoneContested), day), records.Count);
}
