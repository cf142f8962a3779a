using Tracker.Domain.Records;
using static Tracker.Domain.Records.RecordColumns;

namespace Tracker.Domain.RecordsRequests;

public static class RecordsRequestColumns
{
    public static RecordType<RecordsRequest, RecordsRequestInput> Type { get; } = new(r => new RecordsRequest(r), new RecordsRequestInputValidator())
    {
        Slug = "records-request",
        RefPrefix = "foia",
        Name = "Records request",
        PluralName = "Records requests",
        About = "Requests for public records about cooperation: to whom, under which law, and what they opened.",
        Terms = ["resistance/transparency"],
        Headline = ["question", "requested_from", "request_status", "asked_on", "answered_on"],
        StatusLabels = new Dictionary<RecordStatus, string> { [RecordStatus.InForce] = "Open", [RecordStatus.Pending] = "Not sent yet", [RecordStatus.Ended] = "Closed" },
        OwnColumns =
        [
            Text<RecordsRequestInput>("requested_from", "Asked of", r => r.RequestedFrom, RecordsRequest.RequestedFromMaxLength) with { Required = true, Group = What },
            Text<RecordsRequestInput>("requester", "Asked by", r => r.Requester, RecordsRequest.RequesterMaxLength) with { Group = What, Hint = "An organisation; leave private persons out." },
            Text<RecordsRequestInput>("law", "Law", r => r.Law, RecordsRequest.LawMaxLength) with { Group = What, Hint = "The public records law it rests on." },
            LongText<RecordsRequestInput>("question", "Question", r => r.Question, RecordsRequest.QuestionMaxLength) with { Required = true, Group = What, Hint = "What the records should answer." },
            LongText<RecordsRequestInput>("earlier_attempts", "Earlier attempts", r => r.EarlierAttempts, RecordsRequest.QuestionMaxLength) with { Group = What },
            Date<RecordsRequestInput>("asked_on", "Asked", r => r.AskedOn) with { Essential = true },
            Date<RecordsRequestInput>("due_on", "Answer due", r => r.DueOn),
            Date<RecordsRequestInput>("answered_on", "Answered or closed", r => r.AnsweredOn),
            Code<RecordsRequestInput, RequestStatus>("request_status", "Where it stands", r => r.RequestStatus) with { EmptyMeans = Codes<RequestStatus>.Of(RequestStatus.Sent) },
            LongText<RecordsRequestInput>("opened", "What it opened", r => r.Opened, RecordsRequest.QuestionMaxLength) with { Group = What, Hint = "What the answer showed; record the answer itself as a source." },
            Computed("started_on", "Started"),
            Computed("ended_on", "Ended"),
        ],
    };
}
