using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;
using Tracker.Web.Data;
using Tracker.Web.Data.Configurations;
using Tracker.Web.Features.Shared;

namespace Tracker.Web.Features.Records;

/// <summary>Counts the records of a list by one command, and keeps the numbers until something is recorded: they serve every choice among its facets, every page and every order.</summary>
public sealed class RecordTabulations(TrackerDbContext db, CurrentSite site, CountCache cache)
{
    public Task<RecordTabulation> OfAsync(RecordFilter filter, CancellationToken cancellation) =>
        cache.OfAsync(site, filter.TabulationKey, async () => new RecordTabulation(await CountAsync(filter.Untabulated, cancellation)), cancellation);

    private async Task<List<TabulatedRecords>> CountAsync(RecordFilter filter, CancellationToken cancellation)
    {
        var told = With<Told, RecordStatus>((r, status) => new Told
        {
            Type = EF.Property<string>(r, RecordConfiguration.TypeSlug),
            Model = r is Agreement287g ? ((Agreement287g)r).Model : null,
            State = r.Jurisdiction.StateCode,
            Level = r.Jurisdiction.Level,
            Status = status,
        }, RecordStatusQuery.On(filter.AsOf));
        var counts = await filter.Apply(db.Records.AsNoTracking(), db).Select(told)
            .GroupBy(t => new { t.Type, t.Model, t.State, t.Level, t.Status }).Select(g => new { g.Key, Count = g.Count() })
            .ToListAsync(cancellation);
        return counts.Select(c => new TabulatedRecords(c.Key.Type, c.Key.Model, c.Key.State, c.Key.Level, c.Key.Status, c.Count)).ToList();
    }

    /// <summary>Puts an expression in the place of a parameter.</summary>
    private static Expression<Func<CooperationRecord, TResult>> With<TResult, TPart>(Expression<Func<CooperationRecord, TPart, TResult>> whole, Expression<Func<CooperationRecord, TPart>> part)
    {
        var body = ReplacingExpressionVisitor.Replace(part.Parameters[0], whole.Parameters[0], part.Body);
        return Expression.Lambda<Func<CooperationRecord, TResult>>(ReplacingExpressionVisitor.Replace(whole.Parameters[1], body, whole.Body), whole.Parameters[0]);
    }

    private sealed class Told
    {
        public required string Type { get; init; }

        public required AgreementModel? Model { get; init; }

        public required string State { get; init; }

        public required JurisdictionLevel Level { get; init; }

        public required RecordStatus Status { get; init; }
    }
}
