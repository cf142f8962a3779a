using Microsoft.EntityFrameworkCore;
using Tracker.Domain;
using Tracker.Domain.Agencies;
using Tracker.Domain.History;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;
using Tracker.Web.Data;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Records;

/// <summary>Judges what a form or a program says against what is stored, and saves it.</summary>
public sealed class RecordDesk(TrackerDbContext db, ReferenceCache reference, RecordWriter writer, TimeProvider clock)
{
    /// <summary>What a form says: one field says where, and sources may be named by what was typed to find them.</summary>
    public async Task<RecordDraft> JudgeAsync(RecordType type, RecordInput input, IReadOnlyList<string?> finds, CancellationToken cancellation)
    {
        var gazetteer = await reference.GazetteerAsync(cancellation);
        var problems = new List<FieldProblem>();
        FindPlace(gazetteer, input, problems);
        await FindSourcesAsync(input, finds, problems, cancellation);
        var draft = await JudgeAsync(type, input, cancellation);
        return draft with { Problems = [.. problems, .. draft.Problems.Where(p => !problems.Exists(known => known.Column == p.Column))] };
    }

    /// <summary>What is said by columns, as in a file. Loads only the agencies and sources that the input may mean.</summary>
    public async Task<RecordDraft> JudgeAsync(RecordType type, RecordInput input, CancellationToken cancellation)
    {
        var judge = new RecordJudge(
            await reference.GazetteerAsync(cancellation), await reference.TermsAsync(cancellation), await AgenciesAsync(input, cancellation), await db.ShelfAsync(input.Sources, Refs, cancellation));
        return judge.Judge(type, input);
    }

    /// <param name="along">What else becomes true in the same save, given the new record's reference.</param>
    public async Task<string> AddAsync(RecordDraft draft, ChangeSet set, Action<string>? along, CancellationToken cancellation)
    {
        var recordRef = Refs.Draw(draft.Type.RefPrefix);
        writer.Add(draft, recordRef);
        await AttachAsync(draft, cancellation);
        along?.Invoke(recordRef);
        await db.SaveChangesAsync(set, cancellation);
        return recordRef;
    }

    /// <summary>The record as it is tracked for a change, with everything the change may touch; null when there is none.</summary>
    public Task<CooperationRecord?> LoadAsync(string recordRef, CancellationToken cancellation) =>
        writer.Changeable.SingleOrDefaultAsync(r => r.Ref == recordRef, cancellation);

    /// <summary>False when somebody else saved the record in the meantime; then nothing is written.</summary>
    /// <param name="along">What else becomes true in the same save, given the change set; null where the draft says what stands already.</param>
    public async Task<bool> ChangeAsync(CooperationRecord record, RecordDraft draft, ChangeSet set, Action<ChangeSet?>? along, CancellationToken cancellation)
    {
        writer.Change(record, draft);
        await AttachAsync(draft, cancellation);
        db.ChangeTracker.DetectChanges();
        along?.Invoke(db.ChangeTracker.HasChanges() ? set : null);
        return !db.ChangeTracker.HasChanges() || await SaveAsync(set, cancellation);
    }

    /// <summary>False when somebody else saved the record in the meantime; then nothing is deleted.</summary>
    public async Task<bool> DeleteAsync(CooperationRecord record, Actor actor, string reason, CancellationToken cancellation)
    {
        if (record is Domain.Agreements287g.Agreement287g agreement)
        {
            await db.Entry(agreement).Collection(a => a.Listings).LoadAsync(cancellation);
        }

        db.Remove(record);
        return await SaveAsync(SetOf(actor, reason), cancellation);
    }

    /// <summary>A file given with a citation goes to its source, for every record that rests on it.</summary>
    private async Task AttachAsync(RecordDraft draft, CancellationToken cancellation)
    {
        var given = draft.Sources.Zip(draft.Input.Sources).Where(s => s.Second.File is not null).ToList();
        var refs = given.ConvertAll(g => g.First.Ref);
        await db.Sources.Include(s => s.Attachments).Where(s => refs.Contains(s.Ref)).LoadAsync(cancellation);
        foreach (var (choice, citation) in given)
        {
            db.Sources.Local.First(s => s.Ref == choice.Ref).Attach(citation.File!);
        }
    }

    private async Task<bool> SaveAsync(ChangeSet set, CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(set, cancellation);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    /// <summary>A form has one field for where: the name as typed decides, and a GEOID picked for another name is dropped.</summary>
    private static void FindPlace(Gazetteer gazetteer, RecordInput input, List<FieldProblem> problems)
    {
        var typed = Text.Tidy(input.Jurisdiction);
        if (typed is null)
        {
            input.Geoid = null;
            problems.Add(new FieldProblem("jurisdiction", null, "Enter the jurisdiction, such as Harris County, TX."));
            return;
        }

        var match = gazetteer.FindPicked(input.Geoid, typed);
        (input.Geoid, input.State) = (match.Found?.Geoid.Value, null);
        if (match.Found is null)
        {
            problems.Add(new FieldProblem("jurisdiction", typed, match.Problem + gazetteer.Question(match.Offered)));
        }
        else
        {
            input.Jurisdiction = null;
        }
    }

    /// <summary>Without the script, what was typed to find a source is a reference, an address or a whole title.</summary>
    private async Task FindSourcesAsync(RecordInput input, IReadOnlyList<string?> finds, List<FieldProblem> problems, CancellationToken cancellation)
    {
        for (var i = 0; i < Math.Min(finds.Count, input.Sources.Count); i++)
        {
            var citation = input.Sources[i];
            if (finds[i] is not { } typed || citation.SourceRef is not null || citation.Url is not null || citation.Title is not null)
            {
                continue;
            }

            var (found, problem) = await db.FindSourceAsync(typed, cancellation);
            citation.SourceRef = found;
            if (problem is not null)
            {
                problems.Add(new FieldProblem($"source_{i + 1}_url", typed, problem));
            }
        }
    }

    private async Task<AgencyDirectory> AgenciesAsync(RecordInput input, CancellationToken cancellation)
    {
        var name = AgencyName.Fold(input.Agency ?? "");
        return new AgencyDirectory(await db.Agencies.AsNoTracking().Include(a => a.Aliases)
            .Where(a => a.FoldedName == name || a.Aliases.Any(x => x.FoldedName == name)).ToListAsync(cancellation), Refs);
    }

    private RefDrawer Refs { get; } = db.DrawRefs();

    /// <summary>The save of somebody's form.</summary>
    public ChangeSet SetOf(Actor actor, string reason) => new(ChangeOrigin.Form, actor.UserId, actor.Name, reason, clock.Utc());
}
