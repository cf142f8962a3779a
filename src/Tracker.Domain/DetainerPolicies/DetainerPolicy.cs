using Tracker.Domain.Records;

namespace Tracker.Domain.DetainerPolicies;

/// <summary>Which ICE detainers the jail says it honours by holding a person.</summary>
public enum DetainerHolds
{
    [Label("Every detainer is honoured")] All,
    [Label("Every detainer, by mandate of the state")] ByStateMandate,
    [Label("Only with certain charges or convictions")] ChargeOrConvictionLimited,
    [Label("Only with a judicial warrant")] JudicialWarrantOnly,
    [Label("No detainer is honoured")] None,
    [Label("Case by case")] CaseByCase,
    [Label("No written policy")] NoWrittenPolicy,
}

/// <summary>One axis of a detainer policy; places combine them freely.</summary>
public enum PolicyAnswer
{
    [Label("Yes")] Yes,
    [Label("On conditions")] OnConditions,
    [Label("No")] No,
    [Label("Unknown")] Unknown,
}

/// <summary>What a jurisdiction says it does with detainers. What its jail does is a practice, not this.</summary>
public sealed class DetainerPolicy : CooperationRecord
{
    public const int ConditionsMaxLength = 1_000;
    public const int InstrumentMaxLength = 200;

    private DetainerPolicy() { }

    public DetainerPolicy(string @ref) : base(@ref) { }

    public override RecordType Type => DetainerPolicyColumns.Type;

    public override Direction Direction => Holds switch
    {
        DetainerHolds.All or DetainerHolds.ByStateMandate => Direction.Cooperates,
        DetainerHolds.JudicialWarrantOnly or DetainerHolds.None => Direction.Limits,
        DetainerHolds.NoWrittenPolicy => Direction.Unknown,
        _ => Direction.Mixed,
    };

    public DetainerHolds Holds { get; private set; }

    public PolicyAnswer ReleaseNotification { get; private set; }

    public PolicyAnswer JailAccess { get; private set; }

    public PolicyAnswer TransferOfCustody { get; private set; }

    public PolicyAnswer StatusQuestions { get; private set; }

    public string? Conditions { get; private set; }

    public string? Instrument { get; private set; }

    protected override void TakeDetails(RecordInput input)
    {
        var policy = (DetainerPolicyInput)input;
        Holds = Codes<DetainerHolds>.Parse(policy.Holds!);
        ReleaseNotification = Answer(policy.ReleaseNotification);
        JailAccess = Answer(policy.JailAccess);
        TransferOfCustody = Answer(policy.TransferOfCustody);
        StatusQuestions = Answer(policy.StatusQuestions);
        Conditions = policy.Conditions;
        Instrument = policy.Instrument;
        StartedOn = PartialDate.ParseOrNull(policy.StartedOn);
        EndedOn = PartialDate.ParseOrNull(policy.EndedOn);
    }

    protected override RecordInput DetailsToInput() => new DetainerPolicyInput
    {
        Holds = Codes<DetainerHolds>.Of(Holds),
        ReleaseNotification = Codes<PolicyAnswer>.Of(ReleaseNotification),
        JailAccess = Codes<PolicyAnswer>.Of(JailAccess),
        TransferOfCustody = Codes<PolicyAnswer>.Of(TransferOfCustody),
        StatusQuestions = Codes<PolicyAnswer>.Of(StatusQuestions),
        Conditions = Conditions,
        Instrument = Instrument,
        StartedOn = StartedOn?.ToString(),
        EndedOn = EndedOn?.ToString(),
    };

    private static PolicyAnswer Answer(string? text) => Codes<PolicyAnswer>.ParseOrNull(text) ?? PolicyAnswer.Unknown;
}
