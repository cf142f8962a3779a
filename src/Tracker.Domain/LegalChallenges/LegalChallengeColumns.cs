using Tracker.Domain.Records;
using static Tracker.Domain.Records.RecordColumns;

namespace Tracker.Domain.LegalChallenges;

public static class LegalChallengeColumns
{
    public static RecordType<LegalChallenge, LegalChallengeInput> Type { get; } = new(r => new LegalChallenge(r), new LegalChallengeInputValidator())
    {
        Slug = "legal-challenge",
        RefPrefix = "case",
        Name = "Legal challenge",
        PluralName = "Legal challenges",
        About = "Lawsuits, rulings and settlements about cooperation, or about its limits.",
        Terms = ["resistance/litigation"],
        Headline = ["caption", "court", "filed_on", "decided_on", "outcome"],
        StatusLabels = new Dictionary<RecordStatus, string> { [RecordStatus.InForce] = "Open", [RecordStatus.Pending] = "Not filed yet", [RecordStatus.Ended] = "Decided" },
        OwnColumns =
        [
            Text<LegalChallengeInput>("caption", "Caption", c => c.Caption, LegalChallenge.CaptionMaxLength) with { Required = true, Group = What, Hint = "As the court writes it: Lunn v. Commonwealth." },
            Text<LegalChallengeInput>("court", "Court", c => c.Court, LegalChallenge.CourtMaxLength) with { Group = What },
            Text<LegalChallengeInput>("docket", "Docket or citation", c => c.Docket, LegalChallenge.DocketMaxLength) with { Group = What },
            Text<LegalChallengeInput>("plaintiffs", "Plaintiffs", c => c.Plaintiffs, LegalChallenge.PartiesMaxLength) with { Group = What, Hint = "Offices and organisations; no private persons who are not in the caption." },
            Text<LegalChallengeInput>("defendants", "Defendants", c => c.Defendants, LegalChallenge.PartiesMaxLength) with { Group = What },
            Code<LegalChallengeInput, CaseSide>("side", "The jurisdiction’s side", c => c.Side),
            Date<LegalChallengeInput>("filed_on", "Filed", c => c.FiledOn) with { Essential = true },
            Date<LegalChallengeInput>("decided_on", "Decided", c => c.DecidedOn) with { Hint = "The latest ruling recorded here." },
            Code<LegalChallengeInput, CaseStage>("stage", "Stage", c => c.Stage),
            Code<LegalChallengeInput, CaseOutcome>("outcome", "Outcome", c => c.Outcome) with { EmptyMeans = Codes<CaseOutcome>.Of(CaseOutcome.Pending) },
            LongText<LegalChallengeInput>("ruling", "The ruling in words", c => c.Ruling, LegalChallenge.RulingMaxLength) with { Group = What },
            Refs<LegalChallengeInput>("affects", "Records it touches", c => c.Affects) with { Group = What, MaxLength = LegalChallenge.AffectsMaxLength },
            Computed("started_on", "Started"),
            Computed("ended_on", "Ended"),
        ],
    };
}
