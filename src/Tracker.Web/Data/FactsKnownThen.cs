using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.Checks;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Profiles;
using Tracker.Domain.Records;

namespace Tracker.Web.Data;

/// <summary>
/// What this tracker said at an earlier time, of places or of one record: its history, played forward to that moment.
/// Sources and agencies are as they were then; geography is today's.
/// </summary>
public sealed class FactsKnownThen(TrackerDbContext db, PastThings past)
{
    public async Task<RecordedFacts> ReadAsync(Jurisdiction jurisdiction, KnownUntil known, CancellationToken cancellation) => (await ReadAsync([jurisdiction], known, cancellation))[jurisdiction.Geoid];

    /// <summary>Of several places in as many commands as of one.</summary>
    public async Task<IReadOnlyDictionary<GeoId, RecordedFacts>> ReadAsync(IReadOnlyCollection<Jurisdiction> places, KnownUntil known, CancellationToken cancellation)
    {
        var there = places.SelectMany(p => new[] { p.Geoid, p.Geoid.State }).Distinct().Select(g => (GeoId?)g).ToList();
        var then = known.Changes(db);
        var thereThen = then.Where(c => there.Contains(c.JurisdictionGeoid));
        var things = await past.PlayAsync(thereThen.Union(ThingChanges.OfRecordsIn(thereThen, then)), cancellation);
        var (made, lists) = await MakeAsync(then, things, cancellation);
        var records = made.OfType<CooperationRecord>().ToList();
        return new GatheredFacts(records, made.OfType<Check>().ToList(), lists, records.Where(r => r.IsContested).Select(r => r.Ref).ToHashSet(StringComparer.Ordinal)).Of(places);
    }

    /// <summary>Null where there was no such record then.</summary>
    public async Task<CooperationRecord?> ReadRecordAsync(string recordRef, KnownUntil known, CancellationToken cancellation)
    {
        var then = known.Changes(db);
        var things = await past.PlayAsync(then.Where(c => c.RecordRef == recordRef), cancellation);
        return (await MakeAsync(then, things, cancellation)).Made.OfType<CooperationRecord>().SingleOrDefault();
    }

    /// <summary>With the sources and agencies that these things point at, and the days on which lists had been seen by then.</summary>
    private async Task<(IReadOnlyList<object> Made, ListCalendar Lists)> MakeAsync(IQueryable<Domain.History.Change> then, IReadOnlyList<PastThing> things, CancellationToken cancellation)
    {
        var others = await past.PlayPointedAtAsync(then, things, cancellation);
        var sights = await past.PlayAsync(then.Where(c => c.Entity == nameof(ListSnapshot)), cancellation);
        var made = await past.MakeAsync([.. things, .. others, .. sights], cancellation);
        var lists = new ListCalendar(made.OfType<ListSnapshot>().Select(s => (s.ListSlug, s.ObservedOn)));
        foreach (var agreement in made.OfType<Agreement287g>())
        {
            agreement.Consult(lists);
        }

        return (made, lists);
    }
}
