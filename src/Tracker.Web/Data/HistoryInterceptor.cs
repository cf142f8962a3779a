using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Tracker.Domain;
using Tracker.Domain.Agencies;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.Checks;
using Tracker.Domain.History;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;
using Tracker.Domain.Sources;
using Tracker.Web.Data.Configurations;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Data;

/// <summary>
/// Writes what changed, field by field, in the same save, and raises versions. A change to anything that has history
/// is refused when it belongs to no change set.
/// </summary>
public sealed class HistoryInterceptor(TimeProvider clock) : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Keep((TrackerDbContext)eventData.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Keep((TrackerDbContext)eventData.Context!);
        return ValueTask.FromResult(result);
    }

    private void Keep(TrackerDbContext db)
    {
        db.ChangeTracker.DetectChanges();
        var entries = db.ChangeTracker.Entries().Where(IsKept).ToList();
        if (entries.Count == 0)
        {
            return;
        }

        var changeSet = db.CurrentChangeSet
            ?? throw new DomainException("Records, sources and agencies are saved only with a change set.");
        if (changeSet.Origin != ChangeOrigin.Undo)
        {
            RaiseVersions(db, entries, clock.Utc());
        }

        changeSet.Touch(entries.Select(RecordRefOf).OfType<string>());
        if (db.Entry(changeSet).State == EntityState.Detached)
        {
            db.ChangeSets.Add(changeSet);
        }

        db.KeepAfterSave(entries.OrderBy(Rank).Select(Kept).ToList());
    }

    private static bool IsKept(EntityEntry entry) =>
        entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && entry.Metadata.HistoryRecordRefProperty() is not null;

    // In the order in which the database needs them: what others point at comes first.
    private static int Rank(EntityEntry entry) => entry.Entity switch
    {
        Source => 0,
        Agency => 1,
        PublishedList => 2,
        CooperationRecord => 3,
        _ => 4,
    };

    /// <summary>A record's version is raised by changes to itself, its citations and its tags, not by being seen on a list.</summary>
    private static void RaiseVersions(TrackerDbContext db, List<EntityEntry> entries, DateTime now)
    {
        var touched = entries.Where(e => e.Entity is CooperationRecord or Citation or RecordTag).Select(RecordRefOf).ToHashSet(StringComparer.Ordinal);
        foreach (var record in db.ChangeTracker.Entries<CooperationRecord>().Where(r => r.State != EntityState.Deleted && touched.Contains(r.Entity.Ref)).ToList())
        {
            if (record.State == EntityState.Added)
            {
                record.Property(r => r.CreatedAtUtc).CurrentValue = now;
                record.Property(r => r.UpdatedAtUtc).CurrentValue = now;
                continue;
            }

            if (record.State == EntityState.Unchanged)
            {
                entries.Add(record);
            }

            record.Property(r => r.UpdatedAtUtc).CurrentValue = now;
            var next = record.Entity.HighestVersion + 1;
            record.Property(r => r.Version).CurrentValue = next;
            record.Property(r => r.HighestVersion).CurrentValue = next;
        }

        RaiseSourceVersions(db, entries);
        RaiseAgencyVersions(db, entries);
    }

    /// <summary>A source's version is raised by changes to itself and to its files.</summary>
    private static void RaiseSourceVersions(TrackerDbContext db, List<EntityEntry> entries)
    {
        var filed = entries.Select(e => e.Entity).OfType<Attachment>().Select(a => a.SourceRef).ToHashSet(StringComparer.Ordinal);
        foreach (var source in db.ChangeTracker.Entries<Source>().Where(s => s.State == EntityState.Modified || (s.State == EntityState.Unchanged && filed.Contains(s.Entity.Ref))).ToList())
        {
            if (source.State == EntityState.Unchanged)
            {
                entries.Add(source);
            }

            var version = source.Property(s => s.Version);
            version.CurrentValue = version.OriginalValue + 1;
        }
    }

    /// <summary>An agency's version is raised by changes to itself and to its other names.</summary>
    private static void RaiseAgencyVersions(TrackerDbContext db, List<EntityEntry> entries)
    {
        var named = entries.Select(e => e.Entity).OfType<AgencyAlias>().Select(a => a.AgencyRef).ToHashSet(StringComparer.Ordinal);
        foreach (var agency in db.ChangeTracker.Entries<Agency>().Where(a => a.State == EntityState.Modified || (a.State == EntityState.Unchanged && named.Contains(a.Entity.Ref))).ToList())
        {
            if (agency.State == EntityState.Unchanged)
            {
                entries.Add(agency);
            }

            var version = agency.Property(a => a.Version);
            version.CurrentValue = version.OriginalValue + 1;
        }
    }

    private static KeptChange Kept(EntityEntry entry)
    {
        var action = entry.State switch
        {
            EntityState.Added => ChangeAction.Added,
            EntityState.Deleted => ChangeAction.Removed,
            _ => ChangeAction.Changed,
        };
        return new KeptChange(action, entry.Metadata.ClrType.Name, StoredValues.KeyOf(entry), RecordRefOf(entry), JurisdictionOf(entry), StoredValues.DifferencesOf(entry), NamedBy(entry));
    }

    private static string? RecordRefOf(EntityEntry entry) =>
        entry.Metadata.HistoryRecordRefProperty() is { Length: > 0 } property ? (string?)entry.Property(property).CurrentValue : null;

    private static GeoId? JurisdictionOf(EntityEntry entry) =>
        entry.Metadata.FindProperty(nameof(CooperationRecord.JurisdictionGeoid)) is { } property ? (GeoId?)entry.Property(property).CurrentValue : null;

    /// <summary>The reference that a thing of its own is known by.</summary>
    private static string? NamedBy(EntityEntry entry) => entry.Entity switch
    {
        CooperationRecord record => record.Ref,
        Agency agency => agency.Ref,
        Source source => source.Ref,
        Check check => check.Ref,
        _ => null,
    };
}
