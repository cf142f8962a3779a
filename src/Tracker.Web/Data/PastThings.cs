using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Tracker.Domain.Agencies;
using Tracker.Domain.History;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;
using Tracker.Domain.Sources;

namespace Tracker.Web.Data;

/// <summary>One thing as history left it.</summary>
/// <param name="Values">Field → stored value.</param>
public sealed record PastThing(IEntityType Type, Dictionary<string, JsonNode?> Values);

/// <summary>Plays changes forward, and makes of what they left the objects that stood then. Geography is today's.</summary>
public sealed class PastThings(TrackerDbContext db, ReferenceCache reference)
{
    private static readonly string[] Pointers = [nameof(Citation.SourceRef), nameof(CooperationRecord.AgencyRef)];

    /// <summary>What stood after these changes.</summary>
    public async Task<IReadOnlyList<PastThing>> PlayAsync(IQueryable<Change> changes, CancellationToken cancellation)
    {
        var things = new Dictionary<(string, string), PastThing>();
        var types = db.Model.GetEntityTypes().ToLookup(t => t.ClrType.Name, StringComparer.Ordinal);
        foreach (var change in await changes.AsNoTracking().OrderBy(c => c.ChangeSetId).ThenBy(c => c.Ordinal).ToListAsync(cancellation))
        {
            var key = (change.Entity, change.Key);
            if (change.Action == ChangeAction.Removed)
            {
                things.Remove(key);
            }
            else if (types[change.Entity].FirstOrDefault() is { } type)
            {
                things.TryAdd(key, new PastThing(type, new Dictionary<string, JsonNode?>(StringComparer.Ordinal)));
                foreach (var (field, pair) in JsonNode.Parse(change.Values)!.AsObject())
                {
                    things[key].Values[field] = pair![1];
                }
            }
        }

        return [.. things.Values];
    }

    /// <summary>The sources and agencies that these things point at, after the changes of their time.</summary>
    public Task<IReadOnlyList<PastThing>> PlayPointedAtAsync(IQueryable<Change> then, IReadOnlyList<PastThing> things, CancellationToken cancellation)
    {
        var pointedAt = things.SelectMany(t => Pointers.Select(p => t.Values.GetValueOrDefault(p)?.GetValue<string>()).OfType<string>())
            .Distinct(StringComparer.Ordinal).Select(StoredValues.KeyOf).ToList();
        return PlayAsync(then.Where(c => (c.Entity == nameof(Source) || c.Entity == nameof(Agency)) && pointedAt.Contains(c.Key)), cancellation);
    }

    /// <summary>The things as objects that point at each other, tracked by nobody; nothing else may be tracked meanwhile.</summary>
    public async Task<IReadOnlyList<object>> MakeAsync(IEnumerable<PastThing> things, CancellationToken cancellation)
    {
        var gazetteer = await reference.GazetteerAsync(cancellation);
        var made = things.Select(t => Make(t, gazetteer)).ToList();
        made.ForEach(entity => db.Entry(entity).State = EntityState.Unchanged);
        db.ChangeTracker.Clear();
        return made;
    }

    private object Make(PastThing thing, Gazetteer gazetteer)
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
}
