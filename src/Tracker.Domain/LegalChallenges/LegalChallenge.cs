using Tracker.Domain.Records;

namespace Tracker.Domain.LegalChallenges;

/// <summary>On which side of a case the jurisdiction stands.</summary>
public enum CaseSide
{
    [Label("Plaintiff or petitioner")] Plaintiff,
    [Label("Defendant or respondent")] Defendant,
    [Label("Intervenor or friend of the court")] Intervenor,
    [Label("Not a party")] NotParty,
}

public enum CaseStage
{
    [Label("Filed")] Filed,
    [Label("Before the trial court")] TrialCourt,
    [Label("On appeal")] Appeal,
    [Label("Before the highest court")] HighestCourt,
    [Label("Closed")] Closed,
}

public enum CaseOutcome
{
    [Label("Pending")] Pending,
    [Label("Injunction or restraining order")] Injunction,
    [Label("Upheld")] Upheld,
    [Label("Struck down or held unlawful")] StruckDown,
    [Label("Partly one way, partly the other")] Mixed,
    [Label("Settled")] Settled,
    [Label("Dismissed")] Dismissed,
    [Label("Damages or liability")] Damages,
}

/// <summary>A lawsuit or ruling about cooperation with immigration enforcement, or about its limits.</summary>
public sealed class LegalChallenge : CooperationRecord
{
    public const int CaptionMaxLength = 300;
    public const int CourtMaxLength = 200;
    public const int DocketMaxLength = 120;
    public const int PartiesMaxLength = 500;
    public const int RulingMaxLength = 1_000;
    public const int AffectsMaxLength = 500;

    private LegalChallenge() { }

    public LegalChallenge(string @ref) : base(@ref) { }

    public override RecordType Type => LegalChallengeColumns.Type;

    /// <summary>A case is about cooperation; which way it turns is in its ruling.</summary>
    public override Direction Direction => Direction.Unknown;

    public string Caption { get; private set; } = "";

    public string? Court { get; private set; }

    public string? Docket { get; private set; }

    public string? Plaintiffs { get; private set; }

    public string? Defendants { get; private set; }

    public CaseSide? Side { get; private set; }

    public PartialDate? FiledOn { get; private set; }

    public PartialDate? DecidedOn { get; private set; }

    public CaseStage? Stage { get; private set; }

    public CaseOutcome Outcome { get; private set; }

    /// <summary>The ruling in words.</summary>
    public string? Ruling { get; private set; }

    /// <summary>References of the records it touches, divided by semicolons.</summary>
    public string? Affects { get; private set; }

    /// <summary>Decided for good; an injunction or a mixed ruling leaves the case open until it is closed.</summary>
    private bool IsOver => Stage == CaseStage.Closed || Outcome is CaseOutcome.Upheld or CaseOutcome.StruckDown or CaseOutcome.Settled or CaseOutcome.Dismissed or CaseOutcome.Damages;

    protected override void TakeDetails(RecordInput input)
    {
        var challenge = (LegalChallengeInput)input;
        Caption = challenge.Caption!;
        Court = challenge.Court;
        Docket = challenge.Docket;
        Plaintiffs = challenge.Plaintiffs;
        Defendants = challenge.Defendants;
        Side = Codes<CaseSide>.ParseOrNull(challenge.Side);
        FiledOn = PartialDate.ParseOrNull(challenge.FiledOn);
        DecidedOn = PartialDate.ParseOrNull(challenge.DecidedOn);
        Stage = Codes<CaseStage>.ParseOrNull(challenge.Stage);
        Outcome = Codes<CaseOutcome>.Parse(challenge.Outcome!);
        Ruling = challenge.Ruling;
        Affects = challenge.Affects;
        StartedOn = FiledOn;
        EndedOn = IsOver ? DecidedOn : null;
        HasEndedSometime = IsOver && DecidedOn is null;
    }

    protected override RecordInput DetailsToInput() => new LegalChallengeInput
    {
        Caption = Caption,
        Court = Court,
        Docket = Docket,
        Plaintiffs = Plaintiffs,
        Defendants = Defendants,
        Side = Side is { } side ? Codes<CaseSide>.Of(side) : null,
        FiledOn = FiledOn?.ToString(),
        DecidedOn = DecidedOn?.ToString(),
        Stage = Stage is { } stage ? Codes<CaseStage>.Of(stage) : null,
        Outcome = Codes<CaseOutcome>.Of(Outcome),
        Ruling = Ruling,
        Affects = Affects,
    };
}
