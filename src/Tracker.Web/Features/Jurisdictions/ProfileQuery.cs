using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain;
using Tracker.Domain.Agencies;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Profiles;
using Tracker.Domain.Records;
using Tracker.Web.Data;
using Tracker.Web.Features.Records;
using Tracker.Web.Features.Shared;

namespace Tracker.Web.Features.Jurisdictions;

/// <summary>The profile of one jurisdiction on a day, in a fixed number of commands whatever is recorded.</summary>
public sealed class ProfileQuery(TrackerDbContext db, ReferenceCache reference, FactsReader now, FactsKnownThen then)
{
    private const int MostInside = 60;
    private const int MostAgencies = 30;
    private const int MostNeighbours = 5;

    public async Task<ProfileModel> OfAsync(Jurisdiction jurisdiction, DateOnly day, KnownUntil? known, DateOnly today, CancellationToken cancellation)
    {
        await using var connection = await db.OpenedAsync(cancellation); // once for all commands
        var gazetteer = await reference.GazetteerAsync(cancellation);
        var facts = known is not null ? await then.ReadAsync(jurisdiction, known, cancellation) : await now.ReadAsync(jurisdiction, cancellation);
        var page = new ProfilePage(JurisdictionProfile.On(facts, day), facts, today, known?.Day ?? today);
        var cards = await CardsAsync(page, facts, gazetteer, known, cancellation);
        var agencies = known is null ? await AgenciesAsync(jurisdiction, cancellation) : facts.Records.Select(r => r.Agency).OfType<Agency>().DistinctBy(a => a.Ref).ToList();
        return page.Model(cards) with
        {
            FullName = gazetteer.FullNameOf(jurisdiction),
            KindLabel = LabelOf(jurisdiction),
            Above = Above(gazetteer, jurisdiction).ToList(),
            Inside = known is null ? await InsideAsync(gazetteer, jurisdiction, cancellation) : [],
            Neighbours = known is null ? await NeighboursAsync(gazetteer, jurisdiction, cancellation) : [],
            Known = known,
            Query = QueryOf(day, today, known),
            Cited = CitedOf(gazetteer, jurisdiction, day, known),
            Agencies = page.Agencies(agencies.Take(MostAgencies)),
            MoreAgencies = agencies.Count <= MostAgencies ? 0 : known is not null ? agencies.Count - MostAgencies : await db.Agencies.CountAsync(a => a.HomeGeoid == jurisdiction.Geoid, cancellation) - MostAgencies,
        };
    }

    /// <summary>Only the records that are shown in full are completed.</summary>
    private async Task<IReadOnlyDictionary<string, RecordCard>> CardsAsync(ProfilePage page, RecordedFacts facts, Gazetteer gazetteer, KnownUntil? known, CancellationToken cancellation)
    {
        var records = facts.Records.Concat(facts.StatePolicies).Where(r => page.ShownInFull.Contains(r.Ref)).ToList();
        if (known is null)
        {
            await now.CompleteAsync(records, gazetteer, cancellation);
        }

        return records.ToDictionary(r => r.Ref, r => RecordCard.Of(r, page.Day), StringComparer.Ordinal);
    }

    /// <summary>The agencies at home there, those with records first; one more than is shown, to know whether there are more.</summary>
    private Task<List<Agency>> AgenciesAsync(Jurisdiction jurisdiction, CancellationToken cancellation) =>
        db.Agencies.AsNoTracking().Where(a => a.HomeGeoid == jurisdiction.Geoid)
            .OrderByDescending(a => db.Records.Any(r => r.AgencyRef == a.Ref)).ThenBy(a => a.FoldedName).ThenBy(a => a.Ref).Take(MostAgencies + 1).ToListAsync(cancellation);

    private static IEnumerable<RelatedPlace> Above(Gazetteer gazetteer, Jurisdiction jurisdiction)
    {
        if (jurisdiction.Level != JurisdictionLevel.State)
        {
            var state = gazetteer.StateOf(jurisdiction);
            yield return new RelatedPlace(state.Geoid.Value, state.Name, "State");
        }

        if (jurisdiction.ParentGeoid is { } parent && gazetteer.Find(parent) is { Level: JurisdictionLevel.County } county)
        {
            yield return new RelatedPlace(county.Geoid.Value, county.Name, jurisdiction.SameGovernmentAs == county.Geoid ? "Legally the same government" : "County");
        }
    }

    /// <summary>Places and towns of a county, counties of a state, that have records of their own.</summary>
    private async Task<IReadOnlyList<RelatedPlace>> InsideAsync(Gazetteer gazetteer, Jurisdiction jurisdiction, CancellationToken cancellation)
    {
        if (jurisdiction.Level is JurisdictionLevel.Place or JurisdictionLevel.CountySubdivision)
        {
            return [];
        }

        var inside = db.Records.Where(r => r.Jurisdiction.ParentGeoid == jurisdiction.Geoid).GroupBy(r => r.JurisdictionGeoid)
            .Select(g => new { Geoid = g.Key, Count = g.Count() }).OrderByDescending(g => g.Count).ThenBy(g => g.Geoid).Take(MostInside);
        return (await inside.ToListAsync(cancellation)).Select(p => new RelatedPlace(p.Geoid.Value, gazetteer[p.Geoid].Name, Text.Plural(p.Count, "record", "records"))).ToList();
    }

    /// <summary>Others of its kind in the same state, or other states, with the most records: what somebody may want to compare it with.</summary>
    private async Task<IReadOnlyList<RelatedPlace>> NeighboursAsync(Gazetteer gazetteer, Jurisdiction jurisdiction, CancellationToken cancellation)
    {
        var (level, state) = (jurisdiction.Level, jurisdiction.StateCode);
        var near = db.Records.Where(r => r.Jurisdiction.Level == level && r.JurisdictionGeoid != jurisdiction.Geoid && (level == JurisdictionLevel.State || r.Jurisdiction.StateCode == state))
            .GroupBy(r => r.JurisdictionGeoid).Select(g => new { Geoid = g.Key, Count = g.Count() }).OrderByDescending(g => g.Count).ThenBy(g => g.Geoid).Take(MostNeighbours);
        return (await near.ToListAsync(cancellation)).Select(p => new RelatedPlace(p.Geoid.Value, gazetteer[p.Geoid].Name, Text.Plural(p.Count, "record", "records"))).ToList();
    }

    private static CitedPage CitedOf(Gazetteer gazetteer, Jurisdiction jurisdiction, DateOnly day, KnownUntil? known) => new(
        $"{gazetteer.FullNameOf(jurisdiction)}: cooperation with immigration enforcement as of {PartialDate.Of(day).ToText()}",
        "/jurisdictions/" + jurisdiction.Geoid, [new("as-of", PartialDate.Of(day).ToString())], known);

    private static string QueryOf(DateOnly day, DateOnly today, KnownUntil? known)
    {
        var query = new QueryBuilder(KnownAt.Query(known));
        if (day != today)
        {
            query.Add("as-of", PartialDate.Of(day).ToString());
        }

        return query.ToString();
    }

    private static string LabelOf(Jurisdiction jurisdiction)
    {
        var kind = jurisdiction.Kind.Replace('_', ' ');
        return char.ToUpperInvariant(kind[0]) + kind[1..];
    }
}
