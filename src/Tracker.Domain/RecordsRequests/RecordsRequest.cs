using Tracker.Domain.Records;

namespace Tracker.Domain.RecordsRequests;

public enum RequestStatus
{
    [Label("Sent")] Sent,
    [Label("Acknowledged")] Acknowledged,
    [Label("Processing")] Processing,
    [Label("Fee asked")] FeeAsked,
    [Label("Partly answered")] Partly,
    [Label("Fulfilled")] Fulfilled,
    [Label("No records")] NoRecords,
    [Label("Denied")] Denied,
    [Label("Appealed")] Appealed,
    [Label("In court")] Litigated,
    [Label("Abandoned")] Abandoned,
}

/// <summary>A request for public records that should answer an open question; its answer becomes a source.</summary>
public sealed class RecordsRequest : CooperationRecord
{
    public const int RequestedFromMaxLength = 300;
    public const int RequesterMaxLength = 200;
    public const int LawMaxLength = 200;
    public const int QuestionMaxLength = 1_000;

    private RecordsRequest() { }

    public RecordsRequest(string @ref) : base(@ref) { }

    public override RecordType Type => RecordsRequestColumns.Type;

    /// <summary>A question says nothing of the place; its answer may.</summary>
    public override Direction Direction => Direction.Unknown;

    public string RequestedFrom { get; private set; } = "";

    /// <summary>The organisation that asked; never a private person.</summary>
    public string? Requester { get; private set; }

    public string? Law { get; private set; }

    public string Question { get; private set; } = "";

    public string? EarlierAttempts { get; private set; }

    public PartialDate? AskedOn { get; private set; }

    public PartialDate? DueOn { get; private set; }

    public PartialDate? AnsweredOn { get; private set; }

    public RequestStatus RequestStatus { get; private set; }

    /// <summary>What the answer opened.</summary>
    public string? Opened { get; private set; }

    /// <summary>Nobody has answered it for good, nor given it up.</summary>
    public bool AwaitsAnswer => IsAwaitedIn(RequestStatus);

    /// <summary>Where a request stands so, an answer is still to come.</summary>
    public static bool IsAwaitedIn(RequestStatus status) => status is not (RequestStatus.Fulfilled or RequestStatus.NoRecords or RequestStatus.Denied or RequestStatus.Abandoned);

    protected override void TakeDetails(RecordInput input)
    {
        var request = (RecordsRequestInput)input;
        RequestedFrom = request.RequestedFrom!;
        Requester = request.Requester;
        Law = request.Law;
        Question = request.Question!;
        EarlierAttempts = request.EarlierAttempts;
        AskedOn = PartialDate.ParseOrNull(request.AskedOn);
        DueOn = PartialDate.ParseOrNull(request.DueOn);
        AnsweredOn = PartialDate.ParseOrNull(request.AnsweredOn);
        RequestStatus = Codes<RequestStatus>.Parse(request.RequestStatus!);
        Opened = request.Opened;
        StartedOn = AskedOn;
        EndedOn = AwaitsAnswer ? null : AnsweredOn;
        HasEndedSometime = !AwaitsAnswer && AnsweredOn is null;
    }

    protected override RecordInput DetailsToInput() => new RecordsRequestInput
    {
        RequestedFrom = RequestedFrom,
        Requester = Requester,
        Law = Law,
        Question = Question,
        EarlierAttempts = EarlierAttempts,
        AskedOn = AskedOn?.ToString(),
        DueOn = DueOn?.ToString(),
        AnsweredOn = AnsweredOn?.ToString(),
        RequestStatus = Codes<RequestStatus>.Of(RequestStatus),
        Opened = Opened,
    };
}
