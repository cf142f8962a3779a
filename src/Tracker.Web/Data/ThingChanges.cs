using Tracker.Domain.Agencies;
using Tracker.Domain.History;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Sources;

namespace Tracker.Web.Data;

/// <summary>
/// The changes of one thing and its parts. Where several queries are given, each finds its changes by an index, and a change may be in
/// more than one: joined by “or”, a database would read all of history.
/// </summary>
public static class ThingChanges
{
    public static IReadOnlyList<IQueryable<Change>> OfRecord(TrackerDbContext db, string recordRef) => [db.Changes.Where(c => c.RecordRef == recordRef)];

    /// <summary>Of a thing without parts, by its kind and reference.</summary>
    public static IReadOnlyList<IQueryable<Change>> OfThing<T>(TrackerDbContext db, string thingRef)
    {
        var (entity, key) = (typeof(T).Name, StoredValues.KeyOf(thingRef));
        return [db.Changes.Where(c => c.Entity == entity && c.Key == key)];
    }

    /// <summary>Everything that was ever recorded there, also after it was moved elsewhere.</summary>
    public static IReadOnlyList<IQueryable<Change>> OfPlace(TrackerDbContext db, GeoId geoid)
    {
        var there = db.Changes.Where(c => c.JurisdictionGeoid == geoid);
        return [there, OfRecordsIn(there, db.Changes)];
    }

    /// <summary>Of all these changes those of the records that the others are about.</summary>
    public static IQueryable<Change> OfRecordsIn(IQueryable<Change> others, IQueryable<Change> changes) =>
        changes.Join(others.Where(c => c.RecordRef != null).Select(c => c.RecordRef).Distinct(), c => c.RecordRef, r => r, (c, _) => c);

    /// <summary>With its other names, and what became of it when two were made one.</summary>
    public static IReadOnlyList<IQueryable<Change>> OfAgency(TrackerDbContext db, string agencyRef)
    {
        var key = StoredValues.KeyOf(agencyRef);
        return
        [
            db.Changes.Where(c => c.Entity == nameof(Agency) && c.Key == key),
            db.Changes.Where(c => c.Entity == nameof(MergedAgency) && c.Key == key),
            PartsOf(db, nameof(AgencyAlias), key),
        ];
    }

    /// <summary>With the files attached to it.</summary>
    public static IReadOnlyList<IQueryable<Change>> OfSource(TrackerDbContext db, string sourceRef) =>
        [.. OfThing<Source>(db, sourceRef), PartsOf(db, nameof(Attachment), StoredValues.KeyOf(sourceRef))];

    /// <summary>What is known by the thing's key and something more.</summary>
    private static IQueryable<Change> PartsOf(TrackerDbContext db, string entity, string key)
    {
        var parts = key[..^1] + ",";
        return db.Changes.Where(c => c.Entity == entity && c.Key.StartsWith(parts));
    }
}
