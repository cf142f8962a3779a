using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.Checks;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Profiles;
using Tracker.Domain.Records;
using Tracker.Domain.SanctuaryPolicies;

namespace Tracker.Web.Data;

/// <summary>
/// What this tracker said of a jurisdiction at the end of an earlier day (UTC): its history, played forward to that moment.
/// Sources and agencies are as they were then; geography is today's.
/// </summary>
public sealed class FactsKnownThen(TrackerDbContext db, PastThings past)
{
    public async Task<RecordedFacts> ReadAsync(Jurisdiction jurisdiction, DateOnly knownAt, CancellationToken cancellation)
    {
        var until = knownAt.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        var places = new[] { jurisdiction.Geoid, jurisdiction.Geoid.State }.Distinct().Select(g => (GeoId?)g).ToList();
        var then = db.Changes.AsNoTracking().Where(c => c.ChangeSet.AtUtc < until);
        var there = then.Where(c => places.Contains(c.JurisdictionGeoid));
        var things = await past.PlayAsync(there.Union(ThingChanges.OfRecordsIn(there, then)), cancellation);
        var others = await past.PlayPointedAtAsync(then, things, cancellation);
        var sights = await past.PlayAsync(then.Where(c => c.Entity == nameof(ListSnapshot)), cancellation);
        return FactsOf(jurisdiction, await past.MakeAsync([.. things, .. others, .. sights], cancellation));
    }

    private static RecordedFacts FactsOf(Jurisdiction jurisdiction, IReadOnlyList<object> made)
    {
        var calendar = new ListCalendar(made.OfType<ListSnapshot>().Select(s => (s.ListSlug, s.ObservedOn)));
        foreach (var agreement in made.OfType<Agreement287g>())
        {
            agreement.Consult(calendar);
        }

        var state = jurisdiction.Geoid.State;
        return new RecordedFacts(
            jurisdiction,
            made.OfType<CooperationRecord>().Where(r => r.JurisdictionGeoid == jurisdiction.Geoid).ToList(),
            jurisdiction.Geoid == state ? [] : made.OfType<SanctuaryPolicy>().Where(p => p.JurisdictionGeoid == state).ToList(),
            made.OfType<Check>().Where(c => c.JurisdictionGeoid == jurisdiction.Geoid).ToList(),
            calendar,
            made.OfType<CooperationRecord>().Where(r => r.IsContested).Select(r => r.Ref).ToHashSet(StringComparer.Ordinal));
    }
}
