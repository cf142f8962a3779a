using Microsoft.EntityFrameworkCore;
using Tracker.Domain;
using Tracker.Domain.Imports.Mapped;
using Tracker.Domain.Records;
using Tracker.Web.Data;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Imports.Mapped;

/// <summary>Keeps mappings: each for its headings, and under a name for everybody who imports.</summary>
public sealed class MappingDesk(TrackerDbContext db, TimeProvider clock)
{
    public Task<List<ImportMapping>> AllAsync(CancellationToken cancellation) =>
        db.ImportMappings.AsNoTracking().OrderBy(m => m.NameKey == null).ThenBy(m => m.NameKey).ThenByDescending(m => m.ChangedAtUtc).ToListAsync(cancellation);

    public Task<ImportMapping?> FindAsync(string mappingRef, CancellationToken cancellation) =>
        db.ImportMappings.AsNoTracking().SingleOrDefaultAsync(m => m.Ref == mappingRef, cancellation);

    public Task<ImportMapping?> NamedAsync(string name, CancellationToken cancellation) =>
        ImportMapping.KeyOf(name) is { } key ? db.ImportMappings.AsNoTracking().SingleOrDefaultAsync(m => m.NameKey == key, cancellation) : Task.FromResult<ImportMapping?>(null);

    /// <summary>The newest for a file with these headings, one with a name before one without.</summary>
    public Task<ImportMapping?> ForAsync(IReadOnlyList<string> headings, bool onlyNamed, CancellationToken cancellation)
    {
        var key = ColumnMapping.KeyOf(headings);
        return db.ImportMappings.AsNoTracking().Where(m => m.HeadingsKey == key && (!onlyNamed || m.NameKey != null))
            .OrderBy(m => m.NameKey == null).ThenByDescending(m => m.ChangedAtUtc).FirstOrDefaultAsync(cancellation);
    }

    /// <summary>Keeps a mapping that somebody made or changed; in place of another only where it has its name and its headings.</summary>
    /// <returns>Why it is not kept, in words; null when it is.</returns>
    public async Task<string?> KeepAsync(ColumnMapping mapping, Actor actor, CancellationToken cancellation)
    {
        var key = ImportMapping.KeyOf(mapping.Name);
        if (mapping.Name is not null && key is null)
        {
            return "Give the mapping a name with letters or digits.";
        }

        var headings = mapping.HeadingsKey;
        var kept = await db.ImportMappings.SingleOrDefaultAsync(m => key == null ? m.NameKey == null && m.HeadingsKey == headings : m.NameKey == key, cancellation);
        if (kept is not null && kept.HeadingsKey != headings)
        {
            return Taken(mapping.Name!);
        }

        if (kept is null)
        {
            db.ImportMappings.Add(new ImportMapping(RecordRef.New(ImportMapping.RefPrefix), mapping, actor.Name, Now));
        }
        else
        {
            kept.Change(mapping, actor.Name, Now);
        }

        return await SaveAsync(mapping.Name, cancellation);
    }

    /// <summary>Keeps a mapping that somebody brought; never in place of another.</summary>
    public async Task<(ImportMapping? Mapping, string? Problem)> BringAsync(ColumnMapping mapping, Actor actor, CancellationToken cancellation)
    {
        if (ImportMapping.KeyOf(mapping.Name) is not { } key)
        {
            return (null, "This mapping has no name. Give it one, so that others know it.");
        }

        if (await db.ImportMappings.AnyAsync(m => m.NameKey == key, cancellation))
        {
            return (null, Taken(mapping.Name!));
        }

        var brought = new ImportMapping(RecordRef.New(ImportMapping.RefPrefix), mapping, actor.Name, Now);
        db.ImportMappings.Add(brought);
        return await SaveAsync(mapping.Name, cancellation) is { } problem ? (null, problem) : (brought, null);
    }

    /// <returns>Why it keeps its name, in words; null when it has the new one.</returns>
    public async Task<string?> RenameAsync(string mappingRef, string? name, Actor actor, CancellationToken cancellation)
    {
        var tidy = Text.Squeeze(name);
        if (tidy.Length > ColumnMapping.NameMaxLength || ImportMapping.KeyOf(tidy) is not { } key || !Text.CanBeStored(tidy))
        {
            return $"Give the mapping a name with letters or digits, of at most {ColumnMapping.NameMaxLength} characters.";
        }

        if (await db.ImportMappings.AnyAsync(m => m.NameKey == key && m.Ref != mappingRef, cancellation))
        {
            return Taken(tidy);
        }

        var mapping = await db.ImportMappings.SingleAsync(m => m.Ref == mappingRef, cancellation);
        if (mapping.Mapping is not { } read)
        {
            return "This mapping was made for columns that are no longer there. Delete it.";
        }

        mapping.Change(read with { Name = tidy }, actor.Name, Now);
        return await SaveAsync(tidy, cancellation);
    }

    public Task<int> DeleteAsync(string mappingRef, CancellationToken cancellation) =>
        db.ImportMappings.Where(m => m.Ref == mappingRef).ExecuteDeleteAsync(cancellation);

    /// <summary>Another may have taken the name a moment ago, which the database alone can tell.</summary>
    private async Task<string?> SaveAsync(string? name, CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
            return null;
        }
        catch (DbUpdateException) when (name is not null)
        {
            db.ChangeTracker.Clear();
            return Taken(name);
        }
    }

    private DateTime Now => clock.Utc();

    private static string Taken(string name) => $"There is a mapping called “{name}” already. Choose another name.";
}
