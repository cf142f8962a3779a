using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.History;
using Tracker.Domain.Records;

namespace Tracker.Web.Data;

/// <summary>The versions that a record has had, in the order in which they first came to be.</summary>
/// <param name="SetOf">Version → the change set by which it first stood.</param>
/// <param name="DeletedBy">The change set that deleted the record; null while it stands.</param>
/// <param name="Present">The version that stands now; null of a deleted record.</param>
public sealed record VersionList(IReadOnlyDictionary<int, long> SetOf, int? Present, long? DeletedBy)
{
    public IReadOnlyList<int> Numbers { get; } = [.. SetOf.Keys.Order()];

    public int? Before(int number) => Numbers.Where(n => n < number).Select(n => (int?)n).LastOrDefault();

    public int? After(int number) => Numbers.Where(n => n > number).Select(n => (int?)n).FirstOrDefault();
}

/// <summary>A record as it stood when one of its versions was saved, with its sources and agency as they were then.</summary>
/// <param name="Set">Who saved it, when and why.</param>
public sealed record PastRecord(CooperationRecord Record, int Number, ChangeSet Set);

/// <summary>
/// Reads the versions of a record from its own history. A number that an undo brought back says what it said the first time, so that
/// the first save tells all of it. When lists showed it is no part of a version.
/// </summary>
public sealed class RecordVersions(TrackerDbContext db, PastThings past)
{
    /// <summary>Null where there never was such a record.</summary>
    public async Task<VersionList?> ListAsync(string recordRef, CancellationToken cancellation)
    {
        var key = StoredValues.KeyOf(recordRef);
        var changes = await db.Changes.AsNoTracking().Where(c => c.RecordRef == recordRef && c.Key == key)
            .OrderBy(c => c.ChangeSetId).ThenBy(c => c.Ordinal).Select(c => new { c.ChangeSetId, c.Action, c.Values }).ToListAsync(cancellation);
        if (changes.Count == 0)
        {
            return null;
        }

        var setOf = new Dictionary<int, long>();
        int? present = null;
        foreach (var change in changes)
        {
            present = change.Action == ChangeAction.Removed ? null : VersionIn(change.Values) ?? present;
            if (present is { } number)
            {
                setOf.TryAdd(number, change.ChangeSetId);
            }
        }

        return new VersionList(setOf, present, changes[^1].Action == ChangeAction.Removed ? changes[^1].ChangeSetId : null);
    }

    /// <summary>The record as that version; nothing may be tracked meanwhile.</summary>
    /// <param name="number">One of <see cref="VersionList.Numbers"/>.</param>
    public async Task<PastRecord> ReadAsync(string recordRef, VersionList versions, int number, CancellationToken cancellation)
    {
        var set = versions.SetOf[number];
        var then = db.Changes.Where(c => c.ChangeSetId <= set);
        var things = await past.PlayAsync(then.Where(c => c.RecordRef == recordRef && c.Entity != nameof(Listing)), cancellation);
        var made = await past.MakeAsync([.. things, .. await past.PlayPointedAtAsync(then, things, cancellation)], cancellation);
        return new PastRecord(made.OfType<CooperationRecord>().Single(), number, await db.ChangeSets.AsNoTracking().SingleAsync(c => c.Id == set, cancellation));
    }

    /// <summary>The version that a change of a record led to; null where it left the version as it was.</summary>
    public static int? VersionIn(string values) => JsonNode.Parse(values)![nameof(CooperationRecord.Version)]?[1]?.GetValue<int>();
}
