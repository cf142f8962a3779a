using Tracker.Domain.Agreements287g;
using Tracker.Domain.Checks;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Profiles;
using Tracker.Domain.Records;
using Tracker.Domain.SanctuaryPolicies;

namespace Tracker.Web.Data;

/// <summary>What was read of several places and their states at once, given to each place.</summary>
internal sealed record GatheredFacts(IReadOnlyList<CooperationRecord> Records, IReadOnlyList<Check> Checks, ListCalendar Lists, IReadOnlySet<string> Contested)
{
    public IReadOnlyDictionary<GeoId, RecordedFacts> Of(IEnumerable<Jurisdiction> places)
    {
        var records = Records.ToLookup(r => r.JurisdictionGeoid);
        var checks = Checks.ToLookup(c => c.JurisdictionGeoid);
        return places.ToDictionary(p => p.Geoid, p => Of(p, records, checks));
    }

    private RecordedFacts Of(Jurisdiction place, ILookup<GeoId, CooperationRecord> records, ILookup<GeoId, Check> checks)
    {
        var state = place.Geoid.State;
        return new RecordedFacts(
            place, records[place.Geoid].ToList(), place.Geoid == state ? [] : records[state].OfType<SanctuaryPolicy>().ToList(), checks[place.Geoid].ToList(), Lists, Contested)
        {
            StateChecks = checks[state].Where(c => c.TopicSlug == SanctuaryPolicyColumns.Type.Slug).ToList(),
        };
    }
}
