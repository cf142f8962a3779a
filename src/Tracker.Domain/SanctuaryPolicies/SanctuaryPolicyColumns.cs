using Tracker.Domain.Records;
using static Tracker.Domain.Records.RecordColumns;

namespace Tracker.Domain.SanctuaryPolicies;

public static class SanctuaryPolicyColumns
{
    public static RecordType<SanctuaryPolicy, SanctuaryPolicyInput> Type { get; } = new(r => new SanctuaryPolicy(r), new SanctuaryPolicyInputValidator())
    {
        Slug = "sanctuary-policy",
        RefPrefix = "san",
        Name = "Sanctuary policy",
        PluralName = "Sanctuary and limiting policies",
        About = "Laws, ordinances and orders that limit cooperation, and those that require it.",
        Terms = ["resistance/sanctuary"],
        Headline = ["legal_citation", "direction", "instrument", "effective_on", "ended_on"],
        OwnColumns =
        [
            Code<SanctuaryPolicyInput, PolicyDirection>("direction", "Direction", p => p.Direction) with { Required = true },
            Code<SanctuaryPolicyInput, PolicyInstrument>("instrument", "Instrument", p => p.Instrument) with { Required = true },
            Text<SanctuaryPolicyInput>("legal_citation", "Citation", p => p.LegalCitation, SanctuaryPolicy.CitationMaxLength) with { Group = What, Hint = "The law’s name or number, such as SB 54 (2017)." },
            Terms<SanctuaryPolicyInput>("scope", "Terms it touches", p => p.Scope) with { Group = What },
            YesNo<SanctuaryPolicyInput>("applies_to_local", "Binds local governments", p => p.AppliesToLocal) with { EmptyMeans = "no" },
            Date<SanctuaryPolicyInput>("proposed_on", "Proposed", p => p.ProposedOn),
            Date<SanctuaryPolicyInput>("enacted_on", "Enacted", p => p.EnactedOn) with { Essential = true },
            Date<SanctuaryPolicyInput>("effective_on", "Effective", p => p.EffectiveOn),
            Date<SanctuaryPolicyInput>("enjoined_on", "Enjoined", p => p.EnjoinedOn) with { Hint = "A court stopped it, wholly or in part." },
            Date<SanctuaryPolicyInput>("amended_on", "Amended", p => p.AmendedOn),
            Date<SanctuaryPolicyInput>("repealed_on", "Repealed or ended", p => p.RepealedOn) with { Hint = "Leave open where no end is known." },
            Computed("started_on", "Started"),
            Computed("ended_on", "Ended"),
        ],
    };
}
