using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain;
using Tracker.Domain.Agencies;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Profiles;
using Tracker.Domain.Records;
using Tracker.Web.Data;
using Tracker.Web.Features.Records;

namespace Tracker.Web.Features.Jurisdictions;

/// <summary>The profile of one jurisdiction on a day, in a fixed number of commands whatever is recorded.</summary>
public sealed class ProfileQuery(TrackerDbContext db, ReferenceCache reference, FactsReader now, FactsKnownThen then)
{
    private const int MostInside = 60;
    private const int MostAgencies = 30;

    public async Task<ProfileModel> OfAsync(Jurisdiction jurisdiction, DateOnly day, DateOnly? knownAt, DateOnly today, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation); // once for all commands
        var gazetteer = await reference.GazetteerAsync(cancellation);
        var facts = knownAt is { } then_ ? await then.ReadAsync(jurisdiction, then_, cancellation) : await now.ReadAsync(jurisdiction, cancellation);
        var page = new ProfilePage(JurisdictionProfile.On(facts, day), facts, today);
        var cards = await CardsAsync(page, facts, gazetteer.StateOf(jurisdiction), knownAt, cancellation);
        var agencies = knownAt is null ? await AgenciesAsync(jurisdiction, cancellation) : facts.Records.Select(r => r.Agency).OfType<Agency>().DistinctBy(a => a.Ref).ToList();
        return page.Model(cards) with
        {
            FullName = gazetteer.FullNameOf(jurisdiction),
            KindLabel = LabelOf(jurisdiction),
            Above = Above(gazetteer, jurisdiction).ToList(),
            Inside = await InsideAsync(gazetteer, jurisdiction, cancellation),
            KnownAt = knownAt,
            Query = QueryOf(day, today, knownAt),
            Agencies = page.Agencies(agencies.Take(MostAgencies)),
            MoreAgencies = agencies.Count > MostAgencies ? await db.Agencies.CountAsync(a => a.HomeGeoid == jurisdiction.Geoid, cancellation) - MostAgencies : 0,
        };
    }

    /// <summary>Only the records that are shown in full are completed.</summary>
    private async Task<IReadOnlyDictionary<string, RecordCard>> CardsAsync(ProfilePage page, RecordedFacts facts, Jurisdiction state, DateOnly? knownAt, CancellationToken cancellation)
    {
        var records = knownAt is null
            ? await now.CompleteAsync(facts, state, page.ShownInFull, cancellation)
            : facts.Records.Concat(facts.StatePolicies).Where(r => page.ShownInFull.Contains(r.Ref));
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

    private static string QueryOf(DateOnly day, DateOnly today, DateOnly? knownAt)
    {
        var query = new QueryBuilder();
        if (day != today)
        {
            query.Add("as-of", PartialDate.Of(day).ToString());
        }

        if (knownAt is { } known)
        {
            query.Add("known-at", PartialDate.Of(known).ToString());
        }

        return query.ToString();
    }

    private static string LabelOf(Jurisdiction jurisdiction)
    {
        var kind = jurisdiction.Kind.Replace('_', ' ');
        return char.ToUpperInvariant(kind[0]) + kind[1..];
    }
}
