using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;
using Tracker.Domain.SanctuaryPolicies;

namespace Tracker.Domain.Profiles;

/// <summary>
/// The state of a jurisdiction on a day, derived from what is recorded: each topic, what its state's law imposes, and where facts
/// pull in different directions. Pure: the same facts and day give the same profile, on any machine and in any time zone.
/// </summary>
public sealed record JurisdictionProfile(
    Jurisdiction Jurisdiction, DateOnly Day, IReadOnlyList<TopicProfile> Topics, IReadOnlyList<SanctuaryPolicy> Imposed, IReadOnlyList<Tension> Tensions)
{
    /// <param name="facts">What is known: now, or what was known on an earlier day.</param>
    public static JurisdictionProfile On(RecordedFacts facts, DateOnly day)
    {
        var records = facts.Records.ToLookup(r => r.Type);
        var checks = facts.Checks.ToLookup(c => c.TopicSlug, StringComparer.Ordinal);
        var imposed = StateLaw.ImposedOn(facts, day);
        return new JurisdictionProfile(
            facts.Jurisdiction, day,
            RecordTypes.All.Select(t => TopicProfile.Of(t, records[t], checks[t.Slug], facts.Contested, day)).ToList(),
            imposed,
            Profiles.Tensions.On(facts, imposed, day));
    }

    public TopicProfile Topic(RecordType type) => Topics.Single(t => t.Type == type);

    public IEnumerable<TopicProfile> Researched => Topics.Where(t => t.State is not (TopicState.NotResearched or TopicState.NothingYet));
}
