using Tracker.Domain.Comparisons;
using Tracker.Domain.Jurisdictions;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Compare;

/// <summary>A place that somebody typed to be compared too: found, or a question which is meant.</summary>
/// <param name="Typed">Kept in the field while it is not found.</param>
/// <param name="Offered">The address that adds each, and its name.</param>
public sealed record PlaceToAdd(string? Typed, Jurisdiction? Found, string? Problem, IReadOnlyList<Jurisdiction> Offered)
{
    public const string Name = "add";
    public const string PickedName = "add-geoid";
    private const int MostOffered = 12;

    private static readonly PlaceToAdd Nothing = new(null, null, null, []);

    /// <summary>By the same understanding of names as imports have.</summary>
    public static PlaceToAdd From(QueryValues query, CompareFilter filter, Gazetteer gazetteer)
    {
        if (query.Text(Name) is not { } typed)
        {
            return Nothing;
        }

        if (filter.IsFull)
        {
            return new PlaceToAdd(typed, null, $"{PlaceComparison.Most} places are compared already. Remove one, then add another.", []);
        }

        var match = gazetteer.FindPicked(query.Text(PickedName, GeoId.MaxLength), typed);
        return match.Found is { } found ? new PlaceToAdd(null, found, null, []) : new PlaceToAdd(typed, null, match.Problem, match.Offered.DistinctBy(o => o.Geoid).Take(MostOffered).ToList());
    }
}
