using Tracker.Domain;
using Tracker.Domain.Agencies;
using Tracker.Domain.Profiles;
using Tracker.Domain.Records;
using Tracker.Web.Features.Records;

namespace Tracker.Web.Features.Jurisdictions;

/// <summary>Decides what of a profile its page shows in full, and makes its texts.</summary>
/// <param name="lastDay">The day up to which it is known: the timeline goes no further unless its records do.</param>
public sealed class ProfilePage(JurisdictionProfile profile, RecordedFacts facts, DateOnly today, DateOnly lastDay)
{
    private const int CardsPerTopic = 8;
    private const int LinesPerTopic = 20;
    private const int MostImposed = 8;
    private const int MostTensions = 12;
    private const int LinesPerAgency = 10;

    public DateOnly Day => profile.Day;

    /// <summary>The records of which the page shows everything, sources included.</summary>
    public IReadOnlySet<string> ShownInFull { get; } = profile.Topics.SelectMany(t => t.Records.Take(CardsPerTopic))
        .Concat(profile.Imposed.Take(MostImposed))
        .Concat(profile.Tensions.Take(MostTensions).SelectMany(t => new[] { t.One, t.Other }))
        .Select(r => r.Ref).ToHashSet(StringComparer.Ordinal);

    public ProfileModel Model(IReadOnlyDictionary<string, RecordCard> cards) => new(
        profile.Jurisdiction, "", "", [], [], [], Day, today, null, "", null!,
        profile.Researched.Count(),
        profile.Topics.Select(t => TopicOf(t, cards)).ToList(),
        profile.Imposed.Take(MostImposed).Select(p => cards[p.Ref]).ToList(),
        profile.Tensions.Take(MostTensions).Select(t => new ProfileTension(Codes<TensionKind>.LabelOf(t.Kind), t.Sentence, cards[t.One.Ref], cards[t.Other.Ref])).ToList(),
        Math.Max(0, profile.Tensions.Count - MostTensions),
        [], 0,
        Timeline.Of(facts.Records.Concat(facts.StatePolicies.Where(p => p.AppliesToLocal)), lastDay) is { } timeline ? TimelineChart.Draw(timeline, Day, facts.Jurisdiction.Geoid) : null);

    public IReadOnlyList<ProfileAgency> Agencies(IEnumerable<Agency> agencies)
    {
        var records = facts.Records.Where(r => r.AgencyRef is not null && r.HadAppearedBy(Day)).ToLookup(r => r.AgencyRef!, StringComparer.Ordinal);
        return agencies.Select(a => new ProfileAgency(
            a.Ref, a.Name, Codes<AgencyKind>.LabelOf(a.Kind),
            records[a.Ref].OrderBy(r => r.StatusOn(Day)).ThenBy(r => r.Ref, StringComparer.Ordinal).Take(LinesPerAgency).Select(r => LineOf(r, r.HeadlineText)).ToList(),
            Math.Max(0, records[a.Ref].Count() - LinesPerAgency))).ToList();
    }

    private ProfileTopic TopicOf(TopicProfile topic, IReadOnlyDictionary<string, RecordCard> cards)
    {
        var shown = topic.Records.Take(CardsPerTopic).Select(r => cards[r.Ref]).ToList();
        var first = shown.FirstOrDefault();
        var label = topic.State == TopicState.NoneFound ? $"None found (checked {PartialDate.Of(topic.LastCheck!.CheckedOn).ToShortText()})" : topic.Label;
        return new ProfileTopic(
            topic.Type, Codes<TopicState>.Of(topic.State), label,
            first?.Direction ?? Codes<Direction>.Of(Direction.Unknown), first?.DirectionLabel ?? "",
            topic.IsContested, topic.Records.Count, shown, topic.Records.Count - shown.Count,
            topic.Later.Take(LinesPerTopic).Select(r => LineOf(r, RecordCard.TitleOf(r, profile.Jurisdiction.Name))).ToList(),
            ProfileCheck.Of(topic.LastCheck),
            profile.Imposed.Count(p => p.Type == topic.Type && p.JurisdictionGeoid != profile.Jurisdiction.Geoid));
    }

    private ProfileLine LineOf(CooperationRecord record, string title)
    {
        var status = record.StatusOn(Day);
        return new ProfileLine(record.Ref, title, Codes<RecordStatus>.Of(status), record.Type.LabelOf(status), RecordCard.WhenOf(record, status));
    }
}
