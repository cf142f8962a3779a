using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Comparisons;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Profiles;
using Tracker.Domain.Records;
using Tracker.Web.Data;

namespace Tracker.Web.Features.Compare;

/// <summary>Compares places in a fixed number of commands, however many they are and whatever is recorded of them.</summary>
public sealed class CompareQuery(TrackerDbContext db, ReferenceCache reference, FactsReader now, FactsKnownThen then)
{
    private const int MostSuggested = 8;

    /// <summary>Three that show what a comparison tells: a county that holds and one that does not, two states, a city and its county.</summary>
    private static readonly string[][] Examples = [["48201", "06037"], ["48", "06", "17"], ["1714000", "17031"]];

    /// <param name="filter">With two places or more.</param>
    /// <param name="named">Of which records the sources are needed.</param>
    /// <param name="cancellation">Ends it early.</param>
    public async Task<PlaceComparison> CompareAsync(CompareFilter filter, Func<PlaceComparison, IEnumerable<CooperationRecord>> named, CancellationToken cancellation)
    {
        var facts = await FactsAsync(filter.Places, filter.Known, cancellation);
        var comparison = PlaceComparison.Of(filter.Places.Select(p => new PlaceOnDay(facts[p.Geoid], filter.Day)).ToList());
        await CompleteAsync(named(comparison), filter.Known, cancellation);
        return comparison;
    }

    /// <summary>What is known of these places: now, or then.</summary>
    public async Task<IReadOnlyDictionary<GeoId, RecordedFacts>> FactsAsync(IReadOnlyCollection<Jurisdiction> places, KnownUntil? known, CancellationToken cancellation) =>
        known is null ? await now.ReadAsync(places, cancellation) : await then.ReadAsync(places, known, cancellation);

    /// <summary>What was read of history is complete already.</summary>
    public async Task CompleteAsync(IEnumerable<CooperationRecord> records, KnownUntil? known, CancellationToken cancellation)
    {
        if (known is null)
        {
            await now.CompleteAsync(records.DistinctBy(r => r.Ref).ToList(), await reference.GazetteerAsync(cancellation), cancellation);
        }
    }

    public async Task<CompareModel> ModelAsync(CompareFilter filter, PlaceToAdd adding, CancellationToken cancellation)
    {
        var gazetteer = await reference.GazetteerAsync(cancellation);
        var columns = filter.Places.Select(p => new CompareColumn(p.Geoid.Value, gazetteer.FullNameOf(p), $"/jurisdictions/{p.Geoid}{filter.When}", filter.Without(p))).ToList();
        var suggested = await SuggestedAsync(filter, gazetteer, cancellation);
        if (!filter.IsEnough)
        {
            return new CompareModel(filter, adding, columns, [], 0, 0, 0, suggested, null);
        }

        var comparison = await CompareAsync(filter, CompareTexts.Named, cancellation);
        var shown = comparison.Rows.Where(r => !filter.OnlyDifferences || r.MayDiffer).ToList();
        var texts = new CompareTexts([.. Enumerable.Repeat(filter.When, columns.Count)]);
        return new CompareModel(
            filter, adding, columns, texts.RowsOf(comparison, shown, columns.ConvertAll(c => c.Name)),
            comparison.Rows.Count(r => r.Agreement == RowAgreement.Differs), comparison.Rows.Count(r => r.Agreement == RowAgreement.NotKnownEverywhere), comparison.Rows.Count - shown.Count, suggested, filter.Cited(gazetteer));
    }

    /// <summary>Three ready comparisons while no place is chosen; then others of the last one's kind in its state, or other states, with the most records.</summary>
    private async Task<IReadOnlyList<SuggestedPlace>> SuggestedAsync(CompareFilter filter, Gazetteer gazetteer, CancellationToken cancellation)
    {
        if (filter.Places.Count == 0)
        {
            return Examples.Select(e => e.Select(g => gazetteer[GeoId.Parse(g)]).ToList())
                .Select(e => new SuggestedPlace(string.Join(" and ", e.Select(gazetteer.FullNameOf)), (filter with { Places = e }).Url)).ToList();
        }

        if (filter.IsFull || filter.Known is not null)
        {
            return [];
        }

        var (level, state, taken) = (filter.Places[^1].Level, filter.Places[^1].StateCode, filter.Places.Select(p => p.Geoid).ToList());
        var near = db.Records.Where(r => r.Jurisdiction.Level == level && !taken.Contains(r.JurisdictionGeoid) && (level == JurisdictionLevel.State || r.Jurisdiction.StateCode == state))
            .GroupBy(r => r.JurisdictionGeoid).Select(g => new { Geoid = g.Key, Count = g.Count() }).OrderByDescending(g => g.Count).ThenBy(g => g.Geoid).Take(MostSuggested);
        return (await near.ToListAsync(cancellation)).Select(n => new SuggestedPlace(gazetteer.FullNameOf(gazetteer[n.Geoid]), filter.Add(gazetteer[n.Geoid]))).ToList();
    }
}
