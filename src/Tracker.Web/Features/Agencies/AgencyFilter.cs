using System.Linq.Expressions;
using Tracker.Domain;
using Tracker.Domain.Agencies;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.Jurisdictions;
using Tracker.Web.Data;
using Tracker.Web.Data.Search;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Agencies;

/// <summary>Which agencies, in which order: the filters of <c>/agencies</c>, its twins and <c>export</c> alike.</summary>
public sealed record AgencyFilter
{
    public static readonly IReadOnlyList<Code> Sorts = [new("name", "Name"), new("-records", "Most records first")];

    public static readonly IReadOnlyList<Code> Withs = [new("records", "With records"), new("agreements", "With 287(g) agreements")];

    public string? Text { get; init; }

    public IReadOnlyList<string> States { get; init; } = [];

    public AgencyKind? Kind { get; init; }

    public string? Jurisdiction { get; init; }

    /// <summary>Only those that have a record, or an agreement.</summary>
    public string? With { get; init; }

    public string Sort { get; init; } = Sorts[0].Value;

    /// <summary>The list as programs read it.</summary>
    public static ApiList Api { get; } = new("/agencies", "Agencies that pass the filters.", "agencies",
    [
        new("q", "Words of the name or of a name it had."),
        new("state", "Two-letter codes, divided by commas, such as CA,OR."),
        new("kind", "What kind of agency it is.", Codes<AgencyKind>.All),
        new("jurisdiction", "The GEOID of its home."),
        new("with", "Only those that have records, or agreements.", Withs),
        new("sort", "The order.", Sorts),
    ]);

    public static AgencyFilter From(QueryValues query)
    {
        var jurisdiction = query.Text("jurisdiction");
        if (jurisdiction is not null && !GeoId.TryParse(jurisdiction, out _))
        {
            query.Refuse("jurisdiction", jurisdiction, "Give the jurisdiction’s GEOID, such as 48201.");
        }

        return new AgencyFilter
        {
            Text = query.Text("q"),
            States = query.States(),
            Kind = query.Code<AgencyKind>("kind"),
            Jurisdiction = jurisdiction,
            With = query.OneOf("with", Withs.Select(w => w.Value)),
            Sort = query.OneOf("sort", Sorts.Select(s => s.Value)) ?? Sorts[0].Value,
        };
    }

    public IQueryable<Agency> Apply(IQueryable<Agency> agencies, TrackerDbContext db)
    {
        foreach (var condition in Conditions(db))
        {
            agencies = agencies.Where(condition);
        }

        return agencies;
    }

    /// <summary>In the chosen order; the reference last, so that pages never overlap.</summary>
    public IQueryable<Agency> InOrder(IQueryable<Agency> agencies, TrackerDbContext db) => Sort == "-records"
        ? agencies.OrderByDescending(a => db.Records.Count(r => r.AgencyRef == a.Ref)).ThenBy(a => a.FoldedName).ThenBy(a => a.Ref)
        : agencies.OrderBy(a => a.FoldedName).ThenBy(a => a.Ref);

    private IEnumerable<Expression<Func<Agency, bool>>> Conditions(TrackerDbContext db)
    {
        if (Text is not null)
        {
            var found = db.FoundRefs(SearchKind.Agency, Text);
            yield return a => found.Contains(a.Ref);
        }

        if (States.Count > 0)
        {
            yield return a => States.Contains(a.Home.StateCode);
        }

        if (Kind is not null)
        {
            yield return a => a.Kind == Kind;
        }

        if (GeoId.TryParse(Jurisdiction, out var geoid))
        {
            yield return a => a.HomeGeoid == geoid;
        }

        if (With == "records")
        {
            yield return a => db.Records.Any(r => r.AgencyRef == a.Ref);
        }
        else if (With is not null)
        {
            yield return a => db.Records.OfType<Agreement287g>().Any(r => r.AgencyRef == a.Ref);
        }
    }
}
