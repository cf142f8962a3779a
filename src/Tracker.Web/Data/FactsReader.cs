using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Profiles;
using Tracker.Domain.Records;
using Tracker.Domain.SanctuaryPolicies;

namespace Tracker.Web.Data;

/// <summary>Reads what is recorded of jurisdictions now, in a fixed number of commands, with no more than a profile is derived from.</summary>
public sealed class FactsReader(TrackerDbContext db)
{
    public async Task<RecordedFacts> ReadAsync(Jurisdiction jurisdiction, CancellationToken cancellation) => (await ReadAsync([jurisdiction], cancellation))[jurisdiction.Geoid];

    /// <summary>Of several places in as many commands as of one. What two of them share, as their state's policies, is read once.</summary>
    public async Task<IReadOnlyDictionary<GeoId, RecordedFacts>> ReadAsync(IReadOnlyCollection<Jurisdiction> places, CancellationToken cancellation)
    {
        var geoids = places.Select(p => p.Geoid).ToList();
        var states = geoids.Select(g => g.State).Distinct().ToList();
        var rows = db.Records.AsNoTracking().Where(r => geoids.Contains(r.JurisdictionGeoid) || (states.Contains(r.JurisdictionGeoid) && r is SanctuaryPolicy));
        var read = await rows.Select(r => new { Record = r, IsContested = r.Citations.Any(c => c.Stance == CitationStance.Disputes) }).ToListAsync(cancellation);
        var records = read.ConvertAll(r => r.Record);
        await GiveAgenciesAsync(records, rows, cancellation);
        var lists = await db.ListCalendarAsync(cancellation);
        await GiveListingsAsync(records, rows, lists, cancellation);
        var checks = await db.Checks.AsNoTracking().Include(c => c.Source)
            .Where(c => geoids.Contains(c.JurisdictionGeoid) || (states.Contains(c.JurisdictionGeoid) && c.TopicSlug == SanctuaryPolicyColumns.Type.Slug)).ToListAsync(cancellation);
        return new GatheredFacts(records, checks, lists, read.Where(r => r.IsContested).Select(r => r.Record.Ref).ToHashSet(StringComparer.Ordinal)).Of(places);
    }

    /// <summary>Gives records what their full text needs beside: jurisdiction, tags, citations with sources.</summary>
    /// <param name="records">Read by this, each completed once.</param>
    public async Task CompleteAsync(IReadOnlyCollection<CooperationRecord> records, Gazetteer gazetteer, CancellationToken cancellation)
    {
        var refs = records.Select(r => r.Ref).ToList();
        var tags = (await db.Set<RecordTag>().AsNoTracking().Where(t => refs.Contains(t.RecordRef)).ToListAsync(cancellation)).ToLookup(t => t.RecordRef, StringComparer.Ordinal);
        var citations = (await db.Citations.AsNoTracking().Include(c => c.Source).Where(c => refs.Contains(c.RecordRef)).ToListAsync(cancellation)).ToLookup(c => c.RecordRef, StringComparer.Ordinal);
        foreach (var record in records)
        {
            record.Complete(gazetteer[record.JurisdictionGeoid], tags[record.Ref], citations[record.Ref]);
        }
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
