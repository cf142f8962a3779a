using Microsoft.EntityFrameworkCore;
using Tracker.Domain;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;
using Tracker.Web.Data;
using Tracker.Web.Features.Records;

namespace Tracker.Web.Features.Jurisdictions;

/// <summary>What is recorded for one topic, and the state of it in a word.</summary>
public sealed record ProfileTopic(RecordType Type, string Status, string StatusLabel, IReadOnlyList<RecordCard> Cards)
{
    public string Id => Type.Slug;
}

public sealed record RelatedPlace(string Geoid, string Name, string What);

public sealed record ProfileModel(
    Jurisdiction Jurisdiction, string FullName, string KindLabel, IReadOnlyList<RelatedPlace> Above, IReadOnlyList<RelatedPlace> Inside, DateOnly Day, IReadOnlyList<ProfileTopic> Topics);

/// <summary>Everything recorded about one jurisdiction, in a fixed number of commands.</summary>
public sealed class ProfileQuery(TrackerDbContext db, ReferenceCache reference)
{
    private const int MostInside = 60;

    public async Task<ProfileModel> OfAsync(Jurisdiction jurisdiction, DateOnly day, CancellationToken cancellation)
    {
        var gazetteer = await reference.GazetteerAsync(cancellation);
        var records = await db.LoadWithEverythingAsync(db.Records.Where(r => r.JurisdictionGeoid == jurisdiction.Geoid), cancellation);
        var topics = RecordTypes.All.Select(t => TopicOf(t, records.Where(r => r.Type == t), day)).ToList();
        return new ProfileModel(
            jurisdiction, gazetteer.FullNameOf(jurisdiction), LabelOf(jurisdiction), Above(gazetteer, jurisdiction).ToList(), await InsideAsync(gazetteer, jurisdiction, cancellation), day, topics);
    }

    private static ProfileTopic TopicOf(RecordType type, IEnumerable<CooperationRecord> records, DateOnly day)
    {
        var ordered = records.OrderBy(r => r.StatusOn(day)).ThenByDescending(r => r.StartedOn ?? default).ThenBy(r => r.Ref, StringComparer.Ordinal).ToList();
        RecordStatus? best = ordered.Count == 0 ? null : ordered[0].StatusOn(day);
        return new ProfileTopic(
            type,
            best is { } status ? Codes<RecordStatus>.Of(status) : "not_researched",
            best is { } label ? Codes<RecordStatus>.LabelOf(label) : "Nothing recorded",
            ordered.ConvertAll(r => RecordCard.Of(r, day)));
    }

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
        var inside = db.Records.Where(r => r.Jurisdiction.ParentGeoid == jurisdiction.Geoid).GroupBy(r => r.JurisdictionGeoid)
            .Select(g => new { Geoid = g.Key, Count = g.Count() }).OrderByDescending(g => g.Count).ThenBy(g => g.Geoid).Take(MostInside);
        return (await inside.ToListAsync(cancellation)).Select(p => new RelatedPlace(p.Geoid.Value, gazetteer[p.Geoid].Name, Text.Plural(p.Count, "record", "records"))).ToList();
    }

    private static string LabelOf(Jurisdiction jurisdiction)
    {
        var kind = jurisdiction.Kind.Replace('_', ' ');
        return char.ToUpperInvariant(kind[0]) + kind[1..];
    }
}
