using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.DetainerPolicies;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Practices;
using Tracker.Domain.Profiles;
using Tracker.Domain.Records;
using Tracker.Domain.SanctuaryPolicies;
using Tracker.Web.Data;

namespace Tracker.Web.Features.States;

/// <summary>
/// The tensions of all places of a state, by the rules of their profiles, in a fixed number of commands. Agreements are read only where a law of
/// the state limits them: elsewhere they can be in no tension.
/// </summary>
public sealed class StateTensions(TrackerDbContext db, ReferenceCache reference)
{
    /// <summary>Records come with the days of their lists.</summary>
    private static readonly ListCalendar NoLists = new([]);

    /// <summary>No tension tells it.</summary>
    private static readonly HashSet<string> NoneContested = [];

    /// <param name="state">The state.</param>
    /// <param name="laws">Its own laws in force.</param>
    /// <param name="day">The day.</param>
    /// <param name="cancellation">Gives it up.</param>
    public async Task<IReadOnlyList<Tension>> OnAsync(Jurisdiction state, IReadOnlyList<SanctuaryPolicy> laws, DateOnly day, CancellationToken cancellation)
    {
        var gazetteer = await reference.GazetteerAsync(cancellation);
        var limited = laws.Any(l => l.PolicyDirection == PolicyDirection.Limits && StateLaw.Touches(l, Tensions.DeputizationTerm));
        var there = db.Records.Where(r => r.Jurisdiction.StateCode == state.StateCode);
        there = limited
            ? there.Where(r => r is Agreement287g || r is SanctuaryPolicy || r is DetainerPolicy || r is Practice)
            : there.Where(r => r is SanctuaryPolicy || r is DetainerPolicy || r is Practice);
        var records = await db.LoadWithStatusAsync(there.Include(r => r.Agency), cancellation);
        var own = records.OfType<SanctuaryPolicy>().Where(p => p.JurisdictionGeoid == state.Geoid).ToList();
        return records.GroupBy(r => r.JurisdictionGeoid)
            .SelectMany(g => Of(gazetteer[g.Key], g.ToList(), g.Key == state.Geoid ? [] : own, day))
            .OrderBy(t => t.Kind).ThenBy(t => t.Jurisdiction.Geoid).ThenBy(t => t.One.Ref, StringComparer.Ordinal).ThenBy(t => t.Other.Ref, StringComparer.Ordinal).ToList();
    }

    private static IReadOnlyList<Tension> Of(Jurisdiction place, List<CooperationRecord> records, List<SanctuaryPolicy> stateLaws, DateOnly day)
    {
        var facts = new RecordedFacts(place, records, stateLaws, [], NoLists, NoneContested);
        return Tensions.On(facts, StateLaw.ImposedOn(facts, day), day);
    }
}
