using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.SanctuaryPolicies;
using Tracker.Domain.Trends;

namespace Tracker.Web.Data;

/// <summary>The dates of all agreements and policies of the country, kept until something is changed: read once a version of the data, in four commands.</summary>
public sealed class TrendFactsCache : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private volatile Kept? _kept;

    public async Task<IReadOnlyList<TrendFact>> AsOfAsync(long version, Func<Task<IReadOnlyList<TrendFact>>> read, CancellationToken cancellation)
    {
        if (_kept is { } kept && kept.Version == version)
        {
            return kept.Facts;
        }

        await _one.WaitAsync(cancellation);
        try
        {
            if (_kept?.Version != version)
            {
                _kept = new Kept(version, await read());
            }

            return _kept.Facts;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private sealed record Kept(long Version, IReadOnlyList<TrendFact> Facts);
}

/// <summary>What trends and state pages are counted from: of each agreement and policy its dates, and no more.</summary>
public sealed class TrendFactsReader(TrackerDbContext db, CurrentSite site, ReferenceCache reference, TrendFactsCache cache)
{
    public async Task<IReadOnlyList<TrendFact>> ReadAsync(CancellationToken cancellation) =>
        await cache.AsOfAsync((await site.VersionAsync(cancellation)).Data, () => ReadAnewAsync(cancellation), cancellation);

    /// <summary>The day of the newest edition of a published list; null where none was read.</summary>
    public Task<DateOnly?> NewestListAsync(CancellationToken cancellation) => db.ListSnapshots.MaxAsync(s => (DateOnly?)s.ObservedOn, cancellation);

    private async Task<IReadOnlyList<TrendFact>> ReadAnewAsync(CancellationToken cancellation) =>
        [.. await AgreementsAsync(cancellation), .. await PoliciesAsync(cancellation)];

    private async Task<IEnumerable<TrendFact>> AgreementsAsync(CancellationToken cancellation)
    {
        var gazetteer = await reference.GazetteerAsync(cancellation);
        var calendar = await db.ListCalendarAsync(cancellation);
        var listings = (await db.Set<Listing>().AsNoTracking().ToListAsync(cancellation)).ToLookup(l => l.RecordRef, StringComparer.Ordinal);
        var rows = await db.Records.AsNoTracking().OfType<Agreement287g>()
            .Select(a => new { a.Ref, a.JurisdictionGeoid, a.AgencyRef, a.Model, a.RequestedOn, a.SignedOn, a.StartedOn, a.EndedOn }).ToListAsync(cancellation);
        return rows.Select(a => new TrendFact
        {
            Ref = a.Ref,
            Geoid = a.JurisdictionGeoid,
            State = gazetteer[a.JurisdictionGeoid].StateCode,
            AgencyRef = a.AgencyRef,
            Model = a.Model,
            AnnouncedOn = a.RequestedOn ?? a.SignedOn,
            MadeOn = a.SignedOn,
            StartedOn = a.StartedOn,
            EndedOn = a.EndedOn,
            IsOnlyAnnounced = a.StartedOn is null && a.RequestedOn is not null,
            Listed = ListedSpell.Of(listings[a.Ref].ToList(), calendar),
        });
    }

    private async Task<IEnumerable<TrendFact>> PoliciesAsync(CancellationToken cancellation)
    {
        var gazetteer = await reference.GazetteerAsync(cancellation);
        var rows = await db.Records.AsNoTracking().OfType<SanctuaryPolicy>()
            .Select(p => new { p.Ref, p.JurisdictionGeoid, p.PolicyDirection, p.ProposedOn, p.EnactedOn, p.StartedOn, p.EndedOn }).ToListAsync(cancellation);
        return rows.Select(p => new TrendFact
        {
            Ref = p.Ref,
            Geoid = p.JurisdictionGeoid,
            State = gazetteer[p.JurisdictionGeoid].StateCode,
            Policy = p.PolicyDirection,
            AnnouncedOn = p.ProposedOn ?? p.EnactedOn,
            MadeOn = p.EnactedOn,
            StartedOn = p.StartedOn,
            EndedOn = p.EndedOn,
            IsOnlyAnnounced = p.StartedOn is null && p.ProposedOn is not null && p.EndedOn is null,
        });
    }
}
