using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Checks;
using Tracker.Domain.Files;
using Tracker.Domain.History;
using Tracker.Domain.Records;
using Tracker.Domain.Sources;
using Tracker.Web.Data;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Sources;

/// <summary>Adds, corrects and deletes sources, with their files.</summary>
public sealed class SourceDesk(TrackerDbContext db, RecordWriter writer, TimeProvider clock)
{
    /// <summary>The source as it is tracked for a change, with its files; null when there is none.</summary>
    public Task<Source?> LoadAsync(string sourceRef, CancellationToken cancellation) =>
        db.Sources.Include(s => s.Attachments).SingleOrDefaultAsync(s => s.Ref == sourceRef, cancellation);

    /// <summary>The records that rest on it, tracked.</summary>
    public Task<List<CooperationRecord>> RestingAsync(string sourceRef, CancellationToken cancellation) =>
        writer.Changeable.Where(r => r.Citations.Any(c => c.SourceRef == sourceRef)).OrderBy(r => r.Ref).ToListAsync(cancellation);

    public Task<List<PublishedListName>> ListsAsync(string sourceRef, CancellationToken cancellation) =>
        db.PublishedLists.Where(l => l.SourceRef == sourceRef).Select(l => new PublishedListName(l.Slug, l.Name)).ToListAsync(cancellation);

    public Task<List<Check>> ChecksAsync(string sourceRef, CancellationToken cancellation) =>
        db.Checks.AsNoTracking().Include(c => c.Jurisdiction).Where(c => c.SourceRef == sourceRef).OrderBy(c => c.Ref).ToListAsync(cancellation);

    /// <summary>What is wrong with it, by field. The same address under the same title would be the same source twice.</summary>
    public async Task<Dictionary<string, string>> ProblemsAsync(SourceInput tidy, string? sourceRef, CancellationToken cancellation)
    {
        var result = await new SourceInputValidator().ValidateAsync(tidy, cancellation);
        var problems = result.Errors.DistinctBy(e => e.PropertyName).ToDictionary(e => e.PropertyName, e => e.ErrorMessage, StringComparer.Ordinal);
        if (problems.Count == 0 && sourceRef is null
            && await db.Sources.Where(s => s.Url == tidy.Url && s.Title == tidy.Title).Select(s => s.Ref).FirstOrDefaultAsync(cancellation) is { } there)
        {
            problems["Title"] = $"This source is recorded already, as {there}. Correct that one, or give this one the title that tells it apart.";
        }

        return problems;
    }

    public async Task<string> AddAsync(SourceInput tidy, GivenFile? file, Actor actor, string? reason, CancellationToken cancellation)
    {
        var source = new Source(db.DrawRefs().Draw(Source.RefPrefix));
        Write(source, tidy, file);
        db.Add(source);
        await db.SaveChangesAsync(Set(actor, reason ?? "Added the source"), cancellation);
        return source.Ref;
    }

    /// <summary>False when somebody else saved the source in the meantime; then nothing is written.</summary>
    public Task<bool> ChangeAsync(Source source, SourceInput tidy, GivenFile? file, IEnumerable<string> detached, Actor actor, string? reason, CancellationToken cancellation)
    {
        foreach (var sha256 in detached)
        {
            source.Detach(sha256);
        }

        Write(source, tidy, file);
        return db.TrySaveChangesAsync(Set(actor, reason ?? "Corrected the source"), cancellation);
    }

    /// <summary>False when somebody else changed the source or what rests on it in the meantime; then nothing is deleted.</summary>
    public Task<bool> DeleteAsync(Source source, List<CooperationRecord> resting, Actor actor, string reason, CancellationToken cancellation)
    {
        resting.ForEach(r => r.RestNoLongerOn(source.Ref));
        db.ChangeTracker.DetectChanges();
        db.Remove(source);
        return db.TrySaveChangesAsync(Set(actor, reason), cancellation);
    }

    private static void Write(Source source, SourceInput tidy, GivenFile? file)
    {
        source.Describe(tidy);
        if (file is not null)
        {
            source.Attach(file);
        }
    }

    private ChangeSet Set(Actor actor, string reason) => new(ChangeOrigin.Form, actor.UserId, actor.Name, reason, clock.Utc());
}

/// <summary>A published list, as a page names it.</summary>
public sealed record PublishedListName(string Slug, string Name);
