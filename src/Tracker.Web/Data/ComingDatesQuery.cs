using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Coming;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.LegalChallenges;
using Tracker.Domain.Records;
using Tracker.Domain.RecordsRequests;

namespace Tracker.Web.Data;

/// <summary>A coming date and where it is.</summary>
public sealed record PlacedDate(ComingDate Date, Jurisdiction Place);

/// <summary>The coming dates of records, the earliest first: one command, and no more is read than the days of the records that have any.</summary>
public sealed class ComingDatesQuery(TrackerDbContext db, ReferenceCache reference)
{
    /// <param name="states">Postal codes; none for all states.</param>
    /// <param name="kind">Null for any.</param>
    /// <param name="today">The day from which dates are coming.</param>
    /// <param name="cancellation">Gives it up.</param>
    public async Task<IReadOnlyList<PlacedDate>> FromAsync(IReadOnlyList<string> states, ComingKind? kind, DateOnly today, CancellationToken cancellation)
    {
        var gazetteer = await reference.GazetteerAsync(cancellation);
        var records = states.Count == 0 ? db.Records : db.Records.Where(r => states.Contains(r.Jurisdiction.StateCode));
        var rows = await WithDates(records.AsNoTracking(), today).Select(r => new
        {
            r.Ref,
            r.JurisdictionGeoid,
            r.StartedOn,
            r.EndedOn,
            DueOn = r is RecordsRequest ? ((RecordsRequest)r).DueOn : null,
            Status = r is RecordsRequest ? (RequestStatus?)((RecordsRequest)r).RequestStatus : null,
            DecidedOn = r is LegalChallenge ? ((LegalChallenge)r).DecidedOn : null,
        }).ToListAsync(cancellation);
        return rows
            .SelectMany(r => new ComingDays(r.Ref, r.StartedOn, r.EndedOn, r.Status is { } status && RecordsRequest.IsAwaitedIn(status) ? r.DueOn : null, r.DecidedOn).From(today), (r, d) => new PlacedDate(d, gazetteer[r.JurisdictionGeoid]))
            .Where(d => kind is null || d.Date.Kind == kind)
            .OrderBy(d => d.Date.On).ThenBy(d => d.Place.StateCode, StringComparer.Ordinal).ThenBy(d => d.Date.RecordRef, StringComparer.Ordinal).ThenBy(d => d.Date.Kind).ToList();
    }

    /// <summary>Those that have a day from today on, and requests that have a day to be answered by. The month and the year of today are texts that come before it.</summary>
    private static IQueryable<CooperationRecord> WithDates(IQueryable<CooperationRecord> records, DateOnly today)
    {
        var (day, month, year) = (PartialDate.Of(today), new PartialDate(today.Year, today.Month), new PartialDate(today.Year));
        return records.Where(r =>
            r.StartedOn >= day || r.StartedOn == month || r.StartedOn == year
            || r.EndedOn >= day || r.EndedOn == month || r.EndedOn == year
            || (r is RecordsRequest && ((RecordsRequest)r).DueOn != null)
            || (r is LegalChallenge && (((LegalChallenge)r).DecidedOn >= day || ((LegalChallenge)r).DecidedOn == month || ((LegalChallenge)r).DecidedOn == year)));
    }
}
