using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Tracker.Domain.Agencies;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.Checks;
using Tracker.Domain.History;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;
using Tracker.Domain.Sources;

namespace Tracker.Web.Data;

/// <summary>What an undo did: how many things came back, and what was left because it has changed since.</summary>
public sealed record UndoResult(int TakenBack, IReadOnlyList<string> Kept)
{
    public bool IsWhole => Kept.Count == 0;
}

/// <summary>
/// Plays a change set backwards. A record that somebody has changed since is kept whole, and named;
/// so are sources and agencies that something kept still needs.
/// </summary>
public sealed class ChangeSetUndo(TrackerDbContext db)
{
    /// <summary>Databases bound the number of parameters of a query; an import may have changed thousands of things.</summary>
    private const int AtOnce = 500;

    /// <summary>Takes back a change set that may have added a hundred thousand things, and saves that as this change set.</summary>
    public async Task<UndoResult> TakeBackAsync(long changeSetId, ChangeSet changeSet, CancellationToken cancellation)
    {
        db.ChangeSets.Add(changeSet);
        await db.SaveChangesAsync(cancellation);
        await using var bulk = new BulkUndo(db, changeSetId, changeSet);
        var left = await bulk.NamesLeftAsync(cancellation);
        var keys = left.Select(StoredValues.KeyOf).ToList();
        var changes = await db.Changes.AsNoTracking()
            .Where(c => c.ChangeSetId == changeSetId && (c.RecordRef != null ? left.Contains(c.RecordRef) : c.Entity != nameof(Source) || keys.Contains(c.Key)))
            .OrderByDescending(c => c.Ordinal).ToListAsync(cancellation);
        var result = await PrepareAsync(changes.FindAll(c => left.Contains(NameOf(c))), cancellation);
        await db.SaveChangesAsync(changeSet, cancellation);
        var rest = await bulk.TakeBackAsync(cancellation);
        await db.SaveChangesAsync(cancellation);
        return new UndoResult(result.TakenBack + rest.TakenBack, result.Kept.Concat(rest.Kept).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList());
    }

    /// <summary>Tracks the reversal; the caller saves it as a change set of its own.</summary>
    public async Task<UndoResult> PrepareAsync(long changeSetId, CancellationToken cancellation) =>
        await PrepareAsync(await db.Changes.AsNoTracking().Where(c => c.ChangeSetId == changeSetId).OrderByDescending(c => c.Ordinal).ToListAsync(cancellation), cancellation);

