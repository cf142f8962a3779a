using Microsoft.EntityFrameworkCore;
using Tracker.Domain;
using Tracker.Domain.Agencies;
using Tracker.Domain.Records;
using Tracker.Web.Data;
using Tracker.Web.Features.Records;

namespace Tracker.Web.Features.Changes;

/// <summary>A record about to say again what it said as an earlier version.</summary>
/// <param name="Record">As it stands now, tracked.</param>
/// <param name="Draft">What the earlier version said, judged by what is there today.</param>
/// <param name="Changes">What that would change.</param>
public sealed record Reversion(CooperationRecord Record, PastRecord Past, RecordDraft Draft, RecordComparison Changes);

/// <summary>
/// Makes an earlier version of a record the draft of a new one. Agency and sources are the very same things, whatever they are called
/// today; where one is no longer there, that is a problem of its field, and nothing is put in its place.
/// </summary>
public sealed class RecordReverting(TrackerDbContext db, RecordVersions versions, RecordDesk desk, RecordFormPage page)
{
    /// <summary>Null where the record does not stand any more.</summary>
    /// <param name="number">One of the versions of the list.</param>
    public async Task<Reversion?> PrepareAsync(string recordRef, VersionList list, int number, CancellationToken cancellation)
    {
        var past = await versions.ReadAsync(recordRef, list, number, cancellation);
        if (await desk.LoadAsync(recordRef, cancellation) is not { } record)
        {
            return null;
        }

        var draft = await DraftAsync(past.Record, cancellation);
        return new Reversion(record, past, draft, new RecordComparison(record.Type, record.ToInput(), draft.Input));
    }

    private async Task<RecordDraft> DraftAsync(CooperationRecord past, CancellationToken cancellation)
    {
        var input = await page.NamedAsync(past.ToInput(), cancellation);
        var problems = new List<FieldProblem>();
        var agency = past.AgencyRef is { } agencyRef ? await AgencyAsync(agencyRef, input, problems, cancellation) : null;
        await FindGoneSourcesAsync(input, problems, cancellation);
        var draft = await desk.JudgeAsync(past.Type, input, [], cancellation);
        return draft with
        {
            Agency = agency,
            Problems = [.. problems, .. draft.Problems.Where(p => !problems.Exists(known => known.Column == p.Column))],
        };
    }

    private async Task<AgencyChoice?> AgencyAsync(string agencyRef, RecordInput input, List<FieldProblem> problems, CancellationToken cancellation)
    {
        if (await db.Agencies.AsNoTracking().SingleOrDefaultAsync(a => a.Ref == agencyRef, cancellation) is { } agency)
        {
            (input.Agency, input.AgencyKind) = (agency.Name, Codes<AgencyKind>.Of(agency.Kind));
            return new AgencyChoice(agency.Ref, agency.Name, agency.Kind, agency.HomeGeoid, IsNew: false);
        }

        var became = await db.MergedAgencies.Where(m => m.Ref == agencyRef).Select(m => db.Agencies.First(a => a.Ref == m.IntoRef).Name).FirstOrDefaultAsync(cancellation);
        problems.Add(new FieldProblem("agency", input.Agency, became is null
            ? $"“{input.Agency}” is no longer there. Edit the record, and choose its agency."
            : $"“{input.Agency}” was made one with “{became}” since. Edit the record instead: its agency is the one that stayed."));
        return null;
    }

    private async Task FindGoneSourcesAsync(RecordInput input, List<FieldProblem> problems, CancellationToken cancellation)
    {
        var refs = input.Sources.Select(s => s.SourceRef).ToList();
        var there = await db.Sources.Where(s => refs.Contains(s.Ref)).Select(s => s.Ref).ToListAsync(cancellation);
        foreach (var (index, source) in input.Sources.Index().Where(s => !there.Contains(s.Item.SourceRef!)))
        {
            problems.Add(new FieldProblem($"source_{index + 1}_url", source.SourceRef, $"“{source.Title ?? source.Url}” is no longer there. Edit the record instead, and give another source."));
        }
    }
}
