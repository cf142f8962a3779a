using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;
using Tracker.Web.Data;

namespace Tracker.Web.Features.Records;

/// <summary>A record as one line: of a list, or of what a search found.</summary>
/// <param name="Record">Without tags and citations.</param>
/// <param name="Sources">How many sources it cites.</param>
public sealed record RecordLine(CooperationRecord Record, Jurisdiction Place, RecordStatus Status, int Sources, bool IsContested)
{
    public string Title => RecordCard.TitleOf(Record, Place.Name);

    public string PlaceName => $"{Place.Name}, {Place.StateCode}";

    public string StatusLabel => Record.Type.LabelOf(Status);
}

/// <summary>Reads no more of records than their lines show, by a few commands however many they are.</summary>
public sealed class RecordLines(TrackerDbContext db, ReferenceCache reference)
{
    /// <summary>In the order of the references; without those that no record has any more.</summary>
    public async Task<IReadOnlyList<RecordLine>> OfAsync(IReadOnlyList<string> refs, DateOnly day, CancellationToken cancellation)
    {
        if (refs.Count == 0)
        {
            return [];
        }

        var records = (await db.LoadWithStatusAsync(db.Records.Where(r => refs.Contains(r.Ref)).Include(r => r.Agency), cancellation)).ToDictionary(r => r.Ref, StringComparer.Ordinal);
        var citations = await db.Set<Citation>().Where(c => refs.Contains(c.RecordRef)).GroupBy(c => c.RecordRef)
            .Select(g => new { g.Key, Count = g.Count(), Disputing = g.Count(c => c.Stance == CitationStance.Disputes) })
            .ToDictionaryAsync(c => c.Key, StringComparer.Ordinal, cancellation);
        var gazetteer = await reference.GazetteerAsync(cancellation);
        return refs.Where(records.ContainsKey).Select(r => (Record: records[r], Cited: citations.GetValueOrDefault(r)))
            .Select(r => new RecordLine(r.Record, gazetteer[r.Record.JurisdictionGeoid], r.Record.StatusOn(day), r.Cited?.Count ?? 0, r.Cited?.Disputing > 0))
            .ToList();
    }
}