    private async Task<UndoResult> PrepareAsync(List<Change> changes, CancellationToken cancellation)
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        await LoadAsync(changes, cancellation);
        var tracked = db.ChangeTracker.Entries().ToDictionary(e => (e.Metadata.ClrType.Name, StoredValues.KeyOf(e)));
        var steps = changes.ConvertAll(c => new Step(c, tracked.GetValueOrDefault((c.Entity, c.Key))));
        var kept = steps.Where(s => !IsAsLeft(s)).Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
        steps.RemoveAll(s => kept.Contains(s.Name));
        var needed = await StillNeededAsync(steps, cancellation);
        steps.RemoveAll(s => needed.Contains(s.Name));
        steps.ForEach(Reverse);
        db.ChangeTracker.AutoDetectChangesEnabled = true;
        return new UndoResult(steps.Count, kept.Concat(needed).Order(StringComparer.Ordinal).ToList());
    }

    /// <summary>One change, and the thing it changed as it stands now, if it does.</summary>
    private sealed record Step(Change Change, EntityEntry? Entry)
    {
        public JsonObject Values { get; } = JsonNode.Parse(Change.Values)!.AsObject();

        public string Name { get; } = NameOf(Change);

        public bool Added<T>() => Change.Action == ChangeAction.Added && Entry?.Entity is T;
    }

    private static string NameOf(Change change) => change.RecordRef ?? JsonNode.Parse(change.Key)![0]!.GetValue<string>();

    private async Task LoadAsync(List<Change> changes, CancellationToken cancellation)
    {
        foreach (var refs in Chunks(changes.Where(c => c.RecordRef is not null).Select(c => c.RecordRef!)))
        {
            await db.Records.Include(r => r.Citations).Include(r => r.Tags).Where(r => refs.Contains(r.Ref)).AsSplitQuery().LoadAsync(cancellation);
            await db.Set<Listing>().Where(l => refs.Contains(l.RecordRef)).LoadAsync(cancellation);
        }

        foreach (var refs in Chunks(KeysOf<Agency>(changes).Concat(KeysOf<AgencyAlias>(changes))))
        {
            await db.Agencies.Include(a => a.Aliases).Where(a => refs.Contains(a.Ref)).LoadAsync(cancellation);
        }

        foreach (var refs in Chunks(KeysOf<MergedAgency>(changes)))
        {
            await db.MergedAgencies.Where(m => refs.Contains(m.Ref)).LoadAsync(cancellation);
        }

        foreach (var refs in Chunks(KeysOf<Source>(changes).Concat(KeysOf<Attachment>(changes))))
        {
            await db.Sources.Include(s => s.Attachments).Where(s => refs.Contains(s.Ref)).LoadAsync(cancellation);
        }

        foreach (var refs in Chunks(KeysOf<Check>(changes)))
        {
            await db.Checks.Where(c => refs.Contains(c.Ref)).LoadAsync(cancellation);
        }

        foreach (var names in Chunks(KeysOf<PlaceAlias>(changes)))
        {
            await db.PlaceAliases.Where(a => names.Contains(a.NameKey)).LoadAsync(cancellation);
        }

        await db.PublishedLists.LoadAsync(cancellation);
        await db.ListSnapshots.LoadAsync(cancellation);
    }

    /// <summary>True when everything the change left behind still stands as it left it. A record's version tells of its parts too.</summary>
    private static bool IsAsLeft(Step step) => step switch
    {
        { Change.Action: ChangeAction.Removed } => step.Entry is null,
        { Entry: null } => false,
        { Change.Action: ChangeAction.Added } => step.Entry.Properties.Where(p => IsCompared(p.Metadata)).All(p => step.Values[p.Metadata.Name] is { } pair ? IsEqual(p, pair[1]) : IsUnset(p)),
        _ => step.Values.Where(v => step.Entry.Metadata.FindProperty(v.Key) is { } property && IsCompared(property)).All(v => IsEqual(step.Entry.Property(v.Key), v.Value![1])),
    };

    // It only ever grows, so that no version is given twice.
    private static bool IsRestored(string property) => property != nameof(CooperationRecord.HighestVersion);

    // The key follows from the rest, and came later than much of history.
    private static bool IsCompared(IReadOnlyProperty property) => IsRestored(property.Name) && HistoryFields.IsKept(property) && property.Name != nameof(CooperationRecord.ContentKey);

    private static bool IsEqual(PropertyEntry property, JsonNode? left) =>
        JsonNode.DeepEquals(StoredValues.ToJson(property.Metadata, property.CurrentValue), left);

    // A field that came later is set to nothing in everything that was there before it.
    private static bool IsUnset(PropertyEntry property) => property.CurrentValue is null or false or 0;

    private void Reverse(Step step)
    {
        if (step.Change.Action == ChangeAction.Added)
        {
            step.Entry!.State = EntityState.Deleted;
            return;
        }

        var entry = step.Entry ?? db.Entry(Activator.CreateInstance(TypeOf(step.Change).ClrType, nonPublic: true)!);
        // A change of long ago may name a field that things no longer have.
        foreach (var (name, pair) in step.Values.Where(v => (step.Entry is null || IsRestored(v.Key)) && entry.Metadata.FindProperty(v.Key) is not null))
        {
            var property = entry.Property(name);
            property.CurrentValue = StoredValues.FromJson(property.Metadata, pair![0]);
        }

        HistoryFields.Complete(entry.Entity);
        entry.State = step.Entry is null ? EntityState.Added : EntityState.Modified;
    }

    private IEntityType TypeOf(Change change) => db.Model.GetEntityTypes().Single(t => t.ClrType.Name == change.Entity);

    /// <summary>Sources and agencies that were added and would go, but on which something rests that stays.</summary>
    private async Task<HashSet<string>> StillNeededAsync(List<Step> steps, CancellationToken cancellation)
    {
        var needed = await AgenciesNeededAsync(steps, cancellation);
        var citations = steps.Where(s => s.Added<Citation>()).Select(s => s.Change.Key).ToHashSet(StringComparer.Ordinal);
        var checks = steps.Where(s => s.Added<Check>()).Select(s => s.Name).ToList();
        foreach (var sources in Chunks(steps.Where(s => s.Added<Source>()).Select(s => s.Name)))
        {
            var citers = await db.Citations.AsNoTracking().Where(c => sources.Contains(c.SourceRef)).Select(c => new { c.RecordRef, c.Number, c.SourceRef }).ToListAsync(cancellation);
            needed.UnionWith(await db.Checks.AsNoTracking().Where(c => sources.Contains(c.SourceRef) && !checks.Contains(c.Ref)).Select(c => c.SourceRef).ToListAsync(cancellation));
            needed.UnionWith(citers.Where(c => !citations.Contains($"[\"{c.RecordRef}\",{c.Number}]")).Select(c => c.SourceRef));
        }

        return needed;
    }

    /// <summary>Agencies with a record that stays, with another name that somebody gave them since, or that another one became.</summary>
    private async Task<HashSet<string>> AgenciesNeededAsync(List<Step> steps, CancellationToken cancellation)
    {
        var records = steps.Where(s => s.Added<CooperationRecord>()).Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
        var aliases = steps.Where(s => s.Added<AgencyAlias>()).Select(s => s.Entry!.Entity).ToHashSet();
        var added = steps.Where(s => s.Added<Agency>()).ToList();
        var needed = added.Where(s => ((Agency)s.Entry!.Entity).Aliases.Any(a => !aliases.Contains(a))).Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var agencies in Chunks(added.Select(s => s.Name)))
        {
            var users = await db.Records.AsNoTracking().Where(r => agencies.Contains(r.AgencyRef)).Select(r => new { r.Ref, r.AgencyRef }).ToListAsync(cancellation);
            needed.UnionWith(users.Where(u => !records.Contains(u.Ref)).Select(u => u.AgencyRef!));
            needed.UnionWith(await db.MergedAgencies.AsNoTracking().Where(m => agencies.Contains(m.IntoRef)).Select(m => m.IntoRef).ToListAsync(cancellation));
        }

        return needed;
    }

    private static IEnumerable<string> KeysOf<T>(IEnumerable<Change> changes) =>
        changes.Where(c => c.Entity == typeof(T).Name).Select(c => JsonNode.Parse(c.Key)![0]!.GetValue<string>());

    private static IEnumerable<string?[]> Chunks(IEnumerable<string> names) =>
        names.Distinct(StringComparer.Ordinal).Chunk(AtOnce);
}
