using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.DetainerPolicies;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Profiles;
using Tracker.Domain.Records;
using Tracker.Domain.SanctuaryPolicies;
using Tracker.Web.Data;
using Tracker.Web.Data.Configurations;
using Tracker.Web.Data.Search;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Jurisdictions;

/// <summary>Which jurisdictions, in which order: the filters of <c>/jurisdictions</c>, its twins and <c>export</c> alike.</summary>
public sealed record JurisdictionFilter
{
    public const string NothingRecorded = "none";

    public static readonly IReadOnlyList<Code> Sorts =
    [
        new("name", "Name"),
        new("-name", "Name, Z first"),
        new("state", "State"),
        new("geoid", "GEOID"),
        new("-records", "Most records first"),
    ];

    /// <summary>The tensions that the database can find among all jurisdictions.</summary>
    public static readonly IReadOnlyList<Code> TensionsToFind = [.. Codes<TensionKind>.All.Where(c => c.Value != Codes<TensionKind>.Of(TensionKind.PolicyAndPractice))];

    public string? Text { get; init; }

    public IReadOnlyList<string> States { get; init; } = [];

    public string? Kind { get; init; }

    public string? Status287g { get; init; }

    public DetainerHolds? Detainer { get; init; }

    public PolicyDirection? Sanctuary { get; init; }

    /// <summary>A direction of state law in force that reaches it.</summary>
    public PolicyDirection? StateLaw { get; init; }

    public TensionKind? Tension { get; init; }

    public string? Has { get; init; }

    public BorderZone? Zone { get; init; }

    public DateOnly AsOf { get; init; }

    /// <summary>Null for the best order there is: by fit when words are searched, else by name.</summary>
    public string? Sort { get; init; }

    /// <summary>The list as programs read it.</summary>
    public static ApiList Api { get; } = new("/jurisdictions", "Jurisdictions that pass the filters, and what is known of each on the day.", "jurisdictions",
    [
        new("q", "Part of the name."),
        new("state", "Two-letter codes, divided by commas, such as CA,OR."),
        new("kind", "The Census Bureau’s word for what it is, such as county or city."),
        new("status287g", "The state of its 287(g) agreements.", Codes<TopicState>.All),
        new("detainer", "What a detainer policy in force does.", Codes<DetainerHolds>.All),
        new("sanctuary", "Which way a sanctuary or limiting policy in force points.", Codes<PolicyDirection>.All),
        new("state-law", "What the state’s law in force imposes.", Codes<PolicyDirection>.All),
        new("tension", "Facts that stand against each other.", TensionsToFind),
        new("has", "A kind of record that it has.", RecordTypes.All.Select(t => new Code(t.Slug, t.PluralName)).ToList()),
        new("zone", "Whether it lies in the 100-mile border zone.", Codes<BorderZone>.All),
        new("as-of", "The day, such as 2025-03-10; otherwise today."),
        new("sort", "The order.", Sorts),
    ]);

    public static JurisdictionFilter From(QueryValues query, DateOnly today)
    {
        return new JurisdictionFilter
        {
            Text = query.Text("q"),
            States = query.States(),
            Kind = query.Text("kind", Jurisdiction.KindMaxLength),
            Status287g = query.OneOf("status287g", Codes<TopicState>.All.Select(c => c.Value).Append(NothingRecorded)),
            Detainer = query.Code<DetainerHolds>("detainer"),
            Sanctuary = query.Code<PolicyDirection>("sanctuary"),
            StateLaw = query.Code<PolicyDirection>("state-law"),
            Tension = query.OneOf("tension", TensionsToFind.Select(t => t.Value)) is { } tension ? Codes<TensionKind>.Parse(tension) : null,
            Has = query.OneOf("has", RecordTypes.All.Select(t => t.Slug)),
            Zone = query.Code<BorderZone>("zone"),
            AsOf = query.Day("as-of") ?? today,
            Sort = query.OneOf("sort", Sorts.Select(s => s.Value)),
        };
    }

    public IQueryable<Jurisdiction> Apply(TrackerDbContext db)
    {
        IQueryable<Jurisdiction> jurisdictions = db.Jurisdictions.AsNoTracking();
        foreach (var condition in Conditions(db))
        {
            jurisdictions = jurisdictions.Where(condition);
        }

        return jurisdictions;
    }

