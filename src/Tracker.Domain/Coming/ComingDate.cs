using Tracker.Domain.LegalChallenges;
using Tracker.Domain.Records;
using Tracker.Domain.RecordsRequests;

namespace Tracker.Domain.Coming;

/// <summary>What is to happen on a coming day.</summary>
public enum ComingKind
{
    [Label("Ends or expires")] Ends,
    [Label("Begins or takes effect")] Begins,
    [Label("Decision or ruling")] Decision,
    [Label("Answer due")] AnswerDue,
    [Label("Answer overdue")] AnswerOverdue,
}

/// <summary>A day that a record tells of and that has not passed, or on which an answer should have come that has not.</summary>
public sealed record ComingDate(string RecordRef, ComingKind Kind, PartialDate On);

/// <summary>The days of a record that coming dates are made of.</summary>
/// <param name="DueOn">Of a records request that waits for its answer; else null.</param>
/// <param name="DecidedOn">Of a legal challenge; else null.</param>
public sealed record ComingDays(string RecordRef, PartialDate? StartedOn, PartialDate? EndedOn, PartialDate? DueOn, PartialDate? DecidedOn)
{
    public static ComingDays Of(CooperationRecord record) => new(
        record.Ref, record.StartedOn, record.EndedOn, record is RecordsRequest { AwaitsAnswer: true } request ? request.DueOn : null, (record as LegalChallenge)?.DecidedOn);

    /// <summary>
    /// Those that have not come on that day, or come on it. A month or a year comes with its first day, as everywhere in profiles; only an
    /// answer that is due within one is waited for until its last. A case ends with its decision, which is told once.
    /// </summary>
    public IEnumerable<ComingDate> From(DateOnly today)
    {
        if (StartedOn is { } start && start.Earliest >= today)
        {
            yield return new ComingDate(RecordRef, ComingKind.Begins, start);
        }

        if (DecidedOn is { } decision && decision.Earliest >= today)
        {
            yield return new ComingDate(RecordRef, ComingKind.Decision, decision);
        }
        else if (EndedOn is { } end && end.Earliest >= today)
        {
            yield return new ComingDate(RecordRef, ComingKind.Ends, end);
        }

        if (DueOn is { } due)
        {
            yield return new ComingDate(RecordRef, due.Latest >= today ? ComingKind.AnswerDue : ComingKind.AnswerOverdue, due);
        }
    }
}
