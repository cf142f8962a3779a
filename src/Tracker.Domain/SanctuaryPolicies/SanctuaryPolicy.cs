using Tracker.Domain.Records;

namespace Tracker.Domain.SanctuaryPolicies;

public enum PolicyDirection
{
    [Label("Limits cooperation")] Limits,
    [Label("Mandates cooperation")] Mandates,
    [Label("Forbids local limits")] ForbidsLocalLimits,
    [Label("Symbolic")] Symbolic,
}

public enum PolicyInstrument
{
    [Label("Constitution")] Constitution,
    [Label("Statute")] Statute,
    [Label("Ordinance")] Ordinance,
    [Label("Resolution")] Resolution,
    [Label("Executive order")] ExecutiveOrder,
    [Label("Attorney general’s directive")] AttorneyGeneralDirective,
    [Label("Sheriff’s policy")] SheriffPolicy,
    [Label("Department policy")] DepartmentPolicy,
    [Label("Court order")] CourtOrder,
    [Label("Unwritten")] Unwritten,
}

/// <summary>A law, ordinance or order that limits cooperation, or requires it. Its force is told by the days of its stages.</summary>
public sealed class SanctuaryPolicy : CooperationRecord
{
    public const int CitationMaxLength = 300;

    private SanctuaryPolicy() { }

    public SanctuaryPolicy(string @ref) : base(@ref) { }

    public override RecordType Type => SanctuaryPolicyColumns.Type;

    public override Direction Direction => PolicyDirection switch
    {
        PolicyDirection.Limits => Direction.Limits,
        PolicyDirection.Mandates or PolicyDirection.ForbidsLocalLimits => Direction.Cooperates,
        _ => Direction.Unknown,
    };

    public PolicyDirection PolicyDirection { get; private set; }

    public PolicyInstrument Instrument { get; private set; }

    /// <summary>The law's own name or number: “SB 54 (2017)”.</summary>
    public string? LegalCitation { get; private set; }

    /// <summary>Slugs of the terms it touches, divided by semicolons.</summary>
    public string? Scope { get; private set; }

    /// <summary>A state's law that binds its counties and places.</summary>
    public bool AppliesToLocal { get; private set; }

    public PartialDate? ProposedOn { get; private set; }

    public PartialDate? EnactedOn { get; private set; }

    public PartialDate? EffectiveOn { get; private set; }

    public PartialDate? EnjoinedOn { get; private set; }

    public PartialDate? AmendedOn { get; private set; }

    public PartialDate? RepealedOn { get; private set; }

    protected override PartialDate? AnnouncedOn => ProposedOn ?? EnactedOn;

    /// <summary>Only proposed: pending, whatever the day.</summary>
    public override RecordStatus StatusOn(DateOnly day) =>
        StartedOn is null && ProposedOn is not null && EndedOn is null ? RecordStatus.Pending : base.StatusOn(day);

    protected override void TakeDetails(RecordInput input)
    {
        var policy = (SanctuaryPolicyInput)input;
        PolicyDirection = Codes<PolicyDirection>.Parse(policy.Direction!);
        Instrument = Codes<PolicyInstrument>.Parse(policy.Instrument!);
        LegalCitation = policy.LegalCitation;
        Scope = policy.Scope;
        AppliesToLocal = policy.AppliesToLocal == "yes";
        ProposedOn = PartialDate.ParseOrNull(policy.ProposedOn);
        EnactedOn = PartialDate.ParseOrNull(policy.EnactedOn);
        EffectiveOn = PartialDate.ParseOrNull(policy.EffectiveOn);
        EnjoinedOn = PartialDate.ParseOrNull(policy.EnjoinedOn);
        AmendedOn = PartialDate.ParseOrNull(policy.AmendedOn);
        RepealedOn = PartialDate.ParseOrNull(policy.RepealedOn);
        StartedOn = EffectiveOn ?? EnactedOn;
        EndedOn = RepealedOn;
    }

    protected override RecordInput DetailsToInput() => new SanctuaryPolicyInput
    {
        Direction = Codes<PolicyDirection>.Of(PolicyDirection),
        Instrument = Codes<PolicyInstrument>.Of(Instrument),
        LegalCitation = LegalCitation,
        Scope = Scope,
        AppliesToLocal = AppliesToLocal ? "yes" : "no",
        ProposedOn = ProposedOn?.ToString(),
        EnactedOn = EnactedOn?.ToString(),
        EffectiveOn = EffectiveOn?.ToString(),
        EnjoinedOn = EnjoinedOn?.ToString(),
        AmendedOn = AmendedOn?.ToString(),
        RepealedOn = RepealedOn?.ToString(),
    };
}
