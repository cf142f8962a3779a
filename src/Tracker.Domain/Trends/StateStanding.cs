using Tracker.Domain.Agreements287g;
using Tracker.Domain.Checks;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Profiles;
using Tracker.Domain.Records;
using Tracker.Domain.SanctuaryPolicies;

namespace Tracker.Domain.Trends;

/// <summary>The agencies of a state that the tracker knows of, whatever they do.</summary>
/// <param name="WithOri">Those that the FBI's identifier is known of: its file of law-enforcement agencies brings it for all.</param>
public sealed record KnownAgencies(int All, int WithOri)
{
    public static KnownAgencies None { get; } = new(0, 0);

    /// <summary>A share of them says something only where most come from the FBI's file; else only those are known that signed.</summary>
    public bool AreMostOfThem => WithOri * 2 >= All && All > 0;
}

/// <summary>So many of so many.</summary>
public readonly record struct Share(int Part, int Whole)
{
    /// <summary>From 0 to 100.</summary>
    public double Percent => Whole == 0 ? 0 : 100.0 * Part / Whole;
}

/// <summary>Where a state stands on a day: its own law, and how many of its agencies and counties have 287(g) agreements in force.</summary>
/// <param name="Laws">The state's own policies in force, strictest direction first as profiles have them.</param>
/// <param name="LawTopic">The state of that topic: tells no law from no law found and from nobody having looked.</param>
/// <param name="Models">How many agreements of each model are in force; a model without any is left out.</param>
public sealed record StateStanding(
    Jurisdiction State, DateOnly Day, IReadOnlyList<SanctuaryPolicy> Laws, TopicProfile LawTopic, IReadOnlyDictionary<AgreementModel, int> Models, int Agencies, KnownAgencies Known, Share Counties)
{
    /// <summary>Which way its laws point together; symbolic ones do not.</summary>
    public Direction Posture => Laws.Select(l => l.Direction).Distinct().ToList() switch
    {
        [] => Direction.Unknown,
        [var one] => one,
        _ => Direction.Mixed,
    };

    public int Agreements => Models.Values.Sum();

    /// <summary>Of the agencies known there, those with an agreement in force; null where too few are known for a share.</summary>
    public Share? AgencyShare => Known.AreMostOfThem ? new Share(Agencies, Known.All) : null;

    /// <param name="state">The state.</param>
    /// <param name="day">The day.</param>
    /// <param name="inForce">The agreements in force there on that day.</param>
    /// <param name="policies">The state's own policies, in force or not.</param>
    /// <param name="checks">Looks for policies of the state that found nothing.</param>
    /// <param name="known">Its agencies.</param>
    /// <param name="counties">How many counties it has.</param>
    /// <param name="gazetteer">Tells the county of each place.</param>
    public static StateStanding Of(
        Jurisdiction state, DateOnly day, IReadOnlyCollection<TrendFact> inForce, IReadOnlyList<SanctuaryPolicy> policies, IReadOnlyList<Check> checks, KnownAgencies known, int counties, Gazetteer gazetteer)
    {
        var facts = new RecordedFacts(state, policies, [], checks, new ListCalendar([]), new HashSet<string>(StringComparer.Ordinal));
        return new StateStanding(
            state, day,
            StateLaw.ImposedOn(facts, day),
            TopicProfile.Of(SanctuaryPolicyColumns.Type, policies, checks, facts.Contested, day),
            inForce.GroupBy(f => f.Model!.Value).ToDictionary(g => g.Key, g => g.Count()),
            inForce.Select(f => f.AgencyRef).OfType<string>().Distinct(StringComparer.Ordinal).Count(),
            known,
            new Share(
                inForce.Select(f => CountyOf(gazetteer[f.Geoid])).OfType<GeoId>().Distinct().Count(),
                counties));
    }

    /// <summary>The county itself, or the one that a place or county subdivision lies in; none of a state.</summary>
    private static GeoId? CountyOf(Jurisdiction place) => place.Level switch
    {
        JurisdictionLevel.County => place.Geoid,
        JurisdictionLevel.State => null,
        _ => place.ParentGeoid,
    };
}
