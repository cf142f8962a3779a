using Tracker.Domain.Records;

namespace Tracker.Domain.Practices;

/// <summary>What was done; the terms of the founding document's section 5.</summary>
public enum PracticeKind
{
    [Label("Ride-along")] RideAlong,
    [Label("Response to local arrests and traffic stops")] ArrestResponse,
    [Label("Notice before release")] ReleaseNotification,
    [Label("Arrests at probation appointments or courthouses")] ProbationCourthouse,
    [Label("Jail booking and interviews")] JailBooking,
    [Label("Other")] Other,
}

public enum PracticeFrequency
{
    [Label("Once")] Once,
    [Label("Repeated")] Repeated,
    [Label("Routine")] Routine,
}

/// <summary>Who saw it, by kind; nobody is named.</summary>
public enum WitnessKind
{
    [Label("Officials")] Officials,
    [Label("Lawyers")] Lawyers,
    [Label("Journalists")] Journalists,
    [Label("Advocates")] Advocates,
    [Label("Community members")] Community,
    [Label("Records")] Records,
    [Label("Other")] Other,
}

/// <summary>
/// What happens without, or beyond, a written agreement. It may differ from what a policy says; both are kept.
/// No personal data of anyone arrested belongs in it.
/// </summary>
public sealed class Practice : CooperationRecord
{
    public const int WitnessesMaxLength = 200;

    private Practice() { }

    public Practice(string @ref) : base(@ref) { }

    public override RecordType Type => PracticeColumns.Type;

    public PracticeKind Kind { get; private set; }

    public PracticeFrequency? Frequency { get; private set; }

    public PartialDate? FirstObservedOn { get; private set; }

    public PartialDate? LastObservedOn { get; private set; }

    /// <summary>Codes of <see cref="WitnessKind"/> divided by semicolons.</summary>
    public string? Witnesses { get; private set; }

    /// <summary>The day it was known to have stopped, where one is.</summary>
    public PartialDate? StoppedOn { get; private set; }

    protected override void TakeDetails(RecordInput input)
    {
        var practice = (PracticeInput)input;
        Kind = Codes<PracticeKind>.Parse(practice.Kind!);
        Frequency = Codes<PracticeFrequency>.ParseOrNull(practice.Frequency);
        FirstObservedOn = PartialDate.ParseOrNull(practice.FirstObservedOn);
        LastObservedOn = PartialDate.ParseOrNull(practice.LastObservedOn);
        Witnesses = practice.Witnesses;
        StoppedOn = PartialDate.ParseOrNull(practice.StoppedOn);
        StartedOn = FirstObservedOn ?? LastObservedOn;
        EndedOn = StoppedOn ?? (Frequency == PracticeFrequency.Once ? LastObservedOn ?? FirstObservedOn : null);
        HasEndedSometime = Frequency == PracticeFrequency.Once && EndedOn is null;
    }

    protected override RecordInput DetailsToInput() => new PracticeInput
    {
        Kind = Codes<PracticeKind>.Of(Kind),
        Frequency = Frequency is { } frequency ? Codes<PracticeFrequency>.Of(frequency) : null,
        FirstObservedOn = FirstObservedOn?.ToString(),
        LastObservedOn = LastObservedOn?.ToString(),
        Witnesses = Witnesses,
        StoppedOn = StoppedOn?.ToString(),
    };
}
