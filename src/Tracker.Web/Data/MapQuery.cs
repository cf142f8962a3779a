using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Maps;
using Tracker.Domain.Profiles;
using Tracker.Domain.Records;
using Tracker.Domain.SanctuaryPolicies;
using Tracker.Web.Data.Configurations;

namespace Tracker.Web.Data;

/// <summary>The latest history of each topic’s map, kept until something is changed.</summary>
public sealed class MapCache
{
    private readonly ConcurrentDictionary<string, (long Version, MapHistory History)> _kept = new(StringComparer.Ordinal);

    public MapHistory? Find(MapTopic topic, long version) => _kept.TryGetValue(topic.Slug, out var kept) && kept.Version == version ? kept.History : null;

    public void Keep(MapHistory history, long version) => _kept[history.Topic.Slug] = (version, history);
}

/// <summary>Reads what a topic’s map shows of the whole country: a fixed number of commands once per version of the data, none per place or day.</summary>
public sealed class MapQuery(TrackerDbContext db, ReferenceCache reference, CurrentSite site, MapCache cache)
{
    private sealed record Known(GeoId Geoid, string Topic, PartialDate? Since);

    private static readonly HashSet<string> Undisputed = [];

    public async Task<MapHistory> HistoryAsync(MapTopic topic, CancellationToken cancellation)
    {
        var version = (await site.VersionAsync(cancellation)).Data;
        if (cache.Find(topic, version) is { } kept)
        {
            return kept;
        }

        var gazetteer = await reference.GazetteerAsync(cancellation);
        var places = topic switch
        {
            RecordMap map => await OfRecordsAsync(map, gazetteer, cancellation),
            CoverageMap map => await OfCoverageAsync(map, gazetteer, cancellation),
            BorderZoneMap map => gazetteer.InOrder(JurisdictionLevel.County).Select(c => new MapPlace(c, MapSpells.Of(map, c))),
            _ => throw new ArgumentOutOfRangeException(nameof(topic), topic.Slug, "There is no such map."),
        };
        var history = new MapHistory(topic, [.. places.OrderBy(p => p.Jurisdiction.StateCode, StringComparer.Ordinal).ThenBy(p => p.Jurisdiction.FoldedName, StringComparer.Ordinal).ThenBy(p => p.Jurisdiction.Geoid)]);
        cache.Keep(history, version);
        return history;
    }

    private async Task<IEnumerable<MapPlace>> OfRecordsAsync(RecordMap map, Gazetteer gazetteer, CancellationToken cancellation)
    {
        var slug = map.Type!.Slug;
        var lists = await db.ListCalendarAsync(cancellation);
        var records = (await RecordsAsync(slug, lists, cancellation)).ToLookup(r => r.JurisdictionGeoid);
        var checks = (await db.Checks.AsNoTracking().Where(c => c.TopicSlug == slug).ToListAsync(cancellation)).ToLookup(c => c.JurisdictionGeoid);
        var spellsOfNothing = new Dictionary<GeoId, IReadOnlyList<MapSpell>>();
        return Mapped(gazetteer, records.Select(r => r.Key).Concat(checks.Select(c => c.Key)), place =>
        {
            var (state, isState) = (place.Geoid.State, place.Level == JurisdictionLevel.State);
            var own = records[place.Geoid].ToList();
            var looks = checks[place.Geoid].ToList();
            var facts = new RecordedFacts(place, own, isState ? [] : records[state].OfType<SanctuaryPolicy>().ToList(), looks, lists, Undisputed);
            if (own.Count + looks.Count > 0)
            {
                return MapSpells.Of(map, facts);
            }

            // Of most counties nothing is recorded: they are what their state's law makes them, all alike.
            return spellsOfNothing.TryGetValue(state, out var alike) ? alike : spellsOfNothing[state] = MapSpells.Of(map, facts);
        });
    }

    private async Task<List<CooperationRecord>> RecordsAsync(string slug, ListCalendar lists, CancellationToken cancellation)
    {
        var rows = db.Records.AsNoTracking().Where(r => EF.Property<string>(r, RecordConfiguration.TypeSlug) == slug);
        var records = await rows.ToListAsync(cancellation);
        var agencies = await rows.Where(r => r.Agency != null).Select(r => r.Agency!).Distinct().ToDictionaryAsync(a => a.Ref, StringComparer.Ordinal, cancellation);
        foreach (var record in records.Where(r => r.AgencyRef is not null && agencies.ContainsKey(r.AgencyRef)))
        {
            record.BelongTo(agencies[record.AgencyRef!]);
        }

        if (slug == Agreement287gColumns.Type.Slug)
        {
            var listings = (await db.Set<Listing>().AsNoTracking().ToListAsync(cancellation)).ToLookup(l => l.RecordRef, StringComparer.Ordinal);
            foreach (var agreement in records.Cast<Agreement287g>())
            {
                foreach (var listing in listings[agreement.Ref])
                {
                    agreement.BeListedAs(listing);
                }

                agreement.Consult(lists);
            }
        }

        return records;
    }

    /// <summary>Of each place and topic the earliest day on which a record had appeared (<see cref="RecordStatusQuery.HadAppearedBy"/>) or a look had found nothing.</summary>
    private async Task<IEnumerable<MapPlace>> OfCoverageAsync(CoverageMap map, Gazetteer gazetteer, CancellationToken cancellation)
    {
        var appeared = await db.Records.Select(r => new Known(
            r.JurisdictionGeoid,
            EF.Property<string>(r, RecordConfiguration.TypeSlug),
            r is Agreement287g ? ((Agreement287g)r).RequestedOn ?? ((Agreement287g)r).SignedOn ?? r.StartedOn
                : r is SanctuaryPolicy ? ((SanctuaryPolicy)r).ProposedOn ?? ((SanctuaryPolicy)r).EnactedOn ?? r.StartedOn
                : r.StartedOn)).Distinct().ToListAsync(cancellation);
        var looks = await db.Checks.GroupBy(c => new { c.JurisdictionGeoid, c.TopicSlug }).Select(g => new { g.Key.JurisdictionGeoid, g.Key.TopicSlug, Since = g.Min(c => c.CheckedOn) }).ToListAsync(cancellation);
        var known = appeared.Select(a => (a.Geoid, a.Topic, Since: a.Since?.Earliest ?? DateOnly.MinValue))
            .Concat(looks.Select(l => (Geoid: l.JurisdictionGeoid, Topic: l.TopicSlug, l.Since)))
            .GroupBy(k => (k.Geoid, k.Topic)).Select(g => (g.Key.Geoid, g.Key.Topic, Since: g.Min(k => k.Since)))
            .ToLookup(k => k.Geoid, k => (RecordTypes.Of(k.Topic), k.Since));
        return Mapped(gazetteer, known.Select(k => k.Key), place => MapSpells.Of(map, known[place.Geoid].ToList()));
    }

    /// <summary>Every county, and whatever else something is known of.</summary>
    private static List<MapPlace> Mapped(Gazetteer gazetteer, IEnumerable<GeoId> known, Func<Jurisdiction, IReadOnlyList<MapSpell>> spells) =>
        gazetteer.InOrder(JurisdictionLevel.County).Concat(known.Select(gazetteer.Find).OfType<Jurisdiction>().Where(j => j.Level != JurisdictionLevel.County)).Distinct()
            .Select(j => new MapPlace(j, spells(j))).ToList();
}
