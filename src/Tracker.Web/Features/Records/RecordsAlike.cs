using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Agencies;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;
using Tracker.Web.Data;
using Tracker.Web.Data.Configurations;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Records;

/// <summary>A record that may be the one somebody is about to record again.</summary>
public sealed record RecordAlike(string Ref, string Title, string Status, string? When, string Url);

/// <summary>Finds what is recorded already: the same kind in the same place, that agency's before others'.</summary>
public sealed class RecordsAlike(TrackerDbContext db, TimeProvider clock)
{
    private const int Most = 5;

    /// <param name="agency">As it is typed; null where none is named.</param>
    public async Task<IReadOnlyList<RecordAlike>> FindAsync(RecordType type, GeoId place, string? agency, CancellationToken cancellation)
    {
        var name = AgencyName.Fold(agency ?? "");
        var refs = await db.Records.Where(r => EF.Property<string>(r, RecordConfiguration.TypeSlug) == type.Slug && r.JurisdictionGeoid == place)
            .OrderByDescending(r => r.Agency != null && (r.Agency.FoldedName == name || r.Agency.Aliases.Any(a => a.FoldedName == name)))
            .ThenByDescending(r => r.UpdatedAtUtc).ThenBy(r => r.Ref).Select(r => r.Ref).Take(Most).ToListAsync(cancellation);
        var records = (await db.LoadWithEverythingAsync(db.Records.AsNoTracking().Where(r => refs.Contains(r.Ref)), cancellation)).ToDictionary(r => r.Ref, StringComparer.Ordinal);
        return refs.Where(records.ContainsKey).Select(r => Of(records[r])).ToList();
    }

    private RecordAlike Of(CooperationRecord record)
    {
        var card = RecordCard.Of(record, clock.Day());
        return new RecordAlike(card.Ref, card.Title, card.StatusLabel, card.When, card.Url);
    }
}
