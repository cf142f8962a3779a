using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Tracker.Domain.Agencies;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.Checks;
using Tracker.Domain.History;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Profiles;
using Tracker.Domain.Records;
using Tracker.Domain.SanctuaryPolicies;
using Tracker.Domain.Sources;

namespace Tracker.Web.Data;

/// <summary>
/// What this tracker said of a jurisdiction at the end of an earlier day (UTC): its history, played forward to that moment.
/// Sources and agencies are as they were then; geography is today's.
/// </summary>
public sealed class FactsKnownThen(TrackerDbContext db, ReferenceCache reference)
{
    private static readonly string[] Pointers = [nameof(Citation.SourceRef), nameof(CooperationRecord.AgencyRef)];

    /// <summary>One thing as history left it: field → stored value.</summary>
    private sealed record Thing(IEntityType Type, Dictionary<string, JsonNode?> Values);

    public async Task<RecordedFacts> ReadAsync(Jurisdiction jurisdiction, DateOnly knownAt, CancellationToken cancellation)
    {
        var until = knownAt.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        var places = new[] { jurisdiction.Geoid, jurisdiction.Geoid.State }.Distinct().Select(g => (GeoId?)g).ToList();
        var then = db.Changes.AsNoTracking().Where(c => c.ChangeSet.AtUtc < until);
        var there = then.Where(c => places.Contains(c.JurisdictionGeoid));
        var things = await PlayAsync(then.Where(c => places.Contains(c.JurisdictionGeoid) || (c.RecordRef != null && there.Any(t => t.RecordRef == c.RecordRef))), cancellation);
        var pointedAt = things.Values.SelectMany(t => Pointers.Select(p => t.Values.GetValueOrDefault(p)?.GetValue<string>()).OfType<string>())
            .Distinct(StringComparer.Ordinal).Select(StoredValues.KeyOf).ToList();
        var others = await PlayAsync(then.Where(c => (c.Entity == nameof(Source) || c.Entity == nameof(Agency)) && pointedAt.Contains(c.Key)), cancellation);
        var sights = await PlayAsync(then.Where(c => c.Entity == nameof(ListSnapshot)), cancellation);
        return FactsOf(jurisdiction, await MakeAsync(things.Values.Concat(others.Values).Concat(sights.Values), cancellation));
    }

    private async Task<Dictionary<(string Entity, string Key), Thing>> PlayAsync(IQueryable<Change> changes, CancellationToken cancellation)
    {
        var things = new Dictionary<(string, string), Thing>();
        var types = db.Model.GetEntityTypes().ToLookup(t => t.ClrType.Name, StringComparer.Ordinal);
        foreach (var change in await changes.OrderBy(c => c.ChangeSetId).ThenBy(c => c.Ordinal).ToListAsync(cancellation))
        {
            var key = (change.Entity, change.Key);
            if (change.Action == ChangeAction.Removed)
            {
                things.Remove(key);
            }
            else if (types[change.Entity].FirstOrDefault() is { } type)
            {
                things.TryAdd(key, new Thing(type, new Dictionary<string, JsonNode?>(StringComparer.Ordinal)));
                foreach (var (field, pair) in JsonNode.Parse(change.Values)!.AsObject())
                {
                    things[key].Values[field] = pair![1];
                }
            }
        }

        return things;
    }

    /// <summary>The things as objects that point at each other, tracked by nobody.</summary>
    private async Task<IReadOnlyList<object>> MakeAsync(IEnumerable<Thing> things, CancellationToken cancellation)
    {
        var gazetteer = await reference.GazetteerAsync(cancellation);
        var made = things.Select(t => Make(t, gazetteer)).ToList();
        made.ForEach(entity => db.Entry(entity).State = EntityState.Unchanged);
        db.ChangeTracker.Clear();
        return made;
    }

    private object Make(Thing thing, Gazetteer gazetteer)
    {
        var entity = Activator.CreateInstance(thing.Type.ClrType, nonPublic: true)!;
        var entry = db.Entry(entity);
        foreach (var (field, value) in thing.Values)
        {
            // History may name a field that things no longer have; the kind of a record is its class.
            if (thing.Type.FindProperty(field) is { } property && !property.IsShadowProperty())
            {
                entry.Property(property).CurrentValue = StoredValues.FromJson(property, value);
            }
        }

        if (entity is CooperationRecord record)
        {
            entry.Reference(nameof(CooperationRecord.Jurisdiction)).CurrentValue = gazetteer.Find(record.JurisdictionGeoid);
        }

        return entity;
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
