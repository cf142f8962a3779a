using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.Records;
using Tracker.Domain.SanctuaryPolicies;

namespace Tracker.Web.Data;

/// <summary>
/// The rules of <see cref="CooperationRecord.StatusOn"/> for the database. Dates are stored as ISO text, whose order is that
/// of their earliest day.
/// </summary>
public static class RecordStatusQuery
{
    /// <summary>The status itself: what is of none of the other three is in force.</summary>
    public static Expression<Func<CooperationRecord, RecordStatus>> On(DateOnly day)
    {
        var record = Expression.Parameter(typeof(CooperationRecord), "r");
        var status = new[] { RecordStatus.NoLongerListed, RecordStatus.Pending, RecordStatus.Ended }.Aggregate(
            (Expression)Expression.Constant(RecordStatus.InForce),
            (otherwise, status) => Is(status, day) is var rule ? Expression.Condition(ReplacingExpressionVisitor.Replace(rule.Parameters[0], record, rule.Body), Expression.Constant(status), otherwise) : otherwise);
        return Expression.Lambda<Func<CooperationRecord, RecordStatus>>(status, record);
    }

    public static Expression<Func<CooperationRecord, bool>> Is(RecordStatus status, DateOnly day)
    {
        var date = PartialDate.Of(day);
        return status switch
        {
            RecordStatus.Ended => r => (r.EndedOn != null && r.EndedOn <= date)
                || (r.HasEndedSometime && (r.StartedOn == null || r.StartedOn <= date)),
            RecordStatus.Pending => r => (r.EndedOn == null || r.EndedOn > date)
                && ((r.StartedOn != null && r.StartedOn > date)
                    || (r is Agreement287g && r.StartedOn == null && ((Agreement287g)r).RequestedOn != null)
                    || (r is SanctuaryPolicy && r.StartedOn == null && r.EndedOn == null && ((SanctuaryPolicy)r).ProposedOn != null)),
            RecordStatus.NoLongerListed => r => (r.EndedOn == null || r.EndedOn > date)
                && !r.HasEndedSometime
                && r is Agreement287g
                && (r.StartedOn == null ? ((Agreement287g)r).RequestedOn == null : r.StartedOn <= date)
                && ((Agreement287g)r).Listings.Any()
                && !((Agreement287g)r).Listings.Any(l => l.StandsAfter == l.LastSeenOn || !l.List.Snapshots.Any(s => s.ObservedOn > l.LastSeenOn && s.ObservedOn <= day)),
            _ => r => (r.EndedOn == null || r.EndedOn > date)
                && !r.HasEndedSometime
                && (r.StartedOn == null || r.StartedOn <= date)
                && !(r is Agreement287g && r.StartedOn == null && ((Agreement287g)r).RequestedOn != null)
                && !(r is SanctuaryPolicy && r.StartedOn == null && r.EndedOn == null && ((SanctuaryPolicy)r).ProposedOn != null)
                && !(r is Agreement287g
                    && ((Agreement287g)r).Listings.Any()
                    && !((Agreement287g)r).Listings.Any(l => l.StandsAfter == l.LastSeenOn || !l.List.Snapshots.Any(s => s.ObservedOn > l.LastSeenOn && s.ObservedOn <= day))),
        };
    }

    /// <summary>The rule of <see cref="CooperationRecord.HadAppearedBy"/>.</summary>
    public static Expression<Func<CooperationRecord, bool>> HadAppearedBy(DateOnly day)
    {
        var date = PartialDate.Of(day);
        return r => r is Agreement287g ? (((Agreement287g)r).RequestedOn ?? ((Agreement287g)r).SignedOn ?? r.StartedOn) == null || (((Agreement287g)r).RequestedOn ?? ((Agreement287g)r).SignedOn ?? r.StartedOn) <= date
            : r is SanctuaryPolicy ? (((SanctuaryPolicy)r).ProposedOn ?? ((SanctuaryPolicy)r).EnactedOn ?? r.StartedOn) == null || (((SanctuaryPolicy)r).ProposedOn ?? ((SanctuaryPolicy)r).EnactedOn ?? r.StartedOn) <= date
            : r.StartedOn == null || r.StartedOn <= date;
    }
}
