using Microsoft.EntityFrameworkCore;
using Tracker.Domain;
using Tracker.Domain.Checks;
using Tracker.Domain.History;
using Tracker.Domain.Records;
using Tracker.Web.Data;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Checks;

/// <summary>Judges what the form of a check says against what is stored, and saves it.</summary>
public sealed class CheckDesk(TrackerDbContext db, ReferenceCache reference, RecordWriter writer, TimeProvider clock)
{
    /// <param name="find">What was typed to find a source.</param>
    public async Task<CheckDraft> JudgeAsync(CheckInput input, string? find, CancellationToken cancellation)
    {
        var problem = await FindSourceAsync(input.Source, find, cancellation);
        var judge = new CheckJudge(await reference.GazetteerAsync(cancellation), await db.ShelfAsync([input.Source], Refs, cancellation), clock.Day());
        var draft = judge.Judge(input);
        if (problem is not null)
        {
            draft = draft with { Problems = [problem, .. draft.Problems.Where(p => p.Column != problem.Column)] };
        }

        return draft.IsSound && await SameAsync(draft.ToCheck(""), cancellation) is { } there ? draft with { Problems = [Repetition(draft, there)] } : draft;
    }

    /// <summary>Null when somebody recorded the very same in the meantime; then nothing is written.</summary>
    public async Task<string?> AddAsync(CheckDraft draft, Actor actor, CancellationToken cancellation)
    {
        var check = draft.ToCheck(Refs.Draw(Check.RefPrefix));
        writer.MakeSource(draft.Source!);
        db.Add(check);
        try
        {
            await db.SaveChangesAsync(Set(actor, $"Looked for {check.Topic.PluralName} in {draft.Place!.Name}, {draft.Place.StateCode}, on {check.CheckedOn:yyyy-MM-dd} and found nothing"), cancellation);
            return check.Ref;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (await SameAsync(check, cancellation) is null)
            {
                throw;
            }

            return null;
        }
    }

    /// <summary>The check as it is tracked for its deletion; null when there is none.</summary>
    public Task<Check?> LoadAsync(string checkRef, CancellationToken cancellation) =>
        db.Checks.Include(c => c.Jurisdiction).Include(c => c.Source).SingleOrDefaultAsync(c => c.Ref == checkRef, cancellation);

    /// <summary>False when somebody deleted it in the meantime.</summary>
    public async Task<bool> DeleteAsync(Check check, Actor actor, string reason, CancellationToken cancellation)
    {
        db.Remove(check);
        try
        {
            await db.SaveChangesAsync(Set(actor, reason), cancellation);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    /// <summary>A source picked behind a name counts while the name is still its own; a new one typed below comes before a name above.</summary>
    private async Task<FieldProblem?> FindSourceAsync(CitationInput source, string? find, CancellationToken cancellation)
    {
        var isNew = (source.Url ?? source.Title) is not null;
        if (source.SourceRef is not null && !(find is null ? !isNew : await IsNameOfAsync(source.SourceRef, find, cancellation)))
        {
            source.SourceRef = null;
        }

        if (source.SourceRef is not null || isNew || find is null)
        {
            return null;
        }

        var (found, problem) = await db.FindSourceAsync(find, cancellation);
        source.SourceRef = found;
        return problem is null ? null : new FieldProblem(CheckColumn.Find, find, problem);
    }

    // Once deleted it bears the name as well as any: then the judge says that it is gone.
    private async Task<bool> IsNameOfAsync(string sourceRef, string find, CancellationToken cancellation) =>
        await db.Sources.FindAsync([sourceRef], cancellation) is not { } source || Text.Squeeze(source.DisplayTitle) == Text.Squeeze(find);

    private Task<string?> SameAsync(Check check, CancellationToken cancellation) => db.Checks.AsNoTracking()
        .Where(c => c.JurisdictionGeoid == check.JurisdictionGeoid && c.TopicSlug == check.TopicSlug && c.CheckedOn == check.CheckedOn && c.SourceRef == check.SourceRef)
        .Select(c => c.Ref).FirstOrDefaultAsync(cancellation);

    private static FieldProblem Repetition(CheckDraft draft, string there) => new(
        CheckColumn.CheckedOn.Name, draft.Input.CheckedOn, $"This is recorded already, as {there}: the same jurisdiction, topic, day and source. If you looked on another day or elsewhere, say so.");

    private RefDrawer Refs { get; } = db.DrawRefs();

    private ChangeSet Set(Actor actor, string reason) => new(ChangeOrigin.Form, actor.UserId, actor.Name, reason, clock.Utc());
}
