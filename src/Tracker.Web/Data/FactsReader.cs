using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Profiles;
using Tracker.Domain.Records;
using Tracker.Domain.SanctuaryPolicies;

namespace Tracker.Web.Data;

/// <summary>Reads what is recorded of a jurisdiction now, in a fixed number of commands, with no more than its profile is derived from.</summary>
public sealed class FactsReader(TrackerDbContext db)
{
    public async Task<RecordedFacts> ReadAsync(Jurisdiction jurisdiction, CancellationToken cancellation)
    {
        var geoid = jurisdiction.Geoid;
        var state = geoid.State;
        var rows = db.Records.AsNoTracking().Where(r => r.JurisdictionGeoid == geoid || (r.JurisdictionGeoid == state && r is SanctuaryPolicy));
        var read = await rows.Select(r => new { Record = r, IsContested = r.Citations.Any(c => c.Stance == CitationStance.Disputes) }).ToListAsync(cancellation);
        var records = read.ConvertAll(r => r.Record);
        await GiveAgenciesAsync(records, rows, cancellation);
        var lists = await db.ListCalendarAsync(cancellation);
        await GiveListingsAsync(records, rows, lists, cancellation);
        var checks = await db.Checks.AsNoTracking().Include(c => c.Source).Where(c => c.JurisdictionGeoid == geoid).ToListAsync(cancellation);
        return new RecordedFacts(
            jurisdiction,
            records.FindAll(r => r.JurisdictionGeoid == geoid),
            geoid == state ? [] : records.OfType<SanctuaryPolicy>().Where(p => p.JurisdictionGeoid == state).ToList(),
            checks,
            lists,
            read.Where(r => r.IsContested).Select(r => r.Record.Ref).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>Gives some of the records what their full text needs beside: jurisdiction, tags, citations with sources.</summary>
    public async Task<IReadOnlyList<CooperationRecord>> CompleteAsync(RecordedFacts facts, Jurisdiction state, IReadOnlySet<string> refs, CancellationToken cancellation)
    {
        var named = refs.ToList();
        var tags = (await db.Set<RecordTag>().AsNoTracking().Where(t => named.Contains(t.RecordRef)).ToListAsync(cancellation)).ToLookup(t => t.RecordRef, StringComparer.Ordinal);
        var citations = (await db.Citations.AsNoTracking().Include(c => c.Source).Where(c => named.Contains(c.RecordRef)).ToListAsync(cancellation)).ToLookup(c => c.RecordRef, StringComparer.Ordinal);
        var records = facts.Records.Concat(facts.StatePolicies).Where(r => refs.Contains(r.Ref)).ToList();
        foreach (var record in records)
        {
            record.Complete(record.JurisdictionGeoid == state.Geoid ? state : facts.Jurisdiction, tags[record.Ref], citations[record.Ref]);
        }

        return records;
    }

    // One command each, put together here: an Include of all three takes twice the time of the records alone.
    private static async Task GiveAgenciesAsync(List<CooperationRecord> records, IQueryable<CooperationRecord> rows, CancellationToken cancellation)
    {
        var agencies = await rows.Where(r => r.Agency != null).Select(r => r.Agency!).Distinct().ToDictionaryAsync(a => a.Ref, StringComparer.Ordinal, cancellation);
        foreach (var record in records)
        {
            if (record.AgencyRef is { } agencyRef && agencies.TryGetValue(agencyRef, out var agency))
            {
                record.BelongTo(agency);
            }
        }
    }

    private static async Task GiveListingsAsync(List<CooperationRecord> records, IQueryable<CooperationRecord> rows, ListCalendar lists, CancellationToken cancellation)
    {
        var listings = (await rows.OfType<Agreement287g>().SelectMany(a => a.Listings).ToListAsync(cancellation)).ToLookup(l => l.RecordRef, StringComparer.Ordinal);
        foreach (var agreement in records.OfType<Agreement287g>())
        {
            foreach (var listing in listings[agreement.Ref])
            {
                agreement.BeListedAs(listing);
            }

            agreement.Consult(lists);
        }
    }
}
