using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.DetainerPolicies;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Profiles;
using Tracker.Domain.Records;
using Tracker.Domain.SanctuaryPolicies;
using Tracker.Web.Data.Configurations;

namespace Tracker.Web.Data;

/// <summary>
/// The rules of <see cref="JurisdictionProfile"/> as conditions on jurisdictions, for lists, filters and exports.
/// A property test feeds both the same records and holds them together.
/// </summary>
public sealed class ProfileRules(TrackerDbContext db, DateOnly day)
{
    /// <summary>The topic is in that state on the day.</summary>
    public Expression<Func<Jurisdiction, bool>> TopicIs(RecordType type, TopicState state)
    {
        var slug = type.Slug;
        var recorded = db.Records.Where(r => EF.Property<string>(r, RecordConfiguration.TypeSlug) == slug);
        var appeared = recorded.Where(RecordStatusQuery.HadAppearedBy(day));
        var checks = db.Checks.Where(c => c.TopicSlug == slug && c.CheckedOn <= day);
        return state switch
        {
            TopicState.NoneFound => j => !appeared.Any(r => r.JurisdictionGeoid == j.Geoid) && checks.Any(c => c.JurisdictionGeoid == j.Geoid),
            TopicState.NothingYet => j => !appeared.Any(r => r.JurisdictionGeoid == j.Geoid) && !checks.Any(c => c.JurisdictionGeoid == j.Geoid) && recorded.Any(r => r.JurisdictionGeoid == j.Geoid),
            TopicState.NotResearched => j => !checks.Any(c => c.JurisdictionGeoid == j.Geoid) && !recorded.Any(r => r.JurisdictionGeoid == j.Geoid),
            _ => BestIs(appeared, state),
        };
    }

    /// <summary>A state law of that direction reaches the jurisdiction on the day; a state's own policies reach the state.</summary>
    public Expression<Func<Jurisdiction, bool>> IsImposed(PolicyDirection direction)
    {
        var laws = Policies().Where(p => p.PolicyDirection == direction);
        return j => laws.Any(p => p.Jurisdiction.StateCode == j.StateCode && p.Jurisdiction.Level == JurisdictionLevel.State && (p.AppliesToLocal || j.Level == JurisdictionLevel.State));
    }

    /// <summary>An agreement in force where the state's law limits it, or a limiting policy where the state's law requires cooperation.</summary>
    public Expression<Func<Jurisdiction, bool>> HasTension(TensionKind kind) => kind switch
    {
        TensionKind.AgreementAgainstStateLaw => AgreementAgainstStateLaw(),
        TensionKind.LimitsAgainstStateMandate => LimitsAgainstStateMandate(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "What a practice contradicts is worked out for one jurisdiction at a time."),
    };

    // In the order of RecordStatus, which is that of TopicState: the best first.
    private Expression<Func<Jurisdiction, bool>> BestIs(IQueryable<CooperationRecord> appeared, TopicState state)
    {
        var order = Enum.GetValues<RecordStatus>();
        var these = appeared.Where(RecordStatusQuery.Is(order[(int)state], day));
        var better = order[..(int)state].Select(s => appeared.Where(RecordStatusQuery.Is(s, day)))
            .Aggregate((IQueryable<CooperationRecord>?)null, (all, some) => all is null ? some : all.Concat(some));
        return better is null
            ? j => these.Any(r => r.JurisdictionGeoid == j.Geoid)
            : j => these.Any(r => r.JurisdictionGeoid == j.Geoid) && !better.Any(r => r.JurisdictionGeoid == j.Geoid);
    }

    private Expression<Func<Jurisdiction, bool>> AgreementAgainstStateLaw()
    {
        const string Touched = ";" + Tensions.DeputizationTerm;
        var agreements = InForce().Where(r => r is Agreement287g);
        var laws = Policies().Where(p => p.PolicyDirection == PolicyDirection.Limits && (p.Scope == null || (";" + p.Scope).Contains(Touched)));
        return j => agreements.Any(r => r.JurisdictionGeoid == j.Geoid)
            && laws.Any(p => p.Jurisdiction.StateCode == j.StateCode && p.Jurisdiction.Level == JurisdictionLevel.State && (p.AppliesToLocal || j.Level == JurisdictionLevel.State));
    }

    private Expression<Func<Jurisdiction, bool>> LimitsAgainstStateMandate()
    {
        const string Touched = ";" + Tensions.DetainersTerm;
        var mandates = Policies().Where(p => p.PolicyDirection == PolicyDirection.Mandates || p.PolicyDirection == PolicyDirection.ForbidsLocalLimits);
        var onDetainers = mandates.Where(p => p.Scope == null || (";" + p.Scope).Contains(Touched));
        var policies = Policies().Where(p => p.PolicyDirection == PolicyDirection.Limits);
        var detainers = InForce().Where(r => r is DetainerPolicy && (((DetainerPolicy)r).Holds == DetainerHolds.JudicialWarrantOnly || ((DetainerPolicy)r).Holds == DetainerHolds.None));
        return j =>
            (policies.Any(r => r.JurisdictionGeoid == j.Geoid)
                && mandates.Any(p => p.Jurisdiction.StateCode == j.StateCode && p.Jurisdiction.Level == JurisdictionLevel.State && (p.AppliesToLocal || j.Level == JurisdictionLevel.State)))
            || (detainers.Any(r => r.JurisdictionGeoid == j.Geoid)
                && onDetainers.Any(p => p.Jurisdiction.StateCode == j.StateCode && p.Jurisdiction.Level == JurisdictionLevel.State && (p.AppliesToLocal || j.Level == JurisdictionLevel.State)));
    }

    private IQueryable<CooperationRecord> InForce() => db.Records.Where(RecordStatusQuery.Is(RecordStatus.InForce, day));

    private IQueryable<SanctuaryPolicy> Policies() => InForce().OfType<SanctuaryPolicy>();
}
