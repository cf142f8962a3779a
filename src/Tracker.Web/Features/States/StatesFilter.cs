using Tracker.Domain;
using Tracker.Domain.Trends;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.States;

/// <summary>On which day, and in which order: the filters of <c>/states</c> and its twins.</summary>
public sealed record StatesFilter(DateOnly AsOf, string Sort)
{
    public static readonly IReadOnlyList<Code> Sorts =
    [
        new("state", "State"),
        new("-agreements", "Most agreements first"),
        new("-agencies", "Largest share of agencies first"),
        new("-counties", "Largest share of counties first"),
        new("posture", "Law"),
    ];

    public static StatesFilter From(QueryValues query, DateOnly today) =>
        new(query.Day("as-of") ?? today, query.OneOf("sort", Sorts.Select(s => s.Value)) ?? Sorts[0].Value);

    public IReadOnlyList<StateStanding> InOrder(IEnumerable<StateStanding> standings) => (Sort switch
    {
        "-agreements" => standings.OrderByDescending(s => s.Agreements),
        "-agencies" => standings.OrderByDescending(s => s.AgencyShare?.Percent ?? -1),
        "-counties" => standings.OrderByDescending(s => s.Counties.Percent),
        "posture" => standings.OrderBy(s => s.Posture),
        _ => standings.OrderBy(_ => 0),
    }).ThenBy(s => s.State.Name, StringComparer.Ordinal).ToList();
}
