using Tracker.Domain;
using Tracker.Domain.Checks;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Checks;

/// <summary>Which checks: the filters of <c>/checks</c> and its twins.</summary>
public sealed record CheckFilter(IReadOnlyList<string> States, RecordType? Topic, GeoId? Jurisdiction)
{
    /// <summary>The list as programs read it.</summary>
    public static ApiList Api { get; } = new("/checks", "Looks that found nothing.", "checks",
        [new("state", "Two-letter codes, divided by commas, such as CA,OR."), new("topic", "The kind of record that was looked for.", RecordTypes.All.Select(t => new Code(t.Slug, t.PluralName)).ToList()), new("jurisdiction", "A GEOID, such as 48201.")]);

    public static CheckFilter From(QueryValues query) =>
        new(query.States(), RecordTypes.Find(query.OneOf("topic", RecordTypes.All.Select(t => t.Slug))), query.Place("jurisdiction"));

    public IQueryable<Check> Apply(IQueryable<Check> checks)
    {
        checks = States.Count > 0 ? checks.Where(c => States.Contains(c.Jurisdiction.StateCode)) : checks;
        checks = Topic is { Slug: var slug } ? checks.Where(c => c.TopicSlug == slug) : checks;
        return Jurisdiction is { } geoid ? checks.Where(c => c.JurisdictionGeoid == geoid) : checks;
    }

    /// <summary>The latest look first; the reference last, so that pages never overlap.</summary>
    public static IQueryable<Check> InOrder(IQueryable<Check> checks) => checks.OrderByDescending(c => c.CheckedOn).ThenBy(c => c.Ref);
}