    public IQueryable<Jurisdiction> InOrder(IQueryable<Jurisdiction> jurisdictions, TrackerDbContext db) => Sort switch
    {
        "-name" => jurisdictions.OrderByDescending(j => j.FoldedName).ThenBy(j => j.Geoid),
        "state" => jurisdictions.OrderBy(j => j.StateCode).ThenBy(j => j.FoldedName).ThenBy(j => j.Geoid),
        "geoid" => jurisdictions.OrderBy(j => j.Geoid),
        "-records" => jurisdictions.OrderByDescending(j => db.Records.Count(r => r.JurisdictionGeoid == j.Geoid)).ThenBy(j => j.FoldedName).ThenBy(j => j.Geoid),
        null when Words.Count > 0 => ByFit(jurisdictions),
        _ => jurisdictions.OrderBy(j => j.FoldedName).ThenBy(j => j.StateCode).ThenBy(j => j.Geoid),
    };

    /// <summary>Some kinds are asked for by their level: “state” has the territories too.</summary>
    internal static JurisdictionLevel? LevelOf(string kind) => Codes<JurisdictionLevel>.TryParse(kind, out var level) && level != JurisdictionLevel.County ? level : null;

    private List<string> Words => FoldedName.Of(Text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(8).ToList();

    /// <summary>The name itself first, then names that begin with it; states before counties before places.</summary>
    private IOrderedQueryable<Jurisdiction> ByFit(IQueryable<Jurisdiction> jurisdictions)
    {
        var name = FoldedName.Of(Text);
        return jurisdictions
            .OrderBy(j => j.FoldedName == name || j.FoldedName == name + " county" || j.FoldedName == name + " parish" || j.FoldedName == name + " city" ? 0
                : j.FoldedName.StartsWith(name + " ") ? 1
                : j.FoldedName.StartsWith(name) ? 2
                : 3)
            .ThenBy(j => j.Level == JurisdictionLevel.State ? 0 : j.Level == JurisdictionLevel.County ? 1 : j.Level == JurisdictionLevel.Place ? 2 : 3)
            .ThenBy(j => j.FoldedName)
            .ThenBy(j => j.StateCode)
            .ThenBy(j => j.Geoid);
    }

    private IEnumerable<Expression<Func<Jurisdiction, bool>>> Conditions(TrackerDbContext db)
    {
        if (GeoId.TryParse(Text, out var geoid))
        {
            yield return j => j.Geoid == geoid;
        }
        else if (Text is not null)
        {
            var found = db.FoundRefs(SearchKind.Place, Text);
            yield return j => found.Contains((string)(object)j.Geoid);
        }

        if (States.Count > 0)
        {
            yield return j => States.Contains(j.StateCode);
        }

        if (Kind is not null)
        {
            yield return LevelOf(Kind) is { } level ? j => j.Level == level : j => j.Kind == Kind;
        }

        if (Zone is { } zone)
        {
            yield return j => j.BorderZone == zone;
        }

        foreach (var condition in RecordConditions(db))
        {
            yield return condition;
        }
    }

    private IEnumerable<Expression<Func<Jurisdiction, bool>>> RecordConditions(TrackerDbContext db)
    {
        var rules = new ProfileRules(db, AsOf);
        if (Status287g == NothingRecorded)
        {
            yield return j => !db.Records.OfType<Agreement287g>().Any(r => r.JurisdictionGeoid == j.Geoid);
        }
        else if (Status287g is not null)
        {
            yield return rules.TopicIs(Agreement287gColumns.Type, Codes<TopicState>.Parse(Status287g));
        }

        if (Detainer is { } holds)
        {
            var policies = db.Records.Where(RecordStatusQuery.Is(RecordStatus.InForce, AsOf)).Where(r => r is DetainerPolicy && ((DetainerPolicy)r).Holds == holds);
            yield return j => policies.Any(r => r.JurisdictionGeoid == j.Geoid);
        }

        if (Sanctuary is { } direction)
        {
            var policies = db.Records.Where(RecordStatusQuery.Is(RecordStatus.InForce, AsOf)).Where(r => r is SanctuaryPolicy && ((SanctuaryPolicy)r).PolicyDirection == direction);
            yield return j => policies.Any(r => r.JurisdictionGeoid == j.Geoid);
        }

        if (StateLaw is { } law)
        {
            yield return rules.IsImposed(law);
        }

        if (Tension is { } kind)
        {
            yield return rules.HasTension(kind);
        }

        if (Has is not null)
        {
            yield return j => db.Records.Any(r => r.JurisdictionGeoid == j.Geoid && EF.Property<string>(r, RecordConfiguration.TypeSlug) == Has);
        }
    }
}
