using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Agencies;
using Tracker.Domain.Records;
using Tracker.Domain.Sources;

namespace Tracker.Web.Data;

/// <summary>Turns sound drafts into tracked entities, with the agencies and sources they bring along. Saves nothing itself.</summary>
public sealed class RecordWriter(TrackerDbContext db)
{
    private readonly HashSet<string> _made = new(StringComparer.Ordinal);

    public CooperationRecord Add(RecordDraft draft, string recordRef)
    {
        var record = draft.Type.NewRecord(recordRef);
        Write(record, draft);
        db.Add(record);
        return record;
    }

    /// <summary>The record must be tracked, its tags and citations loaded.</summary>
    public void Change(CooperationRecord record, RecordDraft draft) => Write(record, draft);

    private void Write(CooperationRecord record, RecordDraft draft)
    {
        MakeAgency(draft.Agency);
        foreach (var source in draft.Sources)
        {
            MakeSource(source);
        }

        Fill(record, draft);
    }

    /// <summary>Only the record, whose agency and sources are there.</summary>
    public static void Fill(CooperationRecord record, RecordDraft draft)
    {
        record.Take(draft);
        record.Cite(draft.Sources.Zip(draft.Input.Sources, (source, input) => (source.Ref, input)).ToList());
    }

    private void MakeAgency(AgencyChoice? agency)
    {
        if (agency is { IsNew: true } && _made.Add(agency.Ref))
        {
            db.Add(new Agency(agency.Ref, agency.Name, agency.Kind, agency.Home));
        }
    }

    /// <summary>Nothing where the source is there already.</summary>
    public void MakeSource(SourceChoice choice)
    {
        if (choice.IsNew && _made.Add(choice.Ref))
        {
            var source = new Source(choice.Ref);
            source.Describe(choice.Source);
            db.Add(source);
        }
    }

    /// <summary>Records by reference, tracked, with everything a change may touch.</summary>
    public IQueryable<CooperationRecord> Changeable => db.Records.Include(r => r.Citations).ThenInclude(c => c.Source).Include(r => r.Tags)
        .Include(r => r.Jurisdiction).Include(r => r.Agency).AsSplitQuery();
}
